package org.equipoise.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.equipoise.junit.EngineRuns.outcomes;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.equipoise.agent.Agent;
import org.equipoise.agent.AgentDescription;
import org.equipoise.agent.Draw;
import org.equipoise.agent.Exchange;
import org.equipoise.agent.FaultException;
import org.equipoise.agent.Step;
import org.equipoise.agent.Usage;
import org.equipoise.journal.Cassette;
import org.equipoise.journal.StateCodec;
import org.equipoise.result.Result;
import org.equipoise.result.ResultFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineTestKit;

class JournalTest {
  private static final AtomicInteger STEPS = new AtomicInteger();
  private static final AtomicInteger HOOKS = new AtomicInteger();
  private static volatile long brokenFrom;
  private static volatile String prompt;

  @TempDir private Path directory;

  @BeforeEach
  void reset() {
    STEPS.set(0);
    HOOKS.set(0);
    brokenFrom = Long.MAX_VALUE;
    prompt = "tidy up";
  }

  /** Walks a ring of five, until its service is closed. */
  private static final class RingAgent implements Agent<Integer> {
    @Override
    public Step<Integer> step(Integer state, Draw draw) throws FaultException {
      if (draw.number() >= brokenFrom) {
        throw new FaultException(FaultException.Kind.CLOSED, "no credit");
      }
      STEPS.incrementAndGet();
      draw.add(new Exchange("of Jane Doe", "ok", Collections.emptySortedMap(), new Usage(10, 1)));
      return Step.to(Math.floorMod(state + (draw.random().nextBoolean() ? 1 : -1), 5));
    }

    @Override
    public AgentDescription description() {
      return AgentDescription.named("ring").with("prompt", prompt);
    }
  }

  @Sampling(transitions = 200)
  static class RingTestCase {
    @BeforeSampling
    void connect() {
      HOOKS.incrementAndGet();
    }

    @AgentUnderTest
    Agent<Integer> agent() {
      return new RingAgent();
    }

    @StartStates
    List<Integer> start() {
      return List.of(0);
    }

    @AgentTest
    void walks(org.equipoise.sampling.Sample<Integer> sample) {
      assertThat(sample.chain().size()).isEqualTo(5);
    }
  }

  private EngineTestKit.Builder engine(Class<?> testClass, String build) {
    return EngineRuns.engine()
        .configurationParameter(Constants.RESUME, "true")
        .configurationParameter(Constants.BUILD, build)
        .configurationParameter(Constants.OUTPUT_DIRECTORY, directory.resolve("out").toString())
        .configurationParameter(Constants.BASELINE_DIRECTORY, directory.toString())
        .selectors(selectClass(testClass));
  }

  private String run(EngineTestKit.Builder engine) {
    return outcomes(engine.execute()).values().iterator().next();
  }

  private String run(Class<?> testClass, String mode) {
    return run(engine(testClass, "build of " + mode).configurationParameter(Constants.MODE, mode));
  }

