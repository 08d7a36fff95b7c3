package org.equipoise.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.equipoise.assertion.EquipoiseAssertions.assertThat;
import static org.equipoise.junit.EngineRuns.outcomes;
import static org.equipoise.junit.EngineRuns.run;
import static org.equipoise.junit.EngineRuns.thrown;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.io.IOException;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.Map;
import org.equipoise.agent.Agent;
import org.equipoise.sampling.Sample;
import org.equipoise.verdict.Property;
import org.equipoise.verdict.Verdict;
import org.junit.internal.AssumptionViolatedException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.MultipleFailuresError;
import org.opentest4j.TestAbortedException;

class VerdictTest {

  @Sampling(transitions = 100)
  abstract static class WalkTestCase {
    @AgentUnderTest
    Agent<Integer> agent() {
      return Chains.metropolis();
    }

    @StartStates
    List<Integer> start() {
      return List.of(0);
    }
  }

  static class VerdictsTestCase extends WalkTestCase {
    @AgentTest
    @Claims(Verdict.PASS)
    void passes() {}

    @AgentTest
    @Claims(Verdict.FAIL)
    void fails() {}

    @AgentTest
    @Claims(Verdict.INCONCLUSIVE)
    void leavesOpen() {}

    @AgentTest
    @Claims(value = Verdict.FAIL, about = "fortune")
    @Luck(Verdict.FAIL)
    void failsTwice() {}

    @AgentTest
    @Claims(value = Verdict.INCONCLUSIVE, about = "fortune")
    @Luck(Verdict.FAIL)
    void failsAndLeavesOpen() {}

    @AgentTest
    @Claims(value = Verdict.INCONCLUSIVE, about = "fortune")
    @Luck(Verdict.INCONCLUSIVE)
    void leavesTwoOpen() {}
  }

  /** Another property annotation with a given verdict. */
  @JudgedBy(Luck.Factory.class)
  @Retention(RetentionPolicy.RUNTIME)
  @Repeatable(Lucks.class)
  @interface Luck {
    Verdict value();

    final class Factory implements PropertyFactory<Luck> {
      @Override
      public Property<?> property(Luck annotation) {
        return new Claims.Foregone("luck", annotation.value());
      }
    }
  }

  @Retention(RetentionPolicy.RUNTIME)
  @interface Lucks {
    Luck[] value();
  }

  private static String foregone(String heading, String quantity) {
    return """
        %s: %s at least 0.60 (margin 0.05)
        estimate: 0.51, 90 %% interval 0.47 to 0.55, from 100 draws, margin 0.05
        how sure: It was given."""
        .formatted(heading, quantity);
  }

  @Test
  void aPassPasses() {
    assertThat(outcomes(run(VerdictsTestCase.class))).containsEntry("passes()", "SUCCESSFUL");
  }

  @Test
  void aFailFailsAsAnAssertionWithWhatWasExpectedAndWhatWasFound() {
    Throwable failure = thrown(run(VerdictsTestCase.class)).get("fails()");

    assertThat(failure)
        .isInstanceOf(AssertionFailedError.class)
        .hasMessage(foregone("violated", "luck"));
    assertThat(((AssertionFailedError) failure).getExpected().getStringRepresentation())
        .isEqualTo("at least 0.60 (margin 0.05)");
    assertThat(((AssertionFailedError) failure).getActual().getStringRepresentation())
        .isEqualTo("0.51 [0.47, 0.55] over 100 draws");
  }

  @Test
  void theTraceOfAVerdictIsTheTestAlone() {
    Map<String, Throwable> thrown = thrown(run(VerdictsTestCase.class));

    for (String test : List.of("fails", "leavesOpen", "failsTwice", "leavesTwoOpen")) {
      assertThat(thrown.get(test + "()").getStackTrace())
          .singleElement()
          .asString()
          .startsWith(VerdictsTestCase.class.getName() + "." + test + "(");
    }
  }

