package org.equipoise.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Step;
import org.equipoise.chain.Chain;
import org.equipoise.chain.KernelEstimate;
import org.equipoise.potential.ViolationFunction;
import org.equipoise.sampling.RetryPolicy;
import org.equipoise.sampling.Sample;
import org.equipoise.sampling.Sampler;
import org.equipoise.verdict.Evidence;
import org.equipoise.verdict.TestError;
import org.equipoise.verdict.Verdict;
import org.junit.jupiter.api.Test;

class SummaryTest {
  private static final Path FILE = Path.of("target", "equipoise", "..", "result.json");
  private static final String PATH = Path.of("target", "result.json").toAbsolutePath().toString();

  @Test
  void anAnalysisIsSummarisedForPeople() {
    AnalysisOptions options =
        AnalysisOptions.DEFAULT
            .withKernel(KernelEstimate.HIGH_REJECT)
            .withAttempts(4000)
            .withViolationFunction(ViolationFunction.EXPONENTIAL);
    Result result = Analysis.of(Results.CLAUDE_4, options).result().ofSource("claude4.csv");

    assertThat(Summary.of(result, FILE))
        .containsExactly(
            "Equipoise: claude4.csv",
            "Sample       5 states, 15,742 moves (7 distinct), 0 self-loops, 4,477 escapes, 0 faults",
            "Potential    least action 0.0773, 0.781 where flat (exp, K(0) = 1)",
            "             3 of 5 states have a value; 0 is the lowest state of each component",
            "                0.0000  ATTITUDE",
            "                4.0737  PERSONAL",
            "                5.1812  PROBLEM",
            "             unidentified: BUZZY, TURKEY",
            "Direction    downhill 0.989 of 7,523 moves; " + "86 up, 0 flat, 8,219 unevaluable",
            "             cross-fitted: two folds, each along the other's potential "
                + "(high-reject, exp; seed 1)",
            "Balance      untestable: the moves contain no cycle, "
                + "so nothing can violate detailed balance",
            "Exploration  5 distinct states; saturation 1 (share of moves to states seen before)",
            "             hardly left: ATTITUDE (86 of 4,000 draws)",
            "Result       " + PATH);
  }

  @Test
  void statesBeyondTheLowestFiveAreCounted() {
    Chain.Builder ring = Chain.builder();
    for (int state = 0; state < 7; state++) {
      ring.step("s" + state, "s" + (state + 1) % 7, 10 + state);
      ring.step("s" + (state + 1) % 7, "s" + state, 10);
    }
    Result result = Analysis.of(ring.build(), AnalysisOptions.DEFAULT.withReplicates(0)).result();

    List<String> lines = Summary.of(result, FILE);

    assertThat(lines).filteredOn(line -> line.matches(" +[0-9]+\\.[0-9]{4} .*s[0-6]")).hasSize(5);
    assertThat(lines).contains("                and 2 more");
  }

  @Test
  void theVerdictsOfAClassStandWorstFirst() {
    Result result =
        Results.ofClass(
            Results.downhill(Verdict.PASS), Results.undecided(), Results.downhill(Verdict.FAIL));

    assertThat(Summary.of(result, FILE))
        .startsWith("Equipoise: shop.CheckoutAgentTest")
        .containsSequence(
            "Verdicts     FAIL goesDownhill 0.514 [0.471, 0.553] (95 %): "
                + "downhill fraction at least 0.60 (margin 0.05). Less likely",
            "               than 0.05 if the claim held.",
            "             INCONCLUSIVE staysInBalance: No cycle in the data.",
            "             PASS goesDownhill 0.514 [0.471, 0.553] (95 %): "
                + "downhill fraction at least 0.60 (margin 0.05)");
  }

  @Test
  void aTestedBalanceShowsItsViolationAndWorstCycle() {
    assertThat(Summary.of(Results.ofClass(), FILE))
        .anyMatch(
            line ->
                line.matches(
                    "Balance +violation 0\\.\\d+ \\[.*] \\(90 %\\) over 363 moves; p = .*"))
        .anyMatch(line -> line.equals("                A -> B: 120, 12"));
  }

  @Test
  void hostileAndManyStatesFitTheLinesAndTheWidth() {
    Chain.Builder chain = Chain.builder();
    for (int i = 0; i < 300; i++) {
      chain.step("\u001b[2J\n" + "x".repeat(500) + i, "y" + i, 1);
      chain.step("z", "z" + i, 40).step("z" + i, "z", 1);
      chain.step("trap" + i, "trap" + i, 100);
    }
    PropertyFacts[] properties = new PropertyFacts[40];
    Arrays.fill(properties, Results.downhill(Verdict.PASS));
    Result result =
        Analysis.of(chain.build(), AnalysisOptions.DEFAULT)
            .result()
            .ofClass("A", Results.STARTED, Results.WRITTEN, List.of(properties));

    List<String> lines = Summary.of(withWarnings(result), FILE);

    assertThat(lines).hasSizeLessThanOrEqualTo(50);
    assertThat(lines)
        .allMatch(line -> line.length() <= 120 || line.endsWith(PATH))
        .allMatch(l -> l.matches("\\P{Cntrl}*"));
    assertThat(lines).anyMatch(line -> line.contains("and 32 more, PASS"));
    assertThat(lines)
        .anyMatch(line -> line.matches(" +unidentified: \\\\u001b\\[2J\\\\nx+….* and \\d+ more"));
  }