  /** What a run of a class prints. */
  private String printed(Class<?> testClass, String mode) {
    PrintStream before = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try {
      run(
          engine(testClass, "build of " + mode)
              .configurationParameter(Constants.MODE, mode)
              .configurationParameter(Constants.SUMMARY, "true"));
    } finally {
      System.setOut(before);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private Path output(Class<?> testClass, String name) {
    return directory.resolve("out").resolve(testClass.getName()).resolve(name);
  }

  private Path cassette(Class<?> testClass) {
    return directory.resolve(testClass.getName() + Cassette.SUFFIX);
  }

  private Result result(Class<?> testClass) throws IOException {
    return ResultFile.read(output(testClass, ResultFile.NAME));
  }

  @Test
  void aSampleIsJudgedAgainWithinItsBuildAndTakenAnewInAnother() throws IOException {
    assertThat(run(engine(RingTestCase.class, "b1"))).isEqualTo("SUCCESSFUL");
    assertThat(STEPS).hasValue(200);

    assertThat(run(engine(RingTestCase.class, "b1"))).isEqualTo("SUCCESSFUL");
    assertThat(STEPS).hasValue(200);
    assertThat(result(RingTestCase.class).cost().calls()).isZero();
    assertThat(result(RingTestCase.class).cost().recalledCalls()).isEqualTo(200);

    assertThat(run(engine(RingTestCase.class, "b2"))).isEqualTo("SUCCESSFUL");
    assertThat(STEPS).hasValue(400);
    assertThat(output(RingTestCase.class, "journal-finished.jsonl")).exists();
  }

  @Test
  void aRunThatWasNotFinishedIsGoneOnWithInAnyBuildUnlessThatIsForbidden() throws IOException {
    brokenFrom = 120;
    run(engine(RingTestCase.class, "b1"));
    assertThat(STEPS).hasValue(120);
    assertThat(result(RingTestCase.class).end()).isEqualTo("SERVICE_CLOSED");
    run(engine(RingTestCase.class, "b1"));
    assertThat(result(RingTestCase.class).end()).isEqualTo("SERVICE_CLOSED");
    brokenFrom = Long.MAX_VALUE;

    assertThat(run(engine(RingTestCase.class, "b2"))).isEqualTo("SUCCESSFUL");
    assertThat(STEPS).as("120 before, 80 now").hasValue(200);

    STEPS.set(0);
    brokenFrom = 120;
    run(engine(RingTestCase.class, "b3"));
    brokenFrom = Long.MAX_VALUE;
    run(engine(RingTestCase.class, "b4").configurationParameter(Constants.RESUME, "false"));
    assertThat(STEPS).hasValue(320);
  }

  @Test
  void anotherPromptBeginsAnew() {
    brokenFrom = 120;
    run(engine(RingTestCase.class, "b1"));
    brokenFrom = Long.MAX_VALUE;
    prompt = "mess up";

    run(engine(RingTestCase.class, "b2"));

    assertThat(STEPS).hasValue(320);
  }

  @Test
  void whatWasRecordedIsReplayedWithoutACallAndWithTheHooks() throws IOException {
    assertThat(run(RingTestCase.class, "record")).isEqualTo("SUCCESSFUL");
    assertThat(cassette(RingTestCase.class)).isNotEmptyFile();
    Files.delete(output(RingTestCase.class, ClassJournal.NAME));
    brokenFrom = 0;

    assertThat(run(RingTestCase.class, "replay")).isEqualTo("SUCCESSFUL");

    assertThat(STEPS).hasValue(200);
    assertThat(HOOKS).hasValue(2);
    assertThat(result(RingTestCase.class).cost().recalledDraws()).isEqualTo(200);
    assertThat(output(RingTestCase.class, ClassJournal.NAME)).doesNotExist();
  }

  @Test
  void withoutACassetteTheLastJournalIsReplayed() {
    run(RingTestCase.class, "live");
    brokenFrom = 0;
    assertThat(cassette(RingTestCase.class)).doesNotExist();
    assertThat(run(RingTestCase.class, "replay")).isEqualTo("SUCCESSFUL");
  }

  @Test
  void aReplaySaysThatItIsOneAndOfWhat() throws IOException {
    run(RingTestCase.class, "record");
    Path cassette = cassette(RingTestCase.class);

    assertThat(printed(RingTestCase.class, "replay").lines())
        .containsOnlyOnce(
            "Equipoise: %s: replayed from %s (recorded %s); no call was made"
                .formatted(RingTestCase.class.getName(), cassette, Cassette.recorded(cassette)));
    assertThat(result(RingTestCase.class).warnings()).noneMatch(w -> w.contains("replayed"));
  }

  private String recordIt() {
    return "record it again: mvn test -Dtest='JournalTest$RingTestCase' -Dequipoise.mode=record -Dequipoise.cassetteDirectory='%s'"
        .formatted(directory);
  }

  @Test
  void withNeitherAReplayFailsAndSaysHowToRecord() {
    assertThat(run(RingTestCase.class, "replay"))
        .isEqualTo(
            "FAILED: there is nothing to replay for %s, neither %s nor %s; %s"
                .formatted(
                    RingTestCase.class.getName(),
                    cassette(RingTestCase.class),
                    output(RingTestCase.class, ClassJournal.NAME),
                    recordIt().replace(" again", "")));
    assertThat(STEPS).hasValue(0);
  }

  @Test
  void aChangedPromptIsAFailureOfTheReplayThatTellsTheChange() throws IOException {
    run(RingTestCase.class, "record");
    prompt = "mess up";

    assertThat(run(RingTestCase.class, "replay"))
        .isEqualTo(
            "FAILED: what is to be replayed is of another agent or plan (agent.prompt: tidy up -> mess up): %s; %s"
                .formatted(cassette(RingTestCase.class), recordIt()));
    assertThat(result(RingTestCase.class).properties().get(0).remedy()).isEqualTo(recordIt());
  }

  @Test
  void aDrawThatAReplayLacksFailsTheTestsAndKeepsWhatThereIs() throws IOException {
    run(RingTestCase.class, "live");
    Path journal = output(RingTestCase.class, ClassJournal.NAME);
    List<String> lines = new ArrayList<>(Files.readAllLines(journal));
    lines.removeIf(line -> line.startsWith("{\"draw\":120,"));
    Files.write(journal, lines);

    assertThat(run(RingTestCase.class, "replay"))
        .startsWith("FAILED: " + RingTestCase.class.getName() + ": draw 120 from the state '")
        .endsWith(
            "' is not in %s; %s"
                .formatted(output(RingTestCase.class, ClassJournal.NAME), recordIt()));
    assertThat(result(RingTestCase.class).cost().draws()).isEqualTo(120);
  }

  @Test
  void aRecordingThatWasCutIsGoneOnWithAndAFinishedOneIsNot() {
    brokenFrom = 120;
    run(RingTestCase.class, "record");
    assertThat(cassette(RingTestCase.class)).as("the run was not whole").doesNotExist();
    brokenFrom = Long.MAX_VALUE;
    run(engine(RingTestCase.class, "b").configurationParameter(Constants.MODE, "record"));
    assertThat(STEPS).hasValue(200);
    run(engine(RingTestCase.class, "b").configurationParameter(Constants.MODE, "record"));
    assertThat(STEPS).hasValue(400);
  }

  static class KeylessTestCase extends RingTestCase {
    @Override
    @AgentUnderTest
    Agent<Integer> agent() {
      throw new IllegalStateException("no key");
    }
  }

  @Test
  void anAgentThatCanNotBeMadeInAReplayIsToldThatItIsNeverCalled() {
    Throwable thrown =
        EngineRuns.thrown(
                engine(KeylessTestCase.class, "b")
                    .configurationParameter(Constants.MODE, "replay")
                    .execute())
            .values()
            .iterator()
            .next();

    assertThat(thrown).hasMessage("no key");
    assertThat(thrown.getSuppressed()[0])
        .hasMessageContaining("let it ask for its key when it is called");
  }

  /** Leaves of the journal what a run would have that was killed some years ago. */
  private static void killedLongAgo(Path journal) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(journal));
    lines.removeIf(line -> line.startsWith("{\"end\"") || line.startsWith("{\"draw\":199,"));
    lines.replaceAll(line -> line.replaceAll("\"began\":\"[0-9]{4}", "\"began\":\"2020"));
    Files.write(journal, lines);
    STEPS.set(0);
  }

