package org.equipoise.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.equipoise.agent.AgentDescription;
import org.equipoise.chain.Chain;
import org.equipoise.drift.Baseline;
import org.equipoise.drift.BaselineFile;
import org.equipoise.junit.plan.Plans;
import org.equipoise.result.SpendingPlan;
import org.equipoise.result.SpendingPlan.ClassPlan;
import org.equipoise.result.SpendingPlan.PropertyPlan;
import org.equipoise.result.SpendingPlan.Spending;
import org.equipoise.statistics.Rounded;
import org.equipoise.verdict.EffectPlan;
import org.equipoise.verdict.ErrorRates;
import org.equipoise.verdict.Properties;
import org.equipoise.verdict.RatePlan;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentTestPlanTest {
  private static final String PREFIX = Plans.class.getName() + "$";

  @TempDir Path directory;
  private final java.util.Properties settings = new java.util.Properties();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void settings() throws Exception {
    settings.setProperty("mode", "plan");
    settings.setProperty("plan", directory.resolve(SpendingPlan.NAME).toString());
    settings.setProperty("manifest", directory.resolve("run.json").toString());
    settings.setProperty(
        "roots",
        Path.of(Plans.class.getProtectionDomain().getCodeSource().getLocation().toURI())
            .toString());
    settings.setProperty("config." + Constants.BASELINE_DIRECTORY, directory.toString());
  }

  private int run(String testClass) throws IOException {
    settings.setProperty("include", Pattern.quote(PREFIX + testClass));
    Path file = directory.resolve("plan.properties");
    try (Writer writer = Files.newBufferedWriter(file)) {
      settings.store(writer, null);
    }
    return AgentTestRun.run(
        new String[] {file.toString()},
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private SpendingPlan plan(String testClass) throws IOException {
    assertThat(run(testClass)).as(err.toString(StandardCharsets.UTF_8)).isZero();
    return SpendingPlan.read(directory.resolve(SpendingPlan.NAME));
  }

  private ClassPlan only(SpendingPlan plan) {
    assertThat(plan.classes()).hasSize(1);
    return plan.classes().get(0);
  }

  private void baseline(long fromEachOfTwo) throws IOException {
    Chain counts =
        Chain.builder()
            .step("0", "1", fromEachOfTwo / 2)
            .step("0", "0", fromEachOfTwo / 2)
            .step("1", "0", fromEachOfTwo)
            .build();
    String name = PREFIX + "Drifting";
    BaselineFile.write(
        directory.resolve(BaselineFile.name(name)),
        Baseline.of(
            counts,
            name,
            AgentDescription.NONE,
            "text",
            LocalDate.of(2026, 1, 2),
            Optional.empty(),
            1));
  }

  @Test
  void ratesTakeTheTrialsOfTheirSequentialTestAfterExploring() throws IOException {
    ClassPlan plan = only(plan("Rates"));
    RatePlan downhill =
        (RatePlan)
            Properties.downhillFraction(0.60, Properties.DEFAULT_MARGIN)
                .plan(ErrorRates.DEFAULT.sharedBy(3))
                .orElseThrow();

    assertThat(plan.draws()).isEqualTo(6_000);
    assertThat(plan.explored()).isEqualTo(3_000);
    assertThat(plan.claims()).isEqualTo(3);
    assertThat(plan.problems()).isEmpty();
    PropertyPlan first =
        plan.properties().stream()
            .filter(p -> p.test().equals("goesDownhill"))
            .findFirst()
            .orElseThrow();
    assertThat(first.claim()).isEqualTo("downhill fraction at least 0.60 (margin 0.05)");
    assertThat(first.expectedDraws())
        .isEqualTo(3_000 + (long) Math.ceil(downhill.healthy().meanTrials()));
    assertThat(first.pass()).isCloseTo(downhill.healthy().passes(), offset(1e-12));
    assertThat(first.fail()).isCloseTo(downhill.atMargin().fails(), offset(1e-12));
    assertThat(first.falseFail()).isCloseTo(0.05 / 3, offset(1e-12));
  }

  @Test
  void sinceSomeDrawsMayBeNoTrialsAnyDrawMayBeNeeded() throws IOException {
    assertThat(only(plan("Rates")).properties())
        .filteredOn(p -> !p.claim().startsWith("fault rate"))
        .extracting(PropertyPlan::worstDraws)
        .containsExactly(6_000L, 6_000L);
  }

  @Test
  void whatHardlyEverComesUpIsShownAsZero() throws IOException {
    PropertyPlan downhill = only(plan("Rates")).properties().get(0);

    assertThat(downhill.undecidedInHealth()).isBetween(0.0, 1e-9);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .containsPattern("100 % +0 % +9\\d[.\\d]* % +\\d[.\\d]* %  \\w+: downhill fraction");
  }

  @Test
  void whereThereAreFewDrawsTheProbabilitiesAreThoseOfThese() throws IOException {
    PropertyPlan downhill = only(plan("TooFew")).properties().get(0);

    // 50 moves hardly ever tell 0.55 from 0.60; an agent at 0.80 passes more often than not.
    assertThat(downhill.pass()).isBetween(0.65, 0.75);
    assertThat(downhill.undecidedInHealth()).isCloseTo(1 - downhill.pass(), offset(0.01));
    assertThat(downhill.fail()).isLessThan(0.1);
    assertThat(downhill.undecidedAtMargin()).isGreaterThan(0.9);
    assertThat(downhill.expectedDraws()).isBetween(75L, 100L);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("expected    at worst     PASS  undecided     FAIL  undecided")
        .contains("and there are 50 draws to judge: more transitions decide more often");
  }

  @Test
  void faultsAreJudgedFromTheFirstStepOn() throws IOException {
    PropertyPlan faults =
        only(plan("Rates")).properties().stream()
            .filter(p -> p.claim().startsWith("fault rate"))
            .findFirst()
            .orElseThrow();

    assertThat(faults.expectedDraws()).isLessThan(3_000);
  }

  @Test
  void aClassSpendsWhatItsSlowestClaimTakesAndAtWorstEachTry() throws IOException {
    ClassPlan plan = only(plan("Rates"));

    assertThat(plan.expected().calls())
        .isEqualTo(
            plan.properties().stream().mapToLong(PropertyPlan::expectedDraws).max().orElseThrow());
    assertThat(plan.worst().calls()).isEqualTo(2 * 6_000);
  }

  @Test
  void tokensCostAndTimeAreThoseOfTheCalls() throws IOException {
    settings.setProperty("config.equipoise.tokens.input", "1000");
    settings.setProperty("config.equipoise.tokens.output", "50");
    settings.setProperty("config.equipoise.price.inputPerMillion", "2");
    settings.setProperty("config.equipoise.price.outputPerMillion", "10");
    settings.setProperty("config.equipoise.secondsPerCall", "0.4");

    Spending worst = plan("Rates").worst();

    assertThat(worst.inputTokens()).isEqualTo(12_000_000);
    assertThat(worst.outputTokens()).isEqualTo(600_000);
    assertThat(worst.cost()).isCloseTo(30, offset(1e-9));
    assertThat(worst.seconds()).isCloseTo(12_000 / 8 * 0.4, offset(1e-9));
    assertThat(out.toString(StandardCharsets.UTF_8))
        .containsPattern("7\\.67 +30\\.00 +cost\\R")
        .containsPattern("2\\.6 +10\\.0 +minutes\\R");
  }

  @Test
  void noMoreIsSpentThanTheLimitsOfTokensAndCostAllow() throws IOException {
    assertThat(plan("Limited").worst().calls()).as("nothing is known of a call").isEqualTo(42_000);

    settings.setProperty("config.equipoise.tokens.input", "1000");
    settings.setProperty("config.equipoise.tokens.output", "50");
    assertThat(plan("Limited").worst().calls()).isEqualTo(2_000);

    settings.setProperty("config.equipoise.price.inputPerMillion", "2");
    settings.setProperty("config.equipoise.price.outputPerMillion", "10");
    SpendingPlan plan = plan("Limited");
    assertThat(plan.worst().calls()).as("2,000 by tokens and by cost").isEqualTo(2_000);
    assertThat(plan.expected().calls()).isEqualTo(2_000);
    assertThat(plan.worst().cost()).isCloseTo(5, offset(1e-9));

    settings.setProperty("config.equipoise.price.inputPerMillion", "4");
    assertThat(plan("Limited").worst().calls()).isEqualTo((long) (5e6 / 4_500));

    settings.setProperty("config.equipoise.tokens.output", "9000000");
    assertThat(plan("Limited").worst().calls()).as("as many as begin at once").isEqualTo(8);
  }

  @Test
  void withoutPricesThereIsNoCost() throws IOException {
    Spending expected = plan("Rates").expected();

    assertThat(expected.cost()).isNull();
    assertThat(expected.seconds()).isNull();
    assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("  cost");
  }

  @Test
  void aPriceThatIsNoNumberEndsThePlan() throws IOException {
    settings.setProperty("config.equipoise.price.inputPerMillion", "2 EUR");

    assertThat(run("Rates")).isEqualTo(AgentTestRun.COULD_NOT_RUN);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains(
            "equipoise.price.inputPerMillion is '2 EUR'; it must be a number of at least 0, such as 2.50");
  }

  @Test
  void aBodyThatTakesTheSampleTakesAllOfItAndGroupsShareIt() throws IOException {
    ClassPlan plan = only(plan("WithBody"));

    assertThat(plan.explored()).isZero(); // declared starts and a potential
    assertThat(plan.properties())
        .extracting(PropertyPlan::test)
        .containsExactlyInAnyOrder("explores", "explores", "explores", "answers");
    assertThat(plan.expected().calls()).isEqualTo(1_000);
    assertThat(plan.worst().calls()).isEqualTo(1_500); // its call limit
  }

  @Test
  void driftTakesWhatTheBaselineLetsRuleOutAtALookAfterExploring() throws IOException {
    baseline(8_000);

    PropertyPlan drift = only(plan("Drifting")).properties().get(0);

    // One further outcome in all; 4 times n0 n1 / (n0 + n1) is some hundreds, well before 1,500.
    assertThat(drift.expectedDraws()).isEqualTo(1_500);
    assertThat(drift.worstDraws()).isEqualTo(2_000);
    EffectPlan effect = new EffectPlan("", 0.10, ErrorRates.DEFAULT);
    long toRuleOut = EffectPlan.drawsBesides(16_000, effect.toRuleOut(1)).orElseThrow();
    assertThat(toRuleOut).isLessThan(1_000);
    assertThat(drift.note())
        .startsWith(
            "at one look about %s draws rule out a drift of 0.10 with power 0.90, and about "
                .formatted(Rounded.about(toRuleOut)))
        .endsWith(" detect it with power 0.80");
  }

  @Test
  void withoutABaselineThePlanSaysHowToRecordOne() throws IOException {
    PropertyPlan drift = only(plan("Drifting")).properties().get(0);

    assertThat(drift.expectedDraws()).isNull();
    assertThat(drift.note()).contains("There is no baseline", "-Dequipoise.baseline=record");
  }

  @Test
  void aWholePlanIsExpectedToTakeAllOfItsDraws() throws IOException {
    baseline(8_000);
    settings.setProperty("config." + Constants.WHOLE_PLAN, "true");

    assertThat(only(plan("Drifting")).expected().calls()).isEqualTo(2_000);
  }

  @Test
  void recordingABaselineTakesFourTimesTheDraws() throws IOException {
    settings.setProperty("config." + Constants.BASELINE, "record");

    ClassPlan plan = only(plan("Drifting"));

    assertThat(plan.draws()).isEqualTo(8_000);
    assertThat(plan.expected().calls()).isEqualTo(8_000);
  }

  @Test
  void aDisabledTestIsNoClaim() throws IOException {
    ClassPlan plan = only(plan("OneDisabled"));

    assertThat(plan.claims()).isEqualTo(1);
    assertThat(plan.properties()).extracting(PropertyPlan::test).containsExactly("answers");
    assertThat(plan.properties())
        .extracting(PropertyPlan::falseFail)
        .containsExactly(ErrorRates.DEFAULT.falseFail());
  }

  @Test
  void aDisabledClassSpendsNothing() throws IOException {
    assertThat(run("Off")).isEqualTo(AgentTestRun.NOTHING_TO_RUN);
  }

  @Test
  void aWrongClassIsShownAndSpendsNothing() throws IOException {
    ClassPlan plan = only(plan("Wrong"));

    assertThat(plan.problems()).hasSize(1);
    assertThat(plan.problems().get(0)).contains("@AgentUnderTest");
    assertThat(plan.worst().calls()).isZero();
  }

  @Test
  void aWrongTestIsShownAndTheOthersArePlanned() throws IOException {
    ClassPlan plan = only(plan("OutOfRange"));

    assertThat(plan.problems()).hasSize(1);
    assertThat(plan.properties()).extracting(PropertyPlan::test).containsExactly("answersMostly");
  }

  @Test
  void theRecordOfTheLastRunStaysAsItIs() throws IOException {
    Path manifest = Files.writeString(directory.resolve("run.json"), "{}");

    plan("Rates");

    assertThat(manifest).hasContent("{}");
    assertThat(directory).isDirectoryNotContaining("glob:**/result.json");
  }
}
