package org.equipoise.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.equipoise.agent.Agent;
import org.equipoise.agent.AgentDescription;
import org.equipoise.agent.Draw;
import org.equipoise.agent.Exchange;
import org.equipoise.agent.Secret;
import org.equipoise.agent.Step;
import org.equipoise.agent.Usage;
import org.equipoise.journal.Cassette;
import org.equipoise.journal.Journal;
import org.equipoise.journal.JournalException;
import org.equipoise.journal.JournalFormatException;
import org.equipoise.journal.StateCodec;
import org.equipoise.journal.UnwritableStateException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalledSamplingTest {
  private static final StateCodec<String> TEXT = StateCodec.of(String.class);

  @TempDir Path directory;
  private Path file;
  private Journal journal;
  private final List<String> told = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger calls = new AtomicInteger();
  private volatile int broken = Integer.MAX_VALUE;

  @BeforeEach
  void journal() {
    file = directory.resolve("words.jsonl");
    journal = Journal.at(file).listener(told::add);
  }

  /** Moves, stays and escapes at random; from the broken draw on, the JVM can not go on. */
  private Step<String> walk(String state, Draw draw) {
    if (draw.number() >= broken) {
      throw new InternalError("out of order");
    }
    calls.incrementAndGet();
    draw.add(new Exchange("from " + state, "ok", Collections.emptySortedMap(), new Usage(7, 2)));
    return switch (draw.random().nextInt(10)) {
      case 0 -> Step.stay();
      case 1 -> Step.escape("no word");
      default -> Step.to("s" + draw.random().nextInt(40));
    };
  }

  private Sampler<String> sampler() {
    return Sampler.of((Agent<String>) this::walk).from("s0", "s1").transitions(400);
  }

  /** All that is in a sample: where each draw started and how it ended, by the states' keys. */
  private static List<String> steps(Sample<String> sample) {
    List<String> steps = new ArrayList<>();
    for (int k = 0; k < sample.recorded(); k++) {
      RecordedStep<String> step = sample.step(k);
      steps.add(
          step.fromKey()
              + step.toKey().map(key -> " -> " + key).orElse("")
              + step.escapeReason().map(reason -> " escapes: " + reason).orElse("")
              + (step.isFault() ? " faults" : ""));
    }
    return steps;
  }

  private static void fail(Sampler<String> sampler) {
    assertThatThrownBy(sampler::run).isInstanceOf(InternalError.class);
  }

  private List<String> lines() throws IOException {
    return Files.readAllLines(file);
  }

  @Test
  void aSampleThatWasDecidedEarlyIsMadeWholeWithoutPayingTwice() {
    Sample<String> whole = sampler().run();
    calls.set(0);
    Sample<String> decided =
        sampler().until(sample -> sample.recorded() >= 300, 1).journal(journal, TEXT).run();
    assertThat(decided.end()).contains(SamplingEnd.DECIDED);

    Sample<String> made = sampler().journal(journal.goingOnWithFinished(), TEXT).run();

    assertThat(steps(made)).isEqualTo(steps(whole));
    assertThat(made.end()).contains(SamplingEnd.COMPLETE);
    assertThat(made.recalled().draws()).isEqualTo(decided.recorded());
    assertThat(calls).hasValue(400);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 16})
  void aRunThatIsGoneOnWithGivesTheSampleOfAnUninterruptedOne(int concurrency) {
    Sampler<String> plan = sampler().concurrency(concurrency).window(32);
    Sample<String> whole = plan.run();
    calls.set(0);
    broken = 150;
    fail(plan.journal(journal, TEXT));
    broken = Integer.MAX_VALUE;

    Sample<String> resumed = plan.journal(journal, TEXT).run();

    assertThat(steps(resumed)).isEqualTo(steps(whole));
    assertThat(resumed.states().keys()).isEqualTo(whole.states().keys());
    assertThat(resumed.end()).contains(SamplingEnd.COMPLETE);
    assertThat(resumed.recalled().draws()).isBetween(100L, 150L);
    assertThat(resumed.recalled().draws() + resumed.calls()).isEqualTo(400);
    assertThat(resumed.recalled().usage().inputTokens()).isEqualTo(7 * resumed.recalled().draws());
    assertThat(told).hasSize(1).first().asString().startsWith("resumes 1");
  }

  @Test
  void aDrawIsOneLineWithWhatTheAgentSaidAndWhatItTook() throws IOException {
    sampler().transitions(3).journal(journal.named("words").build("b1"), TEXT).run();

    assertThat(lines()).hasSize(6);
    assertThat(lines().get(0))
        .startsWith("{\"schema\":\"equipoise-journal/1\",\"name\":\"words\",\"began\":\"")
        .contains("\"start states\":\"\\\"s0\\\", \\\"s1\\\"\"", "\"planned draws\":\"3\"");
    assertThat(lines().get(1)).startsWith("{\"run\":\"b1\",\"began\":\"");
    assertThat(lines().get(2))
        .matches(
            "\\{\"draw\":0,\"from\":\"s\\d\",\"to\":\"s\\d+\",\"tries\":1,\"ms\":\\d+,\"in\":7,\"out\":2,"
                + "\"exchanges\":\\[\\{\"prompt\":\"from s\\d\",\"reply\":\"ok\",\"facts\":\\{},\"in\":7,\"out\":2}]}");
    assertThat(lines().get(5)).startsWith("{\"end\":\"COMPLETE\",\"draws\":3,\"at\":\"");
  }

  @Test
  void aFaultIsTriedAgainByTheNextRunAndReplayedAsAFault() {
    Agent<String> agent =
        (state, draw) -> {
          if (draw.number() == 7 && broken == 7) {
            throw new IOException("no answer");
          }
          return walk(state, Draw.of(1, draw.number()));
        };
    Sampler<String> plan = Sampler.of(agent).from("s0").transitions(20).retries(RetryPolicy.NONE);
    broken = 7;
    assertThat(plan.callLimit(8).journal(journal, TEXT).run().faults()).isEqualTo(1);
    Sample<String> replayed = plan.journal(journal.replay(), TEXT).run();
    assertThat(replayed.faults()).isEqualTo(1);
    assertThat(replayed.faultExamples()).containsExactly("IOException: no answer");
    assertThat(replayed.end()).contains(SamplingEnd.CALL_LIMIT);
    assertThat(replayed.calls()).isZero();

    broken = Integer.MAX_VALUE;
    Sample<String> resumed = plan.journal(journal, TEXT).run();

    assertThat(resumed.faults()).isZero();
    assertThat(resumed.recalled().draws()).isEqualTo(7);
    assertThat(resumed.calls()).isEqualTo(13);
  }

  @Test
  void whatWasTriedAgainIsRecalledWithItsTries() {
    AtomicInteger tries = new AtomicInteger();
    Agent<String> agent =
        (state, draw) -> {
          if (draw.number() == 1 && tries.incrementAndGet() < 3) {
            throw new IOException("busy");
          }
          return Step.to("s1");
        };
    Sampler<String> plan = Sampler.of(agent).from("s0").transitions(5);
    Sample<String> first = plan.journal(journal, TEXT).run();

    Sample<String> replayed = plan.journal(journal.replay(), TEXT).run();

    assertThat(replayed.retries()).isEqualTo(first.retries()).isEqualTo(2);
    assertThat(replayed.warnings()).isEqualTo(first.warnings());
    assertThat(replayed.recalled()).isEqualTo(new Recalled(5, 7, Usage.NONE, 0));
  }

  @Test
  void aReplayIsTheSameSampleWithoutACallAlsoFromACassette() throws IOException {
    Sample<String> recorded = sampler().journal(journal, TEXT).run();
    Path cassette = directory.resolve("words" + Cassette.SUFFIX);
    Cassette.write(file, cassette);
    byte[] bytes = Files.readAllBytes(cassette);
    Cassette.write(file, cassette);
    assertThat(Files.readAllBytes(cassette)).isEqualTo(bytes);
    Files.delete(file);
    broken = 0;

    Sample<String> replayed =
        sampler().journal(Journal.at(cassette).replay(), TEXT).concurrency(8).window(2).run();

    assertThat(steps(replayed)).isEqualTo(steps(recorded));
    assertThat(replayed.calls()).isZero();
    assertThat(directory)
        .isDirectoryContaining("glob:**.lock")
        .isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void aDrawThatAReplayLacksIsAnErrorThatSaysHowToRecord() throws IOException {
    sampler().journal(journal.named("words"), TEXT).run();
    List<String> lines = new ArrayList<>(lines());
    lines.removeIf(line -> line.startsWith("{\"draw\":5,"));
    Files.write(file, lines);
    calls.set(0);

    assertThatThrownBy(() -> sampler().journal(journal.named("words").replay(), TEXT).run())
        .isInstanceOf(SamplingFailedException.class)
        .hasMessageMatching(
            "words: draw 5 from the state 's\\d+' is not in .*words\\.jsonl; record it again with Journal\\.anew\\(\\)")
        .asInstanceOf(type(SamplingFailedException.class))
        .satisfies(thrown -> assertThat(thrown.sample().recorded()).isEqualTo(5));
    assertThat(calls).hasValue(0);
  }

  /** An agent that says what it is made of. */
  private static Agent<String> described(String temperature) {
    return new Agent<>() {
      @Override
      public Step<String> step(String state, Draw draw) {
        return Step.to("s1");
      }

      @Override
      public AgentDescription description() {
        return AgentDescription.named("words").with("temperature", temperature);
      }
    };
  }

  @Test
  void aReplayOfAnotherAgentOrPlanIsAnErrorThatTellsWhatChanged() {
    Sampler.of(described("0.8")).from("s0").transitions(5).journal(journal, TEXT).run();

    assertThatThrownBy(
            () ->
                Sampler.of(described("1.0"))
                    .from("s0")
                    .transitions(6)
                    .journal(journal.replay(), TEXT)
                    .run())
        .isInstanceOf(JournalException.class)
        .hasMessage(
            "what is to be replayed is of another agent or plan (agent.temperature: 0.8 -> 1.0; planned draws: 5 -> 6): %s; record it again with Journal.anew()"
                .formatted(file));
  }

  @Test
  void anotherPlanOrOtherCodeBeginsANewJournalAndKeepsTheOldOne() throws IOException {
    sampler().transitions(5).callLimit(3).journal(journal, TEXT).run();
    List<String> old = lines();

    Sample<String> other = sampler().transitions(6).journal(journal, TEXT).run();

    assertThat(other.recalled()).isEqualTo(Recalled.NONE);
    Path kept = directory.resolve("words-1.jsonl");
    assertThat(Files.readAllLines(kept)).isEqualTo(old);
    assertThat(told)
        .containsExactly(
            "the earlier journal (changed since: planned draws: 5 -> 6) is kept as " + kept);
    told.clear();
    sampler().transitions(6).journal(journal.code(java.util.Optional.of("sha256:1")), TEXT).run();
    assertThat(told).as("a finished one is missed by nobody").isEmpty();
    assertThat(directory.resolve("words-finished.jsonl")).exists();
    assertThat(Files.readAllLines(kept)).as("what was paid for in vain").isEqualTo(old);
  }

  @Test
  void aFinishedJournalIsUsedAgainWithinItsBuildOnly() {
    Sample<String> first = sampler().journal(journal.build("b1"), TEXT).run();

    Sample<String> again = sampler().journal(journal.build("b1"), TEXT).run();
    assertThat(again.calls()).isZero();
    assertThat(steps(again)).isEqualTo(steps(first));

    assertThat(sampler().journal(journal.build("b2"), TEXT).run().calls()).isEqualTo(400);
    assertThat(directory.resolve("words-finished.jsonl")).exists();
    assertThat(sampler().journal(journal.build("b2").anew(), TEXT).run().calls()).isEqualTo(400);
  }

  @Test
  void aTornLastLineIsCutOffAndSaidSo() throws IOException {
    Sampler<String> plan = sampler().transitions(50);
    Sample<String> whole = plan.run();
    plan.callLimit(30).journal(journal, TEXT).run();
    String text = Files.readString(file);
    int lastDraw = text.indexOf("{\"draw\":29,");
    Files.writeString(file, text.substring(0, lastDraw + 25));

    Sample<String> resumed = plan.journal(journal, TEXT).run();

    assertThat(resumed.recalled().draws()).isEqualTo(29);
    assertThat(steps(resumed)).isEqualTo(steps(whole));
    assertThat(told)
        .first()
        .isEqualTo(
            "the last line of %s was not written to its end when its process was killed, and is cut off (25 bytes)"
                .formatted(file));
    assertThat(plan.journal(journal.replay(), TEXT).run().recalled().draws()).isEqualTo(50);
  }

  @Test
  void aBrokenLineInTheMiddleIsAnErrorThatNamesIt() throws IOException {
    sampler().transitions(9).callLimit(5).journal(journal, TEXT).run();
    List<String> lines = new ArrayList<>(lines());
    lines.set(3, lines.get(3).substring(0, 20));
    Files.write(file, lines);

    assertThatThrownBy(() -> sampler().transitions(9).journal(journal, TEXT).run())
        .isInstanceOf(JournalFormatException.class)
        .hasMessageStartingWith(file + ", line 4: this is no JSON (")
        .hasMessageEndingWith("; restore it, or give it up: Journal.anew() starts anew");
    assertThat(lines()).as("nothing was touched").isEqualTo(lines);
  }

  @Test
  void aSecondRunCanNotWriteTheSameJournal() {
    Agent<String> nested =
        (state, draw) -> {
          if (draw.number() == 2) {
            assertThatThrownBy(() -> sampler().journal(journal, TEXT).run())
                .isInstanceOf(JournalException.class)
                .hasMessage(
                    file
                        + " is in use by another run in this process; let that end, or end it, and run again");
          }
          return Step.to("s1");
        };

    assertThat(Sampler.of(nested).from("s0").transitions(5).journal(journal, TEXT).run().draws())
        .isEqualTo(5);
  }

  @Test
  void secretsAndWhatTheUserTakesOutReachNoLine() throws IOException {
    Secret key = Secret.of("sk-\"quoted\"-and-ünusual");
    Agent<String> agent =
        (state, draw) -> {
          draw.add(
              new Exchange(
                  "Jane Doe, key " + key.reveal(),
                  "Dear Jane Doe",
                  new TreeMap<>(java.util.Map.of("id", "of Jane Doe")),
                  Usage.NONE));
          if (draw.number() == 1) {
            throw new IOException("Jane Doe is unknown to " + key.reveal());
          }
          return Step.escape("leaked " + key.reveal());
        };

    Sampler.of(agent)
        .from("s0")
        .transitions(3)
        .retries(RetryPolicy.NONE)
        .journal(journal.redaction(text -> text.replace("Jane Doe", "[name]")), TEXT)
        .run();

    String written = Files.readString(file);
    assertThat(written)
        .contains("[name], key [secret]", "Dear [name]", "of [name]", "leaked [secret]")
        .contains("\"fault\":\"IOException: [name] is unknown to [secret]\"")
        .doesNotContain("Jane", "quoted", "nusual");
  }

  @Test
  void aRedactionThatFailsEndsTheRunAndKeepsTheSample() {
    assertThatThrownBy(
            () ->
                sampler()
                    .journal(
                        journal.redaction(
                            text -> {
                              throw new IllegalStateException("no list of names");
                            }),
                        TEXT)
                    .run())
        .isInstanceOf(SamplingFailedException.class)
        .hasMessage(
            "the redaction threw IllegalStateException: no list of names; mend it: nothing is written that it has not seen");
  }

  /** A state that is equal to itself alone. */
  private static final class Opaque {
    @Override
    public String toString() {
      return "opaque";
    }
  }

  @Test
  void aStartStateThatCanNotBeWrittenIsAnErrorBeforeAnyCall() {
    Agent<Opaque> agent = (state, draw) -> Step.stay();

    assertThatThrownBy(
            () ->
                Sampler.of(agent)
                    .from(new Opaque())
                    .journal(journal, StateCodec.of(Opaque.class))
                    .run())
        .isInstanceOf(UnwritableStateException.class)
        .hasMessageStartingWith("a state can not be kept in a journal: 'opaque', as json ")
        .hasMessageEndingWith(
            "; give its type an equals by value and a form that Jackson reads, or give the journal a StateCodec of your own");
    assertThat(file).doesNotExist();
  }

  @Test
  void aStateThatIsReadAsAnotherEndsTheRunOrIsLeftOutWhereThatIsAllowed() throws IOException {
    StateCodec<String> lossy = StateCodec.of(String::toLowerCase, text -> text);
    Sampler<String> plan =
        Sampler.of((Agent<String>) (state, draw) -> Step.to(draw.number() == 2 ? "Big" : "s1"))
            .from("s0")
            .transitions(5);

    assertThatThrownBy(() -> plan.journal(journal, lossy).run())
        .isInstanceOf(SamplingFailedException.class)
        .hasMessageStartingWith(
            "draw 2: a state can not be kept in a journal: 'Big', as own, is read again as another, 'big'; ");

    Sample<String> sample = plan.journal(journal.anew().lenient(told::add), lossy).run();
    assertThat(sample.draws()).isEqualTo(5);
    assertThat(lines()).noneMatch(line -> line.startsWith("{\"draw\":2,"));
    assertThat(told)
        .last()
        .asString()
        .startsWith("draw 2, and others like it, are not in the journal: ");

    Sample<String> again = plan.journal(journal.build("").lenient(told::add), lossy).run();
    assertThat(again.recalled()).as("the others were chosen").isEqualTo(Recalled.NONE);
  }

  @Test
  void aDrawThatEndedARunAsADefectEndsItAgainUntilItIsMended() throws IOException {
    AtomicInteger lucky = new AtomicInteger();
    Sampler<String> plan =
        Sampler.of(
                (Agent<String>)
                    (state, draw) -> {
                      if (draw.number() == 3 && lucky.getAndIncrement() == 0) {
                        throw new AssertionError("a reply that nobody expected");
                      }
                      return Step.to("s1");
                    })
            .from("s0")
            .transitions(9);
    assertThatThrownBy(() -> plan.journal(journal, TEXT).run())
        .isInstanceOf(SamplingFailedException.class);

    assertThatThrownBy(() -> plan.journal(journal, TEXT).run())
        .isInstanceOf(SamplingFailedException.class)
        .hasMessageContaining("a reply that nobody expected")
        .hasMessageEndingWith("line 6; once it is mended, Journal.anew() starts anew)");
    assertThat(lucky).hasValue(1);
    assertThat(plan.journal(journal.anew(), TEXT).run().end()).contains(SamplingEnd.COMPLETE);
  }

  /** Draw 10 is slow; it lets the others of the window land, and then does what it is told. */
  private Sampler<String> slow(Callable<Step<String>> then) {
    CountDownLatch others = new CountDownLatch(5);
    Agent<String> agent =
        (state, draw) -> {
          if (draw.number() == 10) {
            others.await();
            return then.call();
          }
          Step<String> step = walk(state, draw);
          if (draw.number() > 10) {
            others.countDown();
          }
          return step;
        };
    return Sampler.of(agent).from("s0", "s1").transitions(60).concurrency(4).window(8);
  }

  @Test
  void whatARunThatEndedByItselfLeftOutForComingFastIsMadeAnew() {
    Sampler<String> plan = sampler().transitions(60).concurrency(4).window(8);
    Sample<String> whole = plan.run();
    AtomicBoolean cancelled = new AtomicBoolean();
    Sample<String> part =
        slow(() -> {
              cancelled.set(true);
              Thread.sleep(60_000);
              return Step.stay();
            })
            .cancelledWhen(cancelled::get)
            .journal(journal, TEXT)
            .run();
    assertThat(part.recorded()).isEqualTo(10);

    Sample<String> resumed = plan.journal(journal, TEXT).run();

    assertThat(resumed.recalled().draws()).isEqualTo(10);
    assertThat(resumed.recalled().redrawn()).isZero();
    assertThat(steps(resumed)).isEqualTo(steps(whole));
  }

  @Test
  void whatAKilledRunFinishedIsKeptAndWhatWasUnderWayIsCounted() {
    Sampler<String> plan = sampler().transitions(60).concurrency(4).window(8);
    Sample<String> whole = plan.run();
    fail(
        slow(() -> {
              throw new InternalError("killed");
            })
            .journal(journal, TEXT));

    Sample<String> resumed = plan.journal(journal, TEXT).run();

    assertThat(resumed.recalled().draws()).isGreaterThanOrEqualTo(14);
    assertThat(resumed.recalled().redrawn()).isEqualTo(1);
    assertThat(resumed.warnings())
        .contains(
            "1 draw was under way when earlier runs were killed, and was made again: as many slow answers may be missing");
    assertThat(steps(resumed)).isEqualTo(steps(whole));
  }

  @Test
  void aDecidedSampleIsJudgedAgainInItsBuildWithoutACall() {
    Sampler<String> plan =
        sampler().concurrency(8).window(16).until(sample -> sample.recorded() >= 300, 1);
    Sample<String> first = plan.journal(journal.build("b"), TEXT).run();

    Sample<String> again = plan.journal(journal.build("b"), TEXT).run();

    assertThat(again.calls()).isZero();
    assertThat(steps(again)).isEqualTo(steps(first));
    assertThat(sampler().concurrency(8).window(16).journal(journal.build("b"), TEXT).run().calls())
        .as("where other claims ask for more")
        .isEqualTo(400 - first.recorded());
  }

  @Test
  void anInterruptedRunIsWrittenDownAndGoneOnWith() {
    Sampler<String> plan = sampler().transitions(60);
    Sample<String> whole = plan.run();
    Agent<String> interrupted =
        (state, draw) -> {
          if (draw.number() == 20) {
            Thread.currentThread().interrupt();
          }
          return walk(state, draw);
        };
    Sample<String> part =
        Sampler.of(interrupted).from("s0", "s1").transitions(60).journal(journal, TEXT).run();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(part.end()).contains(SamplingEnd.INTERRUPTED);

    Sample<String> resumed = plan.journal(journal, TEXT).run();

    assertThat(resumed.recalled().draws()).isEqualTo(21);
    assertThat(steps(resumed)).isEqualTo(steps(whole));
  }
}
