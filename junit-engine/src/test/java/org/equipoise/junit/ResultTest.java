package org.equipoise.junit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Step;
import org.equipoise.result.PropertyFacts;
import org.equipoise.result.Result;
import org.equipoise.result.ResultFile;
import org.equipoise.sampling.Sample;
import org.equipoise.verdict.TestError;
import org.equipoise.verdict.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

@SuppressWarnings("ClassCanBeStatic") // the fixtures are right or wrong on purpose
class ResultTest {
  @TempDir Path output;

  /** A balanced walk, with a claim that holds, one that does not, and a group. */
  @Sampling(transitions = 2_000, seed = 11)
  static class BalancedTestCase extends MetropolisWalk {
    @AgentTest
    @DetailedBalance(violationAtMost = 0.2)
    void staysInBalance() {}

    @AgentTest
    @DistinctStates(atLeast = 15)
    void explores() {}

    class GroupTestCase {
      @AgentTest
      void draws(Sample<Integer> sample) {
        assertThat(sample.draws()).isEqualTo(2_000);
      }

      @AgentTest
      void drawsMore(Sample<Integer> sample) {
        assertThat(sample.draws()).isEqualTo(3_000);
      }
    }
  }

  private EngineTestKit.Builder engine(DiscoverySelector... selectors) {
    return EngineTestKit.engine(EquipoiseTestEngine.ID)
        .selectors(selectors)
        .configurationParameter(Constants.OUTPUT_DIRECTORY, output.toString())
        .configurationParameter(Constants.SUMMARY, "false");
  }

  private Result result(Class<?> type) throws IOException {
    return ResultFile.read(output.resolve(type.getName()).resolve("result.json"));
  }

  @Test
  void theResultOfAClassHoldsItsSampleAndAllVerdicts() throws IOException {
    Instant before = Instant.now();
    engine(selectClass(BalancedTestCase.class)).execute();

    Result result = result(BalancedTestCase.class);
    assertThat(result.schema()).isEqualTo(Result.SCHEMA);
    assertThat(result.kind()).isEqualTo(Result.Kind.CLASS);
    assertThat(result.className()).isEqualTo(BalancedTestCase.class.getName());
    assertThat(result.seed()).isEqualTo(11);
    assertThat(result.end()).isEqualTo("COMPLETE");
    assertThat(result.sample().states()).isEqualTo(10);
    assertThat(result.runStarted()).isBetween(before, result.written());
    assertThat(result.properties())
        .extracting(PropertyFacts::test, PropertyFacts::property, PropertyFacts::verdict)
        .containsExactlyInAnyOrder(
            tuple("staysInBalance", "detailed-balance-violation", Verdict.PASS),
            tuple("explores", "distinct-states", Verdict.FAIL),
            tuple("GroupTestCase.draws", "test", Verdict.PASS),
            tuple("GroupTestCase.drawsMore", "test", Verdict.FAIL));
  }

  @Test
  void aResultIsWrittenForTheSelectedTests() throws IOException {
    engine(selectMethod(BalancedTestCase.class, "explores")).execute();

    assertThat(result(BalancedTestCase.class).properties())
        .extracting(PropertyFacts::test)
        .containsExactly("explores");
  }

  /** Its services do not answer. */
  @Sampling(transitions = 100, tries = 1, seed = 3)
  static class FaultyTestCase {
    @AgentUnderTest
    Agent<Integer> agent() {
      return (state, draw) -> {
        throw new IllegalStateException("no key");
      };
    }

    @StartStates
    List<Integer> start() {
      return List.of(0);
    }

    @AgentTest
    @EscapeRate(atMost = 0.5)
    void answers() {}
  }

  @Test
  void theFaultsOfAnAgentStandInTheReasonAndInTheFile() throws IOException {
    engine(selectClass(FaultyTestCase.class)).execute();

    Result result = result(FaultyTestCase.class);
    assertThat(result.sample().faultExamples()).containsExactly("IllegalStateException: no key");
    assertThat(result.properties())
        .singleElement()
        .satisfies(
            facts -> assertThat(facts.reason()).endsWith("Faults: IllegalStateException: no key."));
  }

  @Test
  void aSkippedClassLeavesNoResult() {
    engine(selectMethod(BalancedTestCase.class.getName() + "#gone")).execute();

    assertThat(output).isEmptyDirectory();
  }

  /** Can not be sampled. */
  static class FailingTestCase {
    @AgentUnderTest
    Agent<Integer> agent() {
      throw new IllegalStateException("no key");
    }

    @StartStates
    List<Integer> start() {
      return List.of(0);
    }

    @AgentTest
    @EscapeRate(atMost = 0.5)
    void answers() {}
  }

  @Test
  void aClassThatCouldNotBeSampledReplacesAnOlderResultByItsFailures() throws IOException {
    Path file = output.resolve(FailingTestCase.class.getName()).resolve("result.json");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "the result of yesterday");

    engine(selectClass(FailingTestCase.class)).execute();