  @Test
  void aVerdictThatIsNotPassIsNeverHiddenAndItsReasonStandsInFull() {
    PropertyFacts[] properties = new PropertyFacts[20];
    Arrays.fill(properties, Results.downhill(Verdict.PASS));
    String reason = "one\u001b[2J two 🦊 three ".repeat(20) + "y".repeat(150) + " end.";
    for (int i = 0; i < 12; i++) {
      properties[i] =
          PropertyFacts.of(
              "test" + i, Evidence.builder("p", "c", Verdict.INCONCLUSIVE, reason).build());
    }

    List<String> lines = Summary.of(Results.ofClass(properties), FILE);

    String text = String.join("", lines).replace(" ", "");
    String whole = reason.replace("\u001b", "\\u001b").replace(" ", "");
    for (int i = 0; i < 12; i++) {
      assertThat(text).contains("INCONCLUSIVEtest" + i + ":" + whole);
    }
    assertThat(lines).anyMatch(line -> line.equals("             and 8 more, PASS"));
    assertThat(lines).allMatch(line -> line.length() <= 120 || line.endsWith(PATH));
  }

  @Test
  void aBrokenTestIsNoVerdict() {
    Evidence broken =
        Evidence.builder("test", "c", Verdict.FAIL, "IllegalStateException: no key (A.java:3)")
            .error(new TestError(TestError.Of.TEST, "IllegalStateException", ""))
            .build();

    assertThat(Summary.of(Results.ofClass(PropertyFacts.of("answers", broken)), FILE))
        .contains("Verdicts     BROKEN answers: IllegalStateException: no key (A.java:3)");
  }

  @Test
  void ofAReasonWithSeveralLinesTheFirstOneIsShown() {
    Evidence failed =
        Evidence.of("test", "c", Verdict.FAIL, "\nsizes differ\n  expected: 1\n  but was: 2");

    assertThat(Summary.of(Results.ofClass(PropertyFacts.of("counts", failed)), FILE))
        .contains("Verdicts     FAIL counts: sizes differ")
        .noneMatch(line -> line.contains("\\n") || line.contains("expected"));
  }

  @Test
  void faultsAreShownWithTheirExamples() {
    Agent<String> agent =
        (state, draw) -> {
          throw new IllegalStateException("no key");
        };
    Sample<String> sample = Sampler.of(agent).from("a").retries(RetryPolicy.NONE).run();
    Result result =
        Analysis.of(sample, AnalysisOptions.DEFAULT)
            .result()
            .withFaultExamples(sample.faultExamples());

    assertThat(Summary.of(result, FILE))
        .containsSequence(
            "Sample       1 state, 0 moves (0 distinct), 0 self-loops, 0 escapes, 20 faults",
            "Faults       20 of 20 draws; IllegalStateException: no key");
  }

  @Test
  void callsThatWereTriedAgainAreAmongTheWarnings() {
    AtomicInteger calls = new AtomicInteger();
    Agent<String> agent =
        (state, draw) -> {
          if (calls.getAndIncrement() == 0) {
            throw new IllegalStateException("HTTP 503");
          }
          return Step.to(draw.random().nextBoolean() ? "a" : "b");
        };
    RetryPolicy atOnce = new RetryPolicy(2, Duration.ZERO, Duration.ZERO);
    Sample<String> sample = Sampler.of(agent).from("a").transitions(50).retries(atOnce).run();

    assertThat(Summary.of(Analysis.of(sample, AnalysisOptions.DEFAULT).result(), FILE))
        .contains(
            "Warnings     1 call failed and was tried again, for example "
                + "IllegalStateException: HTTP 503");
  }

  @Test
  void aClassWithoutASampleSaysWhy() {
    Result result =
        Result.withoutSample(
            "shop.CheckoutAgentTest",
            Results.STARTED,
            Results.WRITTEN,
            List.of(),
            List.of("The agent could not be made."));

    assertThat(Summary.of(result, FILE))
        .containsExactly(
            "Equipoise: shop.CheckoutAgentTest",
            "Warnings     The agent could not be made.",
            "Result       " + PATH);
  }

  @Test
  void aRunThatEndedWhenDecidedTellsWhatItSpared() {
    Result result =
        new ResultBuilder(Result.Kind.CLASS, Results.ofClass(Results.downhill(Verdict.PASS)))
            .end("DECIDED")
            .cost(new CostFacts(312, 2.5, 124.8, 310, 4_000, null, null, null, 0, 0))
            .build();
    assertThat(Summary.of(result, FILE))
        .contains(
            "Cost         312 calls in 2.5 s, 125 steps per second; decided, 3,690 of 4,000 draws spared");
  }

  @Test
  void whatWasSpentIsToldWhereItIsKnown() {
    ResultBuilder result =
        new ResultBuilder(Result.Kind.CLASS, Results.ofClass(Results.downhill(Verdict.PASS)))
            .end("COMPLETE");
    assertThat(
            Summary.of(
                result
                    .cost(new CostFacts(40, 2.5, null, 40, 40, 48_000L, 1_200L, 0.1084, 0, 0))
                    .build(),
                FILE))
        .contains("Cost         40 calls in 2.5 s, 49,200 tokens at 0.108");
    assertThat(
            Summary.of(
                result.cost(new CostFacts(40, 2.5, null, 40, 40, 0L, 1L, null, 0, 0)).build(),
                FILE))
        .contains("Cost         40 calls in 2.5 s, 1 token");
  }

  private static Result withWarnings(Result result) {
    return new ResultBuilder(result.kind(), result)
        .end("COMPLETE")
        .cost(new CostFacts(1_000, 2.5, 400.0, 1_000, 1_000, null, null, null, 0, 0))
        .warnings(Collections.nCopies(9, "warning\u001b[31m ".repeat(30)))
        .build();
  }
}