  @Test
  void drawsOfLongAgoAreMadeAnewUnlessTheUserWantsThem() throws IOException {
    Path journal = output(RingTestCase.class, ClassJournal.NAME);
    run(engine(RingTestCase.class, "b1"));
    killedLongAgo(journal);

    run(engine(RingTestCase.class, "b2").configurationParameter(Constants.RESUME_WITHIN, "P9999D"));
    assertThat(STEPS).hasValue(1);
    assertThat(result(RingTestCase.class).warnings())
        .anySatisfy(
            warning -> assertThat(warning).startsWith("199 draws were recorded since 2020-"));

    killedLongAgo(journal);
    run(engine(RingTestCase.class, "b3"));
    assertThat(STEPS).hasValue(200);
    assertThat(output(RingTestCase.class, "journal-1.jsonl")).exists();
  }

  /** A state that is equal to itself alone. */
  private static final class Opaque {
    @Override
    public String toString() {
      return "opaque";
    }
  }

  @Sampling(transitions = 20)
  static class OpaqueTestCase {
    @AgentUnderTest
    Agent<Opaque> agent() {
      return (state, draw) -> Step.stay();
    }

    @StartStates
    List<Opaque> start() {
      return List.of(new Opaque());
    }

    @AgentTest
    @EscapeRate(atMost = 0.1)
    void answers() {}
  }

