package org.equipoise.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.equipoise.maven.ResultFixtures.BUILD_STARTED;
import static org.equipoise.maven.ResultFixtures.DIRECTORY;
import static org.equipoise.maven.ResultFixtures.assertions;
import static org.equipoise.maven.ResultFixtures.broken;
import static org.equipoise.maven.ResultFixtures.downhill;
import static org.equipoise.maven.ResultFixtures.result;
import static org.equipoise.maven.ResultFixtures.undecided;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.equipoise.result.PropertyFacts;
import org.equipoise.result.Result;
import org.equipoise.result.SampleFacts;
import org.equipoise.verdict.Evidence;
import org.equipoise.verdict.TestError;
import org.equipoise.verdict.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuildCheckTest {
  private static final String CLASS = "shop.CheckoutAgentTest";

  @Test
  void aClassThatIsAsClaimedPassesInOneLine() {
    BuildCheck check = check(downhill(Verdict.PASS), downhill(Verdict.PASS));

    assertThat(check.notes()).containsExactly("shop.CheckoutAgentTest: 2 of 2 properties PASS");
    assertThat(check.warnings()).isEmpty();
    assertThat(check.violations()).isEmpty();
  }

  @Test
  void aFailedPropertyIsDriftWithWhatWasMeasuredAndExpected() {
    BuildCheck check = check(downhill(Verdict.PASS), downhill(Verdict.FAIL));

    assertThat(check.notes()).isEmpty();
    assertThat(check.failure())
        .isEqualTo(
            """
            Drift in shop.CheckoutAgentTest.goesDownhill: downhill fraction is 0.51 [0.47, 0.55] \
            over 640 moves, expected at least 0.60 (margin 0.05)
            Agent tests: 1 class, properties: 1 PASS, 1 FAIL, 0 INCONCLUSIVE; results in target/equipoise\
            """);
  }

  @Test
  void aFailureWithoutAMeasurementIsNoDriftAndItsReasonIsMadeFitForALog() {
    assertThat(sentences(check(assertions("expected 5\u001b[2J\n[INFO] BUILD SUCCESS"))))
        .containsExactly(
            "Failed in shop.CheckoutAgentTest.explores: expected that the assertions of the test "
                + "hold. expected 5\\u001b[2J\\n[INFO] BUILD SUCCESS");
  }

  @Test
  void aBrokenTestIsNoVerdictAndCountedApart() {
    BuildCheck check = check(downhill(Verdict.PASS), downhill(Verdict.FAIL), broken());

    assertThat(check.failure())
        .isEqualTo(
            """
            Drift in shop.CheckoutAgentTest.goesDownhill: downhill fraction is 0.51 [0.47, 0.55] \
            over 640 moves, expected at least 0.60 (margin 0.05)
            Broken test shop.CheckoutAgentTest.answers: NullPointerException: the cart is null (CheckoutAgentTest.java:31)
            Agent tests: 1 class, properties: 1 PASS, 1 FAIL, 0 INCONCLUSIVE, 1 broken; results in target/equipoise\
            """);
    assertThat(check.isFailure()).isTrue();
  }

  @Test
  void aJournalThatCanNotBeUsedIsSaidToBeOneWithWhatToDo() {
    PropertyFacts property =
        PropertyFacts.of(
            "answers",
            Evidence.builder("test", "the test runs", Verdict.FAIL, "it is of another agent")
                .error(new TestError(TestError.Of.JOURNAL, "JournalException", ""))
                .remedy("record it again")
                .build());

    assertThat(sentences(check(property)))
        .containsExactly(
            "Unusable journal of shop.CheckoutAgentTest.answers: it is of another agent. What to do: record it again");
  }

  @Test
  void aLongReasonIsCutAndTheCommandBehindItIsNot() {
    PropertyFacts property =
        PropertyFacts.of(
            "behaves",
            Evidence.builder("drift", "no drift", Verdict.FAIL, "x".repeat(2_000))
                .remedy("mvn equipoise:accept")
                .build());

    assertThat(sentences(check(property)))
        .singleElement()
        .asString()
        .hasSizeLessThan(1_300)
        .endsWith("xxx… What to do: mvn equipoise:accept");
  }

  @Test
  void anUndecidedPropertyFailsUnlessToldOtherwise() {
    String sentence =
        "Undecided in shop.CheckoutAgentTest.staysInBalance: "
            + "detailed balance violation at most 0.10. No cycle in the data.";

    assertThat(sentences(check(undecided()))).containsExactly(sentence);

    CheckRules warn =
        new CheckRules(List.of(), InconclusivePolicy.WARN, MissingResults.FAIL_WITH_TESTS);
    BuildCheck warned = ResultFixtures.check(warn, result(CLASS, BUILD_STARTED, undecided()));
    assertThat(warned.violations()).isEmpty();
    assertThat(warned.warnings()).containsExactly(sentence);
    assertThat(warned.notes()).containsExactly("shop.CheckoutAgentTest: 0 of 1 properties PASS");

    SampleFacts silence = new SampleFacts(1, 0, 0, 0, 0, 20, Map.of(), List.of());
    assertThat(
            sentences(
                ResultFixtures.check(warn, ResultFixtures.sampled(CLASS, silence, undecided()))))
        .as("where nothing answered, nothing was found out")
        .containsExactly(sentence);
  }

  @ParameterizedTest
  @CsvSource({
    "SERVICE_CLOSED, 1, 0",
    "CONSECUTIVE_FAULTS, 1, 0",
    "TIME_LIMIT, 0, 1",
    "CALL_LIMIT, 0, 1",
    "COMPLETE, 0, 1"
  })
  void anOutageIsAnErrorWhateverThePolicyAndHoweverManyDrawsWereAnsweredBefore(
      String end, int violations, int warnings) {
    CheckRules warn =
        new CheckRules(List.of(), InconclusivePolicy.WARN, MissingResults.FAIL_WITH_TESTS);
    BuildCheck check = ResultFixtures.check(warn, ResultFixtures.ended(end, CLASS, undecided()));

    assertThat(check.violations()).hasSize(violations);
    assertThat(check.warnings()).hasSize(warnings);
    assertThat(Stream.concat(sentences(check).stream(), check.warnings().stream()))
        .containsExactly(
            "Undecided in shop.CheckoutAgentTest.staysInBalance: "
                + "detailed balance violation at most 0.10. No cycle in the data.");
  }

  @Test
  void aBrokenTestSaysItselfThatThereIsNoSample() {
    Result unsampled =
        Result.withoutSample(
            CLASS,
            BUILD_STARTED,
            BUILD_STARTED,
            List.of(broken()),
            List.of("There is no sample; the reasons stand with the tests.", "Something else."));

    assertThat(
            BuildCheck.of(
                    ResultFixtures.current(unsampled),
                    CheckRules.DEFAULT,
                    new ExpectedResults(List.of(), List.of(), List.of()))
                .warnings())
        .containsExactly("shop.CheckoutAgentTest: Something else.");
  }

  @Test
  void aStaleResultIsSaidToBeOneAndCountsNowhere() {
    Result stale = result("shop.OldTest", BUILD_STARTED.minusSeconds(3600), downhill(Verdict.FAIL));
    BuildResults results = new BuildResults(DIRECTORY, List.of(), List.of(stale), Optional.empty());

    BuildCheck check =
        BuildCheck.of(
            results, CheckRules.DEFAULT, new ExpectedResults(List.of(), List.of(), List.of()));

    assertThat(check.notes()).isEmpty();
    assertThat(check.violations()).isEmpty();
    assertThat(check.summary()).isEmpty();
    assertThat(check.warnings())
        .containsExactly(
            "Stale: the result of shop.OldTest was written at 2026-11-20T09:15:30Z, "
                + "before this build began, and does not count");
  }

  @Test
  void manyStaleResultsAreOneWarningWithThreeNames() {
    List<Result> stale =
        Stream.of("a.A", "a.B", "a.C", "a.D", "a.E")
            .map(name -> result(name, BUILD_STARTED.minusSeconds(60), downhill(Verdict.PASS)))
            .toList();

    BuildCheck check =
        BuildCheck.of(
            new BuildResults(DIRECTORY, List.of(), stale, Optional.empty()),
            CheckRules.DEFAULT,
            new ExpectedResults(List.of(), List.of(), List.of()));

    assertThat(check.warnings())
        .containsExactly(
            "Stale: 5 results were written before this build began, and do not count: a.A, a.B, a.C and 2 more");
  }

  @Test
  void rulesAreNotHeldAgainstAModuleWithoutResults() {
    Rule rule = new Rule();
    rule.element = "BUILD";
    rule.counter = "PASS";
    rule.minimum = "1";
    CheckRules rules =
        new CheckRules(
            RuleReader.read(List.of(rule)),
            InconclusivePolicy.FAIL,
            MissingResults.FAIL_WITH_TESTS);

    assertThat(ResultFixtures.check(rules).violations()).isEmpty();
    assertThat(sentences(ResultFixtures.check(rules, result(CLASS, BUILD_STARTED))))
        .containsExactly(
            "Rule violated for build: number of PASS verdicts is 0, but expected minimum is 1");
  }

  @Test
  void aBuildFailsByWhatWasFoundOrForTheWantOfIt() {
    assertThat(check(downhill(Verdict.FAIL)).isFailure()).isTrue();
    assertThat(missing().isFailure()).isFalse();
  }

  private static BuildCheck missing() {
    return BuildCheck.of(
        ResultFixtures.current(),
        CheckRules.DEFAULT,
        new ExpectedResults(List.of(), List.of(), List.of(Violation.of("a violation"))));
  }

  @Test
  void whatIsMissingIsToldBesideWhatWasFound() {
    BuildResults results = ResultFixtures.current(result(CLASS, BUILD_STARTED));

    BuildCheck check =
        BuildCheck.of(
            results,
            CheckRules.DEFAULT,
            new ExpectedResults(
                List.of("a note"), List.of("a warning"), List.of(Violation.of("a violation"))));

    assertThat(check.notes()).endsWith("a note");
    assertThat(check.warnings()).endsWith("a warning");
    assertThat(sentences(check)).containsExactly("a violation");
  }

  @Test
  void ofManyViolationsTheFirstAreSaidAndTheOthersCounted() {
    PropertyFacts[] many =
        Collections.nCopies(40, downhill(Verdict.FAIL)).toArray(PropertyFacts[]::new);

    assertThat(check(many).failure().lines()).hasSize(27).contains("and 15 more");
  }

  @Test
  void aPolicyThatDoesNotExistIsRefused() {
    assertThatThrownBy(() -> InconclusivePolicy.of("ignore"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("equipoise.inconclusive is 'ignore'; choose fail or warn");
  }

  private static List<String> sentences(BuildCheck check) {
    return check.violations().stream().map(Violation::sentence).toList();
  }

  private static BuildCheck check(PropertyFacts... properties) {
    return ResultFixtures.check(CheckRules.DEFAULT, result(CLASS, BUILD_STARTED, properties));
  }
}