  @Test
  void whatABodyThrewKeepsItsTrace() {
    assertThat(thrown(run(BodiesTestCase.class)).get("throwsUp(Sample)").getStackTrace()[0])
        .extracting(StackTraceElement::getLineNumber)
        .matches(line -> line > 0);
  }

  @Test
  void anInconclusiveVerdictAbortsTheTest() {
    assertThat(thrown(run(VerdictsTestCase.class)).get("leavesOpen()"))
        .isInstanceOf(TestAbortedException.class)
        .hasMessage(foregone("undecided", "luck"));
  }

  @Test
  void allPropertiesOfATestAreJudged() {
    Throwable failure = thrown(run(VerdictsTestCase.class)).get("failsTwice()");

    assertThat(failure).isInstanceOf(MultipleFailuresError.class);
    assertThat(((MultipleFailuresError) failure).getFailures())
        .extracting(Throwable::getMessage)
        .containsExactly(foregone("violated", "fortune"), foregone("violated", "luck"));
  }

  @Test
  void aFailureOutweighsWhatIsUndecidedWithoutHidingIt() {
    Throwable failure = thrown(run(VerdictsTestCase.class)).get("failsAndLeavesOpen()");

    assertThat(failure).hasMessage(foregone("violated", "luck"));
    assertThat(failure.getSuppressed())
        .extracting(Throwable::getMessage)
        .containsExactly(foregone("undecided", "fortune"));
  }

  @Test
  void allThatIsUndecidedIsSaid() {
    assertThat(outcomes(run(VerdictsTestCase.class)))
        .containsEntry(
            "leavesTwoOpen()",
            "ABORTED: " + foregone("undecided", "fortune") + "\n" + foregone("undecided", "luck"));
  }

  @Test
  void theErrorRateIsSharedByAllPropertiesOfTheClassWhateverIsSelected() {
    assertThat(rates(run(VerdictsTestCase.class)))
        .as("those that fail at 0.05 / 9, and the others, after 4 failed, at 0.05 / 5 (Holm)")
        .containsOnly("0.005556", "0.01000")
        .filteredOn("0.005556"::equals)
        .hasSize(4);
    assertThat(rates(run(selectMethod(VerdictsTestCase.class, "passes"))))
        .containsExactly("0.005556");
  }

  /** The p-value of a foregone verdict is the rate that it was given. */
  private static List<String> rates(EngineExecutionResults results) {
    return entries(results).stream().map(entry -> entry.get("p")).toList();
  }

  private static List<Map<String, String>> entries(EngineExecutionResults results) {
    return results.allEvents().reportingEntryPublished().stream()
        .map(event -> event.getRequiredPayload(ReportEntry.class).getKeyValuePairs())
        .toList();
  }

  @Test
  void evidenceIsPublishedAsAReportEntry() {
    assertThat(entries(run(selectMethod(VerdictsTestCase.class, "fails"))))
        .containsExactly(
            Map.of(
                "property", "luck",
                "claim", "luck at least 0.60 (margin 0.05)",
                "verdict", "FAIL",
                "estimate", "0.5100",
                "low", "0.4700",
                "high", "0.5500",
                "level", "0.9000",
                "n", "1 draws",
                "p", "0.005556",
                "reason", "It was given."));
  }

  static class BodiesTestCase extends WalkTestCase {
    @AgentTest
    void visitsTen(Sample<Integer> sample) {
      assertThat(sample).uniqueStates().isAtLeast(5);
    }

    @AgentTest
    void visitsTooMany(Sample<Integer> sample) {
      assertThat(sample).uniqueStates().isAtLeast(50);
    }

    @AgentTest
    void undecided(Sample<Integer> sample) {
      assertThat(sample).satisfies(new Claims.Foregone("luck", Verdict.INCONCLUSIVE));
    }

    @AgentTest
    void assumes(Sample<Integer> sample) {
      Assumptions.assumeTrue(sample.draws() > 1_000, "too few draws");
    }