  @Test
  void aClassWhoseStatesHaveNoTextIsSampledWithoutAJournalAndThatIsSaid() throws IOException {
    run(OpaqueTestCase.class, "live");
    assertThat(result(OpaqueTestCase.class).warnings())
        .anySatisfy(
            warning ->
                assertThat(warning)
                    .startsWith(
                        "The class is sampled without a journal: a state can not be kept in a journal: 'opaque'"));
    assertThat(result(OpaqueTestCase.class).cost().calls()).isPositive();
    assertThat(output(OpaqueTestCase.class, ClassJournal.NAME)).doesNotExist();

    assertThat(run(OpaqueTestCase.class, "record"))
        .startsWith("FAILED: a state can not be kept in a journal: 'opaque'");
  }

  static class EncodedTestCase extends OpaqueTestCase {
    private static final Opaque ONLY = new Opaque();

    @Override
    @StartStates
    List<Opaque> start() {
      return List.of(ONLY);
    }

    @StateEncoding
    StateCodec<Opaque> states() {
      return StateCodec.of(state -> "the only one", text -> ONLY);
    }
  }

  @Test
  void theCodecOfAClassWritesItsStates() throws IOException {
    run(EncodedTestCase.class, "live");
    assertThat(result(EncodedTestCase.class).warnings()).noneMatch(w -> w.contains("journal"));
    assertThat(output(EncodedTestCase.class, ClassJournal.NAME))
        .content()
        .contains("{\"draw\":0,\"from\":\"the only one\",\"stay\":true,");
  }

  static class RedactedTestCase extends RingTestCase {
    @JournalRedaction
    String redact(String text) {
      return text.replace("Jane Doe", "[name]");
    }
  }

  @Test
  void aClassTakesOutOfItsJournalWhatItDoesNotWantThere() {
    run(RedactedTestCase.class, "live");
    assertThat(output(RedactedTestCase.class, ClassJournal.NAME))
        .content()
        .contains("\"prompt\":\"of [name]\"")
        .doesNotContain("Jane");
  }

  static class WrongTestCase extends RingTestCase {
    @StateEncoding
    String states() {
      return "text";
    }

    @JournalRedaction
    void redact(Integer text) {}
  }

  @Test
  void wrongMethodsAreToldWithTheirForm() {
    assertThat(run(WrongTestCase.class, "live"))
        .contains("the @StateEncoding method returns String, not a StateCodec")
        .contains("write: @StateEncoding StateCodec<Integer> states()")
        .contains("the @JournalRedaction method must take one parameter, the text")
        .contains("the @JournalRedaction method returns void, not String")
        .contains("write: @JournalRedaction String redact(String text)");
    assertThat(STEPS).hasValue(0);
  }

  static class DriftTestCase extends RingTestCase {
    @AgentTest
    @NoDrift
    void behavesAsRecorded() {}
  }

  @Test
  void aBaselineIsRecordedWithAJournalOfItsOwnAndNotIntoACassette() {
    run(engine(DriftTestCase.class, "b").configurationParameter(Constants.BASELINE, "record"));
    assertThat(output(DriftTestCase.class, ClassJournal.NAME_OF_BASELINE)).exists();
    assertThat(output(DriftTestCase.class, ClassJournal.NAME)).doesNotExist();

    var results =
        engine(DriftTestCase.class, "b")
            .configurationParameter(Constants.BASELINE, "record")
            .configurationParameter(Constants.MODE, "replay")
            .execute();
    assertThat(
            results.allEvents().finished().stream()
                .flatMap(
                    event ->
                        event
                            .getRequiredPayload(org.junit.platform.engine.TestExecutionResult.class)
                            .getThrowable()
                            .stream())
                .map(Throwable::getMessage))
        .containsExactly(
            "A baseline is recorded from a plan of its own, and so neither from a cassette nor into one: equipoise.baseline=record needs equipoise.mode=live, not replay.");
  }

  @Sampling(transitions = 200, callLimit = 120)
  static class LimitedTestCase extends RingTestCase {}

  @Sampling(transitions = 200, tokenLimit = 1_000)
  static class OtherwiseLimitedTestCase extends RingTestCase {}

