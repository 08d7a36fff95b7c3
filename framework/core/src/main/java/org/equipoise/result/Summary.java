package org.equipoise.result;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apiguardian.api.API;
import org.equipoise.chain.StateText;
import org.equipoise.potential.ViolationFunction;
import org.equipoise.sampling.SamplingEnd;
import org.equipoise.statistics.Rounded;
import org.jspecify.annotations.Nullable;

/**
 * A result as people read it: lines of {@value #WIDTH} characters, without control characters. They
 * are at most 50, but that the faults and the verdicts that are not PASS stand there uncut, each
 * with the first line of its reason.
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
public final class Summary {
  private static final int WIDTH = 120;
  private static final int LABEL = 13;
  private static final int LOWEST = 5;
  private static final int VERDICTS = 8;
  private static final int STATE = 40;
  private static final int CYCLE = 8;
  private static final int CYCLE_STATE = 30;
  private static final double SIGNIFICANT = 0.05;

  private static final String DECIDED = SamplingEnd.DECIDED.name();

  private final List<String> lines = new ArrayList<>();
  private String label = "";

  private Summary() {}

  /**
   * The lines of the summary of a result.
   *
   * @param file where the result is written; its absolute path is the last line, and never cut
   */
  public static List<String> of(Result result, Path file) {
    Summary summary = new Summary();
    summary.title(result);
    if (result.sample() != null) {
      summary.sample(result.sample());
    }
    if (result.potential() != null) {
      summary.potential(result.potential());
    }
    if (result.direction() != null) {
      summary.direction(result.direction());
    }
    if (result.balance() != null) {
      summary.balance(result.balance());
    }
    if (result.exploration() != null) {
      summary.exploration(result.exploration());
    }
    if (result.drift() != null) {
      summary.drift(result.drift());
    }
    result.authors().forEach(summary::authors);
    summary.verdicts(result.properties());
    if (result.cost() != null) {
      summary.cost(result.cost(), DECIDED.equals(result.end()));
    }
    summary.warnings(result.warnings());
    summary.lines.add(
        labelled("Result", StateText.printable(file.toAbsolutePath().normalize().toString())));
    return List.copyOf(summary.lines);
  }

  private void title(Result result) {
    String name = result.kind() == Result.Kind.CLASS ? result.className() : result.source();
    lines.add(cut(name == null ? "Equipoise" : "Equipoise: " + name));
  }

  private void sample(SampleFacts sample) {
    begin("Sample");
    add(
        "%s, %s (%s distinct), %s, %s, %s"
            .formatted(
                counted(sample.states(), "state"),
                counted(sample.moves(), "move"),
                Rounded.count(sample.distinctMoves()),
                counted(sample.selfLoops(), "self-loop"),
                counted(sample.escapes(), "escape"),
                counted(sample.faults(), "fault")));
    if (sample.faults() > 0 && !sample.faultExamples().isEmpty()) {
      begin("Faults");
      wrap(
          "%s of %s; %s"
              .formatted(
                  Rounded.count(sample.faults()),
                  counted(sample.draws(), "draw"),
                  String.join("; ", sample.faultExamples())));
    }
  }

  private void potential(PotentialFacts potential) {
    begin("Potential");
    add(
        "%sleast action %s, %s where flat (%s, K(0) = %s)"
            .formatted(
                potential.method().equals(PotentialFacts.DECLARED)
                    ? "declared; the moves' own "
                    : "",
                Rounded.estimate(potential.action()),
                Rounded.estimate(potential.actionAtZero()),
                potential.violationFunction(),
                Rounded.estimate(ViolationFunction.of(potential.violationFunction()).atZero())));
    if (potential.components().isEmpty()) {
      add("no state has a value: no moves lead from one state to another and back");
    } else {
      lowest(potential);
    }
    if (!potential.unidentified().isEmpty()) {
      add(listed("unidentified: ", potential.unidentified()));
    }
  }

  /** Only within a component can values be compared, so these are the lowest of the largest one. */
  private void lowest(PotentialFacts potential) {
    PotentialFacts.Component largest = potential.components().get(0);
    int known = potential.values().size();
    add(
        "%s of %s %s a value; 0 is %s"
            .formatted(
                Rounded.count(known),
                counted(known + potential.unidentified().size(), "state"),
                known == 1 ? "has" : "have",
                potential.zero()));
    if (potential.components().size() > 1) {
      add(
          "%s components; the lowest of the %s states of the largest:"
              .formatted(
                  Rounded.count(potential.components().size()), Rounded.count(largest.size())));
    }
    largest.states().stream()
        .sorted(Comparator.comparing(potential.values()::get))
        .limit(LOWEST)
        .forEach(state -> add(value(potential, state)));
  }

  private static String value(PotentialFacts potential, String state) {
    Double error = potential.standardErrors().get(state);
    return String.format(Locale.ROOT, "%9.4f", potential.values().get(state))
        + (error == null || error == 0 ? "" : " ± " + Rounded.estimate(error))
        + "  "
        + StateText.shortened(state, STATE);
  }

  private void direction(DirectionFacts direction) {
    begin("Direction");
    Double fraction = direction.downhillFraction();
    String unevaluable = Rounded.count(direction.unevaluable()) + " unevaluable";
    if (fraction == null) {
      add(
          direction.unevaluable() == 0
              ? "no moves were judged"
              : "no move leads between states whose potentials can be compared; " + unevaluable);
    } else {
      add(
          "downhill %s of %s; %s up, %s flat, %s"
              .formatted(
                  Ends.around(fraction, direction.interval(), direction.level()),
                  counted(direction.evaluable(), "move"),
                  Rounded.count(direction.up()),
                  Rounded.count(direction.flat()),
                  unevaluable));
      add(direction.method());
    }
  }

  private void balance(BalanceFacts balance) {
    begin("Balance");
    BalanceFacts.Test test = balance.test();
    if (balance.violation() == null || test == null) {
      add("untestable: " + balance.reason());
      return;
    }
    add(
        "violation %s over %s; p = %s (G = %s, df = %s)"
            .formatted(
                Ends.around(balance.violation(), balance.interval(), balance.level()),
                counted(balance.movesInComponents(), "move"),
                Rounded.probability(test.pValue()),
                Rounded.estimate(test.statistic()),
                Rounded.count(test.degreesOfFreedom())));
    balance.worstCycles().stream()
        .filter(cycle -> cycle.pValue() <= SIGNIFICANT)
        .limit(1)
        .forEach(this::cycle);
  }

  /** A cycle that chance hardly explains, state by state. */
  private void cycle(CycleFacts cycle) {
    add(
        "gone round one way (p = %s), moves there and back:"
            .formatted(Rounded.probability(cycle.pValue())));
    int length = cycle.states().size();
    for (int k = 0; k < Math.min(length, CYCLE); k++) {
      add(
          "   %s -> %s: %s, %s"
              .formatted(
                  StateText.shortened(cycle.states().get(k), CYCLE_STATE),
                  StateText.shortened(cycle.states().get((k + 1) % length), CYCLE_STATE),
                  Rounded.count(cycle.forward().get(k)),
                  Rounded.count(cycle.backward().get(k))));
    }
    if (length > CYCLE) {
      add("   and %s more".formatted(length - CYCLE));
    }
  }

  private void exploration(ExplorationFacts exploration) {
    begin("Exploration");
    Double saturation = exploration.saturation();
    add(
        "%s%s"
            .formatted(
                counted(exploration.distinctStates(), "distinct state"),
                saturation == null
                    ? ""
                    : "; saturation %s (share of moves to states seen before)"
                        .formatted(Rounded.estimate(saturation))));
    if (!exploration.trapping().isEmpty()) {
      add(
          listed(
              "hardly left: ",
              exploration.trapping().stream()
                  .map(
                      t ->
                          "%s (%s of %s)"
                              .formatted(
                                  StateText.shortened(t.state(), STATE),
                                  Rounded.count(t.moves()),
                                  counted(t.draws(), "draw")))
                  .toList()));
    }
  }

  private void drift(DriftFacts drift) {
    begin("Drift");
    add(
        "%s over %s; p = %s (%s permutations)"
            .formatted(
                Ends.around(drift.drift(), drift.interval(), drift.level()),
                counted(drift.steps(), "step"),
                Rounded.probability(drift.pValue()),
                Rounded.count(drift.permutations())));
    add(
        "from the baseline of %s, recorded %s: %s of its %s compared"
            .formatted(
                drift.baseline(),
                drift.recorded(),
                Rounded.count(drift.baselineSteps()),
                counted(drift.baselineSteps() + drift.baselineNotCompared(), "step")));
    if (drift.notCompared() > 0) {
      add(
          "not compared: %s from states that the baseline never stepped from"
              .formatted(counted(drift.notCompared(), "step")));
    }
    drift.worstRows().forEach(this::wrap);
    if (!drift.appeared().isEmpty()) {
      add(listed("reached only now: ", drift.appeared()));
    }
    if (!drift.vanished().isEmpty()) {
      add(listed("reached only by the baseline: ", drift.vanished()));
    }
  }

  private void authors(AuthorsFacts authors) {
    begin("Paper");
    Double attempts = authors.attemptsPerState();
    add(
        "%s%s, as the authors' program has it, with its defects: for comparison only"
            .formatted(
                authors.kernel(),
                attempts == null
                    ? ""
                    : " with %s attempts per state".formatted(Rounded.estimate(attempts))));
    add(
        "   action %s, sigma %s, action expected from sigma %s"
            .formatted(
                Rounded.estimate(authors.action()),
                estimateOrNone(authors.sigma()),
                estimateOrNone(authors.expectedAction())));
    add(
        "   %s, r = %s, chi2/ndf %s; %s, chi2/ndf %s"
            .formatted(
                counted(authors.pairs(), "pair"),
                estimateOrNone(authors.correlation()),
                perPoint(authors.pairsChi2(), authors.pairs()),
                counted(authors.triplets(), "triplet"),
                perPoint(authors.tripletsChi2(), authors.triplets())));
    add(
        "   distinct moves of T > 0.05, along the potential fitted to them: %s down, %s up, %s flat"
            .formatted(
                Rounded.count(authors.down()),
                Rounded.count(authors.up()),
                Rounded.count(authors.flat())));
  }

  private static String perPoint(double chi2, long points) {
    return points == 0 ? "none" : Rounded.estimate(chi2 / points);
  }

  private static String estimateOrNone(@Nullable Double value) {
    return value == null ? "none" : Rounded.estimate(value);
  }

  private void verdicts(List<PropertyFacts> properties) {
    begin("Verdicts");
    List<PropertyFacts> worstFirst =
        properties.stream()
            .sorted(Comparator.comparing(PropertyFacts::badness).reversed())
            .toList();
    long failed = worstFirst.stream().filter(p -> p.badness() > 0).count();
    long shown = Math.max(VERDICTS, failed);
    worstFirst.stream().limit(shown).forEach(this::verdict);
    if (properties.size() > shown) {
      add("and %s more, PASS".formatted(Rounded.count(properties.size() - shown)));
    }
  }

  /** Only a verdict that is not PASS asks for action, so its reason is shown, and in full. */
  private void verdict(PropertyFacts property) {
    boolean reasoned = property.badness() == 0 || property.estimate() == null;
    wrap(
        headline(property)
            + (reasoned ? "" : ". " + firstLine(property.reason()))
            + (property.badness() == 0 || property.remedy() == null
                ? ""
                : " What to do: " + property.remedy()));
  }

  private static String headline(PropertyFacts property) {
    Double estimate = property.estimate();
    return estimate == null
        ? "%s %s: %s".formatted(property.verdict(), property.test(), firstLine(property.reason()))
        : "%s %s %s: %s"
            .formatted(
                property.verdict(),
                property.test(),
                Ends.around(estimate, property.interval(), property.level()),
                property.claim());
  }

  /** What an assertion or a property of the user's says goes on in the file and in the failure. */
  private static String firstLine(String reason) {
    return reason.strip().lines().findFirst().orElse("");
  }

  private void cost(CostFacts cost, boolean decided) {
    begin("Cost");
    Double rate = cost.stepsPerSecond();
    add(
        "%s in %s s%s%s"
            .formatted(
                counted(cost.calls(), "call"),
                Rounded.estimate(cost.seconds()),
                rate == null ? "" : ", " + Rounded.count(Math.round(rate)) + " steps per second",
                decided
                    ? "; decided, %s of %s draws spared"
                        .formatted(Rounded.count(cost.spared()), Rounded.count(cost.planned()))
                    : ""));
    if (cost.recalledDraws() > 0) {
      add(
          "%s taken from the journal of earlier runs, which made %s for them"
              .formatted(
                  counted(cost.recalledDraws(), "draw"), counted(cost.recalledCalls(), "call")));
    }
  }

  private void warnings(List<String> warnings) {
    begin("Warnings");
    warnings.stream().limit(2).forEach(this::add);
  }

  private static String listed(String what, List<String> items) {
    StringBuilder text = new StringBuilder(what);
    for (int i = 0; i < items.size(); i++) {
      String item = (i == 0 ? "" : ", ") + StateText.shortened(items.get(i), STATE);
      String rest = " and %s more".formatted(Rounded.count(items.size() - i));
      if (LABEL + text.length() + item.length() + rest.length() > WIDTH) {
        return text.append(rest).toString();
      }
      text.append(item);
    }
    return text.toString();
  }

  private void begin(String next) {
    label = next;
  }

  private void add(String text) {
    lines.add(cut(labelled(label, text)));
    label = "";
  }

  /** Adds a text in full, on as many lines as it needs; further ones are indented. */
  private void wrap(String text) {
    String rest = StateText.printable(text.strip());
    int width = WIDTH - LABEL;
    String indent = "";
    while (rest.length() > width - indent.length()) {
      int end = breakIn(rest, width - indent.length());
      add(indent + rest.substring(0, end));
      rest = rest.substring(end).stripLeading();
      indent = "  ";
    }
    add(indent + rest);
  }

  /** The last space that a line of that width can end before, or its width; splits no character. */
  private static int breakIn(String text, int width) {
    int space = text.lastIndexOf(' ', width);
    return space > 0 ? space : text.offsetByCodePoints(0, text.codePointCount(0, width));
  }

  /** So many of these, in words: {@code 1 state}, {@code 2 states}. */
  private static String counted(long count, String one) {
    return Rounded.count(count) + " " + one + (count == 1 ? "" : "s");
  }

  private static String labelled(String label, String text) {
    return label + " ".repeat(LABEL - label.length()) + text;
  }

  private static String cut(String line) {
    return StateText.shortened(line, WIDTH);
  }
}
