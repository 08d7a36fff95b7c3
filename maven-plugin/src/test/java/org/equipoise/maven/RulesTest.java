package org.equipoise.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.equipoise.maven.ResultFixtures.BUILD_STARTED;
import static org.equipoise.maven.ResultFixtures.broken;
import static org.equipoise.maven.ResultFixtures.downhill;
import static org.equipoise.maven.ResultFixtures.result;
import static org.equipoise.maven.ResultFixtures.sampled;
import static org.equipoise.maven.ResultFixtures.undecided;

import java.util.List;
import java.util.stream.Stream;
import org.equipoise.result.Result;
import org.equipoise.verdict.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {

  @Test
  void aCountAboveItsMaximumOrBelowItsMinimumIsAViolation() {
    Result sampled = sampled("shop.Calm", downhill(Verdict.PASS));

    assertThat(violations(rule("CLASS", "CALLS", null, "119"), sampled))
        .containsExactly(
            "Rule violated for class shop.Calm: number of calls is 120, but expected maximum is 119");
    assertThat(violations(rule("BUILD", "DRAWS", "2000", null), sampled))
        .containsExactly(
            "Rule violated for build: number of draws is 100, but expected minimum is 2000");
    assertThat(violations(rule("BUILD", "CALLS", "120", "120"), sampled)).isEmpty();
  }

  @Test
  void aBuildAddsUpItsClasses() {
    assertThat(violations(rule("BUILD", "CALLS", null, "239"), sampled("a.One"), sampled("a.Two")))
        .containsExactly(
            "Rule violated for build: number of calls is 240, but expected maximum is 239");
  }

  @Test
  void aBrokenTestCountsAsAFail() {
    assertThat(violations(rule("CLASS", "FAIL", null, "0"), sampled("a.One", broken())))
        .contains(
            "Rule violated for class a.One: number of FAIL verdicts is 1, but expected maximum is 0");
    assertThat(violations(rule("CLASS", "FAIL", null, "1"), sampled("a.One", broken()))).isEmpty();
  }

  @Test
  void theFaultRateIsThatOfAllDraws() {
    assertThat(violations(rule("CLASS", "FAULT_RATE", null, "0.01"), sampled("a.One")))
        .containsExactly(
            "Rule violated for class a.One: fault rate is 0.02, but expected maximum is 0.01");
    assertThat(violations(rule("CLASS", "FAULT_RATE", null, "0.02"), sampled("a.One"))).isEmpty();
  }

  @Test
  void aRoundedValueNeverLooksLikeTheBoundThatItViolates() {
    assertThat(violations(rule("CLASS", "FAULT_RATE", null, "0.019999"), sampled("a.One")))
        .containsExactly(
            "Rule violated for class a.One: fault rate is 0.02, but expected maximum is 0.019999");
  }

  @Test
  void anEstimateIsThatOfTheNamedProperty() {
    Rule rule = rule("PROPERTY", "ESTIMATE", "0.7", null);
    rule.property = "downhill-fraction";

    assertThat(violations(rule, sampled("a.One", downhill(Verdict.PASS), undecided())))
        .filteredOn(sentence -> sentence.startsWith("Rule"))
        .containsExactly(
            "Rule violated for property a.One.goesDownhill: downhill fraction is "
                + "0.51 [0.47, 0.55] over 640 moves, but expected minimum is 0.7");
  }

  @Test
  void theFarEndOfAnIntervalCanBeRequired() {
    Rule lower = rule("PROPERTY", "LOWER", "0.48", null);
    Rule upper = rule("PROPERTY", "UPPER", null, "0.54");

    assertThat(violations(lower, sampled("a.One", downhill(Verdict.PASS))))
        .containsExactly(
            "Rule violated for property a.One.goesDownhill: lower end of the interval for the "
                + "downhill fraction is 0.47, but expected minimum is 0.48");
    assertThat(violations(upper, sampled("a.One", downhill(Verdict.PASS))))
        .containsExactly(
            "Rule violated for property a.One.goesDownhill: upper end of the interval for the "
                + "downhill fraction is 0.55, but expected maximum is 0.54");
    lower.minimum = "0.47";
    assertThat(violations(lower, sampled("a.One", downhill(Verdict.PASS)))).isEmpty();
  }

  @Test
  void anEndThatIsUnknownDoesNotPass() {
    assertThat(violations(rule("PROPERTY", "LOWER", "0", null), sampled("a.One", undecided())))
        .contains(
            "Rule violated for property a.One.staysInBalance: lower end of the interval for the "
                + "detailed balance violation is unknown, since nothing was measured, but expected minimum is 0");
  }

  @Test
  void whatWasRecordedIsANoteAndNoUndecidedVerdict() {
    Rule none = rule("BUILD", "INCONCLUSIVE", null, "0");
    BuildCheck check =
        ResultFixtures.check(
            rules(none), result("a.One", BUILD_STARTED, ResultFixtures.recorded()));

    assertThat(check.violations()).isEmpty();
    assertThat(check.warnings()).isEmpty();
    assertThat(check.notes())
        .contains("Recorded in a.One.behaves: The baseline was recorded from 4,000 draws.");
    assertThat(
            ResultFixtures.check(
                    CheckRules.DEFAULT,
                    result("a.One", BUILD_STARTED, ResultFixtures.recorded(), undecided()))
                .violations())
        .singleElement()
        .extracting(Violation::sentence)
        .asString()
        .startsWith("Undecided in a.One.staysInBalance: ");
  }

  @Test
  void whatWasNotMeasuredDoesNotPass() {
    Rule rule = rule("PROPERTY", "ESTIMATE", null, "0.5");
    rule.property = "detailed-*";

    assertThat(violations(rule, sampled("a.One", undecided())))
        .contains(
            "Rule violated for property a.One.staysInBalance: detailed balance violation is "
                + "unknown, since nothing was measured, but expected maximum is 0.5");
    assertThat(violations(rule("CLASS", "CALLS", null, "9"), result("a.Two", BUILD_STARTED)))
        .containsExactly(
            "Rule violated for class a.Two: number of calls is unknown, "
                + "since nothing was measured, but expected maximum is 9");
  }

  @Test
  void aRuleOnVerdictsDecidesInPlaceOfTheDefaultWhereItApplies() {
    Rule tolerant = rule("CLASS", "FAIL", null, "1");
    tolerant.name = "a.*";
    Result failedOnce = result("a.One", BUILD_STARTED, downhill(Verdict.FAIL));
    Result failedTwice =
        result("a.Two", BUILD_STARTED, downhill(Verdict.FAIL), downhill(Verdict.FAIL));
    Result elsewhere = result("b.One", BUILD_STARTED, downhill(Verdict.FAIL));

    BuildCheck check = ResultFixtures.check(rules(tolerant), failedOnce);
    assertThat(check.violations()).isEmpty();
    assertThat(check.warnings())
        .singleElement()
        .asString()
        .startsWith("Drift in a.One.goesDownhill");

    assertThat(violations(tolerant, failedTwice))
        .containsExactly(
            "Rule violated for class a.Two: number of FAIL verdicts is 2, "
                + "but expected maximum is 1");
    assertThat(violations(tolerant, elsewhere))
        .singleElement()
        .asString()
        .startsWith("Drift in b.One.goesDownhill");
  }

  @Test
  void aTestIsCountedWithAllItsVerdicts() {
    Result result =
        result("a.One", BUILD_STARTED, downhill(Verdict.PASS), downhill(Verdict.PASS), undecided());
    Rule rule = rule("TEST", "PASS", "2", null);

    assertThat(violations(rule, result))
        .contains(
            "Rule violated for test a.One.staysInBalance: number of PASS verdicts is 0, "
                + "but expected minimum is 2")
        .noneMatch(sentence -> sentence.startsWith("Rule violated for test a.One.goesDownhill"));
  }

  @Test
  void aRuleThatAppliesToNothingIsWarnedOf() {
    Rule misspelt = rule("CLASS", "CALLS", null, "9");
    misspelt.name = "chekout.*";

    assertThat(ResultFixtures.check(rules(misspelt), sampled("a.One")).warnings())
        .containsExactly("The rule for class chekout.* and CALLS applies to nothing here");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          METHOD   | -   | -    | FAIL       | -   | 0    | Rule 1 of <rules> (METHOD FAIL) has the element 'METHOD'; it must be one of BUILD, CLASS, TEST, PROPERTY
          -        | -   | -    | FAIL       | -   | 0    | Rule 1 of <rules> (FAIL) has no <element>; it must be one of BUILD, CLASS, TEST, PROPERTY
          CLASS    | -   | -    | FAILURES   | -   | 0    | Rule 1 of <rules> (CLASS FAILURES) has the counter 'FAILURES'; it must be one of PASS, FAIL, INCONCLUSIVE, CALLS, DRAWS, FAULT_RATE, ESTIMATE, LOWER, UPPER
          CLASS    | a.B | -    | ESTIMATE   | -   | 0    | Rule 1 of <rules> (CLASS a.B ESTIMATE) has the element 'CLASS'; it must be one of PROPERTY where the counter is ESTIMATE
          TEST     | -   | -    | CALLS      | -   | 9    | Rule 1 of <rules> (TEST CALLS) has the element 'TEST'; it must be one of BUILD, CLASS where the counter is CALLS
          CLASS    | -   | -    | FAIL       | -   | -    | Rule 1 of <rules> (CLASS FAIL) has neither a minimum nor a maximum; give it one, such as <maximum>0</maximum>
          CLASS    | -   | -    | FAIL       | -   | none | Rule 1 of <rules> (CLASS FAIL) has the maximum 'none'; it must be a number of 0 or more, such as 1
          CLASS    | -   | -    | FAULT_RATE | -   | 5    | Rule 1 of <rules> (CLASS FAULT_RATE) has the maximum '5'; it must be a number from 0 to 1, such as 0.05
          CLASS    | -   | -    | FAULT_RATE | -   | 0,05 | Rule 1 of <rules> (CLASS FAULT_RATE) has the maximum '0,05'; it must be a number from 0 to 1, such as 0.05
          PROPERTY | -   | -    | ESTIMATE   | NaN | -    | Rule 1 of <rules> (PROPERTY ESTIMATE) has the minimum 'NaN'; it must be a number, such as 0.05
          CLASS    | -   | -    | PASS       | 3   | 2    | Rule 1 of <rules> (CLASS PASS) has the minimum '3'; it must be at most the maximum, 2
          CLASS    | -   | -    | FAIL       | 1   | -    | Rule 1 of <rules> (CLASS FAIL) has no maximum, and would allow any number of FAIL verdicts; give it one, such as <maximum>0</maximum>
          BUILD    | -   | -    | INCONCLUSIVE | 0 | -    | Rule 1 of <rules> (BUILD INCONCLUSIVE) has no maximum, and would allow any number of INCONCLUSIVE verdicts; give it one, such as <maximum>0</maximum>
          PROPERTY | -   | -    | FAIL       | -   | 1    | Rule 1 of <rules> (PROPERTY FAIL) has the maximum '1'; it must be below 1, since a property has one verdict
          CLASS    | -   | -    | LOWER      | -   | 1    | Rule 1 of <rules> (CLASS LOWER) has the element 'CLASS'; it must be one of PROPERTY where the counter is LOWER
          CLASS    | -   | drift | FAIL      | -   | 0    | Rule 1 of <rules> (CLASS FAIL) has the property 'drift'; it must be left out, since only the element PROPERTY has one
          BUILD    | a.B | -    | FAIL       | -   | 0    | Rule 1 of <rules> (BUILD a.B FAIL) has the name 'a.B'; it must be left out, since there is only one BUILD
          """)
  void aWrongRuleIsNamedWithWhatItMustBe(
      String element,
      String name,
      String property,
      String counter,
      String minimum,
      String maximum,
      String message) {
    Rule rule = rule(element, counter, minimum, maximum);
    rule.name = name;
    rule.property = property;

    assertThatThrownBy(() -> RuleReader.read(List.of(rule)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  private static Rule rule(String element, String counter, String minimum, String maximum) {
    Rule rule = new Rule();
    rule.element = element;
    rule.counter = counter;
    rule.minimum = minimum;
    rule.maximum = maximum;
    return rule;
  }

  private static CheckRules rules(Rule... rules) {
    return new CheckRules(
        RuleReader.read(List.of(rules)), InconclusivePolicy.FAIL, MissingResults.FAIL_WITH_TESTS);
  }

  private static List<String> violations(Rule rule, Result... results) {
    return Stream.of(ResultFixtures.check(rules(rule), results))
        .flatMap(check -> check.violations().stream())
        .map(Violation::sentence)
        .toList();
  }
}