  @Test
  void aCassetteThatIsWholeIsNotReplacedByARunThatALimitEnded() throws IOException {
    run(RingTestCase.class, "record");
    Files.copy(cassette(RingTestCase.class), cassette(LimitedTestCase.class));
    byte[] whole = Files.readAllBytes(cassette(LimitedTestCase.class));

    String printed = printed(LimitedTestCase.class, "record");

    assertThat(cassette(LimitedTestCase.class)).hasBinaryContent(whole);
    assertThat(printed.lines())
        .contains(
            "Equipoise: %s: %s stays as it is: its run ended by COMPLETE, and this one by CALL_LIMIT; 120 of 200 draws are kept in %s; to go on from there, with the class and each -D as they are: mvn test -Dtest='JournalTest$LimitedTestCase' -Dequipoise.mode=record -Dequipoise.cassetteDirectory='%s'"
                .formatted(
                    LimitedTestCase.class.getName(),
                    cassette(LimitedTestCase.class),
                    output(LimitedTestCase.class, ClassJournal.NAME),
                    directory));
  }

  @Test
  void aCassetteOfARunThatALimitEndedIsReplacedByAWholeOneAndByOneThatTheSameLimitEnded()
      throws IOException {
    Path cassette = cassette(LimitedTestCase.class);
    run(LimitedTestCase.class, "record");
    assertThat(Cassette.end(cassette)).as("there was none").contains("CALL_LIMIT");
    byte[] first = Files.readAllBytes(cassette);

    prompt = "mess up";
    run(LimitedTestCase.class, "record");
    assertThat(Cassette.end(cassette)).contains("CALL_LIMIT");
    assertThat(Files.readAllBytes(cassette)).isNotEqualTo(first);

    Path other = cassette(OtherwiseLimitedTestCase.class);
    Files.copy(cassette, other);
    run(OtherwiseLimitedTestCase.class, "record");
    assertThat(Cassette.end(other)).as("another limit").contains("CALL_LIMIT");

    Files.copy(cassette, cassette(RingTestCase.class));
    run(RingTestCase.class, "record");
    assertThat(Cassette.end(cassette(RingTestCase.class))).contains("COMPLETE");
  }

  @Sampling(transitions = 200, tries = 1)
  static class FaultyTestCase extends RingTestCase {
    @Override
    @AgentUnderTest
    Agent<Integer> agent() {
      RingAgent ring = new RingAgent();
      return (state, draw) -> {
        if (draw.number() % 10 == 0) {
          throw new IOException("reset");
        }
        return ring.step(state, draw);
      };
    }
  }

  @Test
  void aCassetteThatIsWholeIsNotReplacedByARunWithTooManyFaults() throws IOException {
    run(RingTestCase.class, "record");
    Files.copy(cassette(RingTestCase.class), cassette(FaultyTestCase.class));
    byte[] whole = Files.readAllBytes(cassette(FaultyTestCase.class));

    String printed = printed(FaultyTestCase.class, "record");

    assertThat(cassette(FaultyTestCase.class)).hasBinaryContent(whole);
    assertThat(printed).contains(" stays as it is: ", " with too many faults; ");
  }

  @Sampling(transitions = 200, tries = 1)
  static class OutageTestCase extends RingTestCase {
    @Override
    @AgentUnderTest
    Agent<Integer> agent() {
      RingAgent ring = new RingAgent();
      return (state, draw) -> {
        if (draw.number() >= 100) {
          throw new IOException("reset");
        }
        return ring.step(state, draw);
      };
    }
  }

  @Test
  void theFaultsOfAnOutageThatAreDrawnAgainDoNotCountAsKept() throws IOException {
    assertThat(printed(OutageTestCase.class, "live")).contains(": 100 of 200 draws are kept in");
    assertThat(result(OutageTestCase.class).end()).isEqualTo("CONSECUTIVE_FAULTS");
    assertThat(result(OutageTestCase.class).cost().draws()).isEqualTo(120);
  }

  @Test
  void aReplayThatEndsAsItsRunDidSaysNothingOfAJournalThatItDoesNotWrite() throws IOException {
    brokenFrom = 120;
    assertThat(printed(RingTestCase.class, "live")).contains("120 of 200 draws are kept in");

    assertThat(printed(RingTestCase.class, "replay")).doesNotContain("are kept in");
    assertThat(result(RingTestCase.class).end()).isEqualTo("SERVICE_CLOSED");
  }
}
