package org.equipoise.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.equipoise.verdict.Verdict;

/**
 * The error rates of the gates, by simulation through the sampler and the judging code that the
 * engine uses: prints tables in Markdown, and exits with 1 where an exact 99 % limit shows that a
 * nominal rate is exceeded.
 *
 * <p>Run it as a program. The first argument, 1 unless given, multiplies the number of builds;
 * others name the groups of tables wanted, all unless given.
 */
public final class Calibration {
  private final double effort;
  private final List<String> excesses = new ArrayList<>();

  private Calibration(double effort) {
    this.effort = effort;
  }

  public static void main(String[] arguments) {
    Locale.setDefault(Locale.ROOT);
    Calibration calibration =
        new Calibration(arguments.length == 0 ? 1 : Double.parseDouble(arguments[0]));
    System.out.println(
        "False FAILs and false PASSes are in bold, with exact 99 % limits; nominal 5 %, and 90 % for"
            + " the coverage of intervals.");
    Arrays.stream(Group.values())
        .filter(group -> isWanted(group.name(), arguments))
        .forEach(calibration::run);
    if (isWanted("REUSE", arguments)) {
      calibration.printReuse();
    }
    calibration.excesses.forEach(excess -> System.out.println("EXCEEDED: " + excess));
    System.exit(calibration.excesses.isEmpty() ? 0 : 1);
  }

  private static boolean isWanted(String group, String[] arguments) {
    return arguments.length < 2 || List.of(arguments).contains(group);
  }

  private void run(Group group) {
    group.tables.forEach(table -> print(group.title, table));
  }

  /** What can be asked for by name. */
  private enum Group {
    RATES(
        "Rates",
        new Table(RateScenarios.downhill(), 10_000),
        new Table(RateScenarios.escapes(), 10_000),
        new Table(RateScenarios.downhillAtOnce(), 10_000)),
    BALANCE(
        "Detailed balance",
        new Table(BalanceScenarios.of(500), 400),
        new Table(BalanceScenarios.of(2_000), 200),
        new Table(BalanceScenarios.of(10_000), 40)),
    DRIFT(
        "Drift",
        new Table(DriftScenarios.of(20, 2_000), 400),
        new Table(DriftScenarios.of(50, 2_000), 200),
        new Table(DriftScenarios.oneSided(2_000, 4), 400),
        new Table(DriftScenarios.oneSided(2_000, 16), 400),
        new Table(DriftScenarios.deterministic(200), 2_000)),
    FAMILY(
        "Classes of five properties",
        new Table(
            List.of(FamilyScenarios.atTheBars(2_000), FamilyScenarios.healthy(2_000)), 1_000));

    private final String title;
    private final List<Table> tables;

    Group(String title, Table... tables) {
      this.title = title;
      this.tables = List.of(tables);
    }
  }

  private record Table(List<Scenario> scenarios, int builds) {}

  private void print(String title, Table table) {
    int number = (int) Math.max(1, Math.round(effort * table.builds));
    System.out.printf("%n### %s (%d builds each)%n%n", title, number);
    System.out.println(
        "| scenario | FAIL | PASS | INCONCLUSIVE | mean calls | 95 % of builds | coverage |");
    System.out.println("|---|---|---|---|---|---|---|");
    for (Scenario scenario : table.scenarios) {
      Outcome outcome = Outcome.of(scenario, number);
      lines(outcome).forEach(System.out::println);
      excesses.addAll(outcome.excesses());
    }
  }

  /**
   * Builds within one baseline are dependent, so the limits would be too narrow: none is printed.
   */
  private void printReuse() {
    int baselines = (int) Math.max(1, Math.round(effort * 20));
    System.out.printf(
        "%n### Drift just at the tolerance, %d baselines with 20 builds each%n%n", baselines);
    System.out.println("| baseline | FAIL, mean | nine in ten baselines below | worst baseline |");
    System.out.println("|---|---|---|---|");
    for (int times : new int[] {1, 4, 16}) {
      ReusedBaselines reused =
          ReusedBaselines.of(DriftScenarios.diffuse(0.05, 20, 500, times), baselines, 20);
      System.out.printf(
          "| %dx | %.3f | %.2f | %.2f |%n", times, reused.mean(), reused.ninth(), reused.worst());
    }
  }

  private static Stream<String> lines(Outcome outcome) {
    String calls = "%.0f | %d".formatted(outcome.meanCalls(), outcome.callsOfMost());
    Stream<String> claims = outcome.claims().stream().map(claim -> line(outcome, claim, calls));
    return outcome.scenario().claims().size() == 1
        ? claims
        : Stream.concat(
            Stream.of(
                "| %s: any claim | **%s** | | | %s | |"
                    .formatted(outcome.scenario().name(), outcome.red(), calls)),
            claims);
  }

  private static String line(Outcome outcome, ClaimOutcome claim, String calls) {
    return "| %s | %s | %s | %s | %s | %s |"
        .formatted(
            outcome.scenario().claims().size() == 1
                ? outcome.scenario().name()
                : claim.claim().property().claim(),
            verdicts(claim, Verdict.FAIL),
            verdicts(claim, Verdict.PASS),
            verdicts(claim, Verdict.INCONCLUSIVE),
            calls,
            claim.coverage());
  }

  private static String verdicts(ClaimOutcome claim, Verdict verdict) {
    Share share = claim.verdicts(verdict);
    return claim.claim().errors().contains(verdict)
        ? "**" + share + "**"
        : "%.3f".formatted(share.value());
  }
}