    Result result = result(FailingTestCase.class);
    assertThat(result.sample()).isNull();
    assertThat(result.warnings())
        .containsExactly("There is no sample; the reasons stand with the tests.");
    assertThat(result.properties())
        .singleElement()
        .satisfies(
            facts -> {
              assertThat(facts.test()).isEqualTo("answers");
              assertThat(facts.verdict()).isEqualTo(Verdict.FAIL);
              assertThat(facts.reason())
                  .matches("IllegalStateException: no key \\(ResultTest\\.java:[0-9]+\\)");
              TestError error = requireNonNull(facts.error());
              assertThat(error.of()).isEqualTo(TestError.Of.TEST);
              assertThat(error.thrown()).isEqualTo("java.lang.IllegalStateException");
              assertThat(error.trace())
                  .startsWith("java.lang.IllegalStateException: no key\n")
                  .contains("\tat " + FailingTestCase.class.getName() + ".agent(ResultTest.java:");
            });
  }

  /** An agent whose answer can not be read in its eleventh draw. */
  @Sampling(transitions = 100)
  static class BreakingTestCase {
    @AgentUnderTest
    Agent<Integer> agent() {
      return (state, draw) -> draw.number() < 10 ? Step.to((state + 1) % 7) : null;
    }

    @StartStates
    List<Integer> start() {
      return List.of(0);
    }

    @AgentTest
    @FaultRate(atMost = 0.01)
    void isThere() {}

    @AgentTest
    void explores(Sample<Integer> sample) {}
  }

  @Test
  void whatWasPaidForBeforeTheAgentBrokeIsInTheResult() throws IOException {
    engine(selectClass(BreakingTestCase.class)).execute();

    Result result = result(BreakingTestCase.class);
    assertThat(result.properties())
        .hasSize(2)
        .allSatisfy(
            facts -> {
              assertThat(facts.verdict()).isEqualTo(Verdict.FAIL);
              assertThat(facts.isBroken()).isTrue();
              assertThat(facts.reason()).contains("draw 10", "returned null");
            });
    assertThat(result.end()).isEqualTo("FAILED");
    assertThat(result.cost().draws()).isEqualTo(10);
    assertThat(result.cost().calls()).isBetween(11L, 12L);
  }

  static class UntidyTestCase extends BreakingTestCase {
    @Override
    @AgentUnderTest
    Agent<Integer> agent() {
      return Chains.metropolis();
    }

    @AfterSampling
    void stopServer() {
      throw new IllegalStateException("still running");
    }
  }

  @Test
  void whatWasPaidForIsInTheResultThoughAHookFailedAfterwards() throws IOException {
    engine(selectClass(UntidyTestCase.class)).execute();

    Result result = result(UntidyTestCase.class);
    assertThat(result.properties()).allMatch(facts -> facts.verdict() == Verdict.FAIL);
    assertThat(result.cost().calls()).isEqualTo(100);
  }

  /** A walk whose potential depends on more than the key. */
  @Sampling(transitions = 100)
  static class CoarseTestCase extends MetropolisWalk {
    @StateKey
    String key(int state) {
      return state % 2 == 0 ? "even" : "odd";
    }

    @PotentialFunction
    double potential(int state) {
      return state;
    }

    @AgentTest
    @EscapeRate(atMost = 0.5)
    void answers() {}

    @AgentTest
    @Claims(Verdict.PASS)
    void passes() {}
  }

  @Test
  void aPotentialThatDependsOnMoreThanTheKeyFailsEachTestAndHasAResult() throws IOException {
    EngineExecutionResults results = engine(selectClass(CoarseTestCase.class)).execute();

    assertThat(EngineRuns.outcomes(results).values())
        .hasSize(2)
        .allMatch(o -> o.matches("FAILED: draw .*: states with the key .* the declared .*"));
    assertThat(result(CoarseTestCase.class).properties())
        .hasSize(2)
        .allMatch(facts -> facts.verdict() == Verdict.FAIL)
        .allMatch(facts -> facts.reason().contains("put into the key what the potential"));
  }

  /** A walk with a potential so large that its spread is no number. */
  static class ImmenseTestCase extends CoarseTestCase {
    @Override
    @StateKey
    String key(int state) {
      return Integer.toString(state);
    }

    @Override
    @PotentialFunction
    double potential(int state) {
      return state % 2 == 0 ? Double.MAX_VALUE : -Double.MAX_VALUE;
    }
  }

  @Test
  void theVerdictsOnASampleThatCanNotBeAnalysedAreWrittenAndTheClassFails() throws IOException {
    EngineExecutionResults results = engine(selectClass(ImmenseTestCase.class)).execute();

    results.testEvents().assertStatistics(stats -> stats.succeeded(2));
    results.containerEvents().assertStatistics(stats -> stats.failed(1));
    Result result = result(ImmenseTestCase.class);
    assertThat(result.properties())
        .extracting(PropertyFacts::verdict)
        .containsExactly(Verdict.PASS, Verdict.PASS);
    assertThat(result.warnings())
        .singleElement()
        .asString()
        .startsWith("The sample could not be analysed: java.lang.IllegalArgumentException: ");
  }

  /** Tests whose verdicts a rerun changes. */
  static class FlakyTestCase extends IdleTestCase {
    static boolean lucky;

    @AgentTest
    void flaky(Sample<Integer> sample) {
      assertThat(lucky).isTrue();
    }

    @AgentTest
    @Claims(Verdict.INCONCLUSIVE)
    void flaky() {}
  }

  @Test
  void aRerunInTheSameBuildHidesNoVerdict() throws IOException {
    FlakyTestCase.lucky = false;
    engine(selectClass(FlakyTestCase.class)).execute();
    FlakyTestCase.lucky = true;
    engine(selectMethod(FlakyTestCase.class, "flaky", Sample.class.getName())).execute();

    assertThat(result(FlakyTestCase.class).properties())
        .extracting(PropertyFacts::test, PropertyFacts::verdict)
        .containsExactlyInAnyOrder(
            tuple("answers", Verdict.FAIL),
            tuple("flaky(Sample)", Verdict.FAIL),
            tuple("flaky()", Verdict.INCONCLUSIVE));
  }

  @Test
  void aRunOfAnotherBuildBeginsAnew() throws IOException {
    FlakyTestCase.lucky = false;
    engine(selectClass(FlakyTestCase.class)).execute();
    FlakyTestCase.lucky = true;
    engine(selectMethod(FlakyTestCase.class, "flaky", Sample.class.getName()))
        .configurationParameter(Constants.BUILD, "another")
        .execute();

    assertThat(result(FlakyTestCase.class).build()).isEqualTo("another");
    assertThat(result(FlakyTestCase.class).properties())
        .extracting(PropertyFacts::verdict)
        .containsExactly(Verdict.PASS);
  }

  @Test
  void aBuildIsTheMavenThatStartedTheForkOfSurefire() {
    assertThat(BuildId.isFork("/a b/target/surefire/surefirebooter20261120_3.jar /a b/target"))
        .isTrue();
    assertThat(BuildId.isFork("org.apache.maven.surefire.booter.ForkedBooter /target")).isTrue();
    assertThat(BuildId.isFork("org.codehaus.plexus.classworlds.launcher.Launcher verify"))
        .isFalse();
    assertThat(BuildId.current()).isEqualTo(BuildId.current()).matches("\\d+(@\\S+Z)?");
  }

  /** An agent that never moves, so that there is nothing to fit or to test. */
  static class IdleTestCase {
    @AgentUnderTest
    Agent<Integer> agent() {
      return (state, draw) -> Step.escape("idle\u001b[31m");
    }

    @StartStates
    List<Integer> start() {
      return List.of(0);
    }

    @AgentTest
    @EscapeRate(atMost = 0.5)
    void answers() {}
  }

  @Test
  void anAgentThatNeverMovesHasAResultToo() throws IOException {
    engine(selectClass(IdleTestCase.class)).execute();

    assertThat(result(IdleTestCase.class).sample().moves()).isZero();
  }

  @Test
  void theSummaryIsPrintedOncePerClassUnlessSwitchedOff() {
    assertThat(printed("true"))
        .containsOnlyOnce("Equipoise: " + IdleTestCase.class.getName())
        .contains(Path.of(IdleTestCase.class.getName(), "result.json").toString())
        .doesNotContain("\u001b");
    assertThat(printed("false")).isEmpty();
  }

  private String printed(String summary) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try {
      engine(selectClass(IdleTestCase.class))
          .configurationParameter(Constants.SUMMARY, summary)
          .execute();
    } finally {
      System.setOut(before);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void anUnknownConfigurationValueFailsTheEngineAndNamesTheKeyAndWhatIsAllowed() {
    EngineExecutionResults results =
        engine(selectClass(IdleTestCase.class))
            .configurationParameter(Constants.SUMMARY, "sometimes")
            .execute();

    assertThat(results.testEvents().started().list()).isEmpty();
    assertThat(
            results.containerEvents().finished().failed().stream()
                .map(
                    event ->
                        event
                            .getRequiredPayload(TestExecutionResult.class)
                            .getThrowable()
                            .orElseThrow()
                            .getMessage()))
        .containsExactly(
            "The configuration parameter equipoise.summary is 'sometimes'; it must be true or"
                + " false.");
  }

  @Test
  void anEngineWithoutTestsHasNothingToConfigure() {
    engine(selectClass(ResultTest.class))
        .configurationParameter(Constants.SUMMARY, "sometimes")
        .execute()
        .containerEvents()
        .assertStatistics(stats -> stats.started(1).succeeded(1));
  }

  @Test
  void aResultThatCanNotBeWrittenFailsTheClass() throws IOException {
    Files.writeString(output.resolve(IdleTestCase.class.getName()), "in the way");

    engine(selectClass(IdleTestCase.class))
        .execute()
        .containerEvents()
        .assertStatistics(stats -> stats.failed(1));
  }
}
