package org.equipoise.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.equipoise.junit.EngineRuns.run;
import static org.equipoise.junit.Mistakes.outcomes;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Path;
import org.equipoise.agent.Agent;
import org.equipoise.result.ResultFile;
import org.equipoise.sampling.Sample;
import org.equipoise.verdict.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings({
  "ClassCanBeStatic",
  "UnusedMethod"
}) // the fixtures are right or wrong on purpose
class MistakeReportTest {
  private static final String HERE = MistakeReportTest.class.getName() + "$";

  @Test
  void allThatIsWrongIsSaidAtOnce() {
    assertThat(
            outcomes(AllWrongTestCase.class).get("test()").lines().filter(l -> !l.startsWith(" ")))
        .hasSize(4);
  }

  static class AllWrongTestCase {
    @AgentTest
    private int test() {
      return 0;
    }

    @AgentUnderTest
    Agent<Integer> agent() {
      return Chains.metropolis();
    }
  }

  @Test
  void theTraceOfAMistakeLeadsToTheTestAlone() {
    assertThat(
            EngineRuns.thrown(run(WrongTestMethodTest.WrongMethodsTestCase.class))
                .get("secret()")
                .getStackTrace())
        .extracting(StackTraceElement::getClassName, StackTraceElement::getMethodName)
        .containsExactly(tuple(WrongTestMethodTest.WrongMethodsTestCase.class.getName(), "secret"));
  }

  @Test
  void theResultHoldsAMistakeAsOneSentence(@TempDir Path directory) throws IOException {
    EngineRuns.engine()
        .selectors(selectClass(AllWrongTestCase.class))
        .configurationParameter(Constants.OUTPUT_DIRECTORY, directory.toString())
        .execute();

    assertThat(
            ResultFile.read(
                    directory.resolve(AllWrongTestCase.class.getName()).resolve(ResultFile.NAME))
                .properties())
        .singleElement()
        .satisfies(
            facts ->
                assertThat(facts.reason())
                    .isEqualTo(
                        "The @AgentTest method is private ("
                            + HERE
                            + "AllWrongTestCase.test()); write @AgentTest void test(). 3 more"
                            + " mistakes beside it."));
  }

  @Test
  void noCodeOfAWrongClassIsRun() {
    assertThat(outcomes(ExplosiveTestCase.class).values())
        .allSatisfy(outcome -> assertThat(outcome).startsWith("FAILED: no method is annotated"));
  }

  static class ExplosiveTestCase {
    ExplosiveTestCase() {
      throw new IllegalStateException("ran");
    }

    @AgentUnderTest
    Agent<Integer> agent() {
      throw new IllegalStateException("ran");
    }

    @AgentTest
    @Claims(Verdict.PASS)
    void test() {}

    @AgentTest
    void other(Sample<Integer> sample) {}
  }
}