    @AgentTest
    void assumesAsJUnit4(Sample<Integer> sample) {
      throw new AssumptionViolatedException("no key of %s draws".formatted(sample.draws())) {
        private static final long serialVersionUID = 1L;
      };
    }

    @AgentTest
    void throwsUp(Sample<Integer> sample) throws Exception {
      throw new IOException("disk full");
    }

    @AgentTest
    @Claims(Verdict.FAIL)
    void claimsAndThrows() {
      throw new IllegalStateException("body ran");
    }
  }

  @Test
  void assertionsInTheBodyDecideAsPropertiesDo() {
    Map<String, String> outcomes = outcomes(run(BodiesTestCase.class));

    assertThat(outcomes).containsEntry("visitsTen(Sample)", "SUCCESSFUL");
    assertThat(outcomes.get("visitsTooMany(Sample)"))
        .startsWith("FAILED: violated: distinct states at least 50");
    assertThat(outcomes)
        .containsEntry("undecided(Sample)", "ABORTED: " + foregone("undecided", "luck"))
        .containsEntry("assumes(Sample)", "ABORTED: Assumption failed: too few draws")
        .containsEntry("assumesAsJUnit4(Sample)", "ABORTED: no key of 100 draws")
        .containsEntry("throwsUp(Sample)", "FAILED: disk full");
  }

  static class FluentTestCase extends WalkTestCase {
    @AgentTest
    @Claims(Verdict.PASS)
    void claims() {}

    @AgentTest
    void asserts(Sample<Integer> sample) {
      assertThat(sample)
          .satisfies(new Claims.Foregone("luck", Verdict.PASS))
          .satisfies(new Claims.Foregone("fortune", Verdict.PASS));
    }
  }

  @Test
  void assertionsThatHoldLeaveTheirEvidence() {
    assertThat(entries(run(selectMethod(FluentTestCase.class, "asserts", Sample.class.getName()))))
        .extracting(entry -> entry.get("property"), entry -> entry.get("verdict"))
        .containsExactly(tuple("luck", "PASS"), tuple("fortune", "PASS"));
  }

  /**
   * 0.05 over 2 claims: one of an annotation, and one that a half and a sixth of go to a body's.
   */
  @Test
  void theAssertionsOfABodyShareTheRateOfOneClaim() {
    assertThat(rates(run(FluentTestCase.class)))
        .containsExactlyInAnyOrder("0.02500", "0.01250", "0.004167");
  }

  @Test
  void theBodyRunsAfterThePropertiesWereJudged() {
    Throwable failure = thrown(run(BodiesTestCase.class)).get("claimsAndThrows()");

    assertThat(((MultipleFailuresError) failure).getFailures())
        .extracting(Throwable::getMessage)
        .containsExactly(foregone("violated", "luck"), "body ran");
  }

  /** A composed annotation: a test, with two properties. */
  @AgentTest("is lucky")
  @Luck(Verdict.PASS)
  @Claims(Verdict.INCONCLUSIVE)
  @Retention(RetentionPolicy.RUNTIME)
  @interface LuckyTest {}

  static class ComposedTestCase extends WalkTestCase {
    @LuckyTest
    void composed() {}

    @AgentTest
    @Luck(Verdict.PASS)
    @Luck(Verdict.FAIL)
    void repeated() {}
  }

  @Test
  void propertiesOfAComposedAnnotationAreJudged() {
    EngineExecutionResults results = run(selectMethod(ComposedTestCase.class, "composed"));

    assertThat(entries(results))
        .extracting(entry -> entry.get("verdict"))
        .containsExactly("PASS", "INCONCLUSIVE");
    assertThat(results.testEvents().started().list().get(0).getTestDescriptor().getDisplayName())
        .isEqualTo("is lucky");
  }

  @Test
  void repeatedPropertiesAreEachJudged() {
    assertThat(entries(run(selectMethod(ComposedTestCase.class, "repeated"))))
        .extracting(entry -> entry.get("verdict"))
        .containsExactly("PASS", "FAIL");
  }
}
