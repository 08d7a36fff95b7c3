package org.equipoise.result;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.apiguardian.api.API;
import org.equipoise.sampling.SamplingEnd;
import org.equipoise.statistics.Rounded;

/**
 * A result as people read it: lines of 120 characters, without control characters. They are at most
 * 50, but that the faults and the verdicts that are not PASS stand there uncut, each with the first
 * line of its reason.
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
public final class Summary {
  private static final int VERDICTS = 8;
  private static final String DECIDED = SamplingEnd.DECIDED.name();

  private final SummaryLines lines;

  private Summary(SummaryLines lines) {
    this.lines = lines;
  }

  /**
   * The lines of the summary of a result.
   *
   * @param file where the result is written; its absolute path is the last line, and never cut
   */
  public static List<String> of(Result result, Path file) {
    SummaryLines lines = new SummaryLines();
    Summary summary = new Summary(lines);
    summary.title(result);
    if (result.sample() != null) {
      summary.sample(result.sample());
    }
    landscape(result, new LandscapeSummary(lines));
    if (result.drift() != null) {
      new ComparisonSummary(lines).drift(result.drift());
    }
    result.authors().forEach(new ComparisonSummary(lines)::authors);
    summary.verdicts(result.properties());
    if (result.cost() != null) {
      summary.cost(result.cost(), DECIDED.equals(result.end()));
    }
    summary.warnings(result.warnings());
    lines.uncut("Result", file.toAbsolutePath().normalize().toString());
    return lines.lines();
  }

  private static void landscape(Result result, LandscapeSummary summary) {
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
  }

  private void title(Result result) {
    String name = result.kind() == Result.Kind.CLASS ? result.className() : result.source();
    lines.title(name == null ? "Equipoise" : "Equipoise: " + name);
  }

  private void sample(SampleFacts sample) {
    lines.begin("Sample");
    lines.add(
        "%s, %s (%s distinct), %s, %s, %s"
            .formatted(
                SummaryLines.counted(sample.states(), "state"),
                SummaryLines.counted(sample.moves(), "move"),
                Rounded.count(sample.distinctMoves()),
                SummaryLines.counted(sample.selfLoops(), "self-loop"),
                SummaryLines.counted(sample.escapes(), "escape"),
                SummaryLines.counted(sample.faults(), "fault")));
    if (sample.faults() > 0 && !sample.faultExamples().isEmpty()) {
      lines.begin("Faults");
      lines.wrap(
          "%s of %s; %s"
              .formatted(
                  Rounded.count(sample.faults()),
                  SummaryLines.counted(sample.draws(), "draw"),
                  String.join("; ", sample.faultExamples())));
    }
  }

  private void verdicts(List<PropertyFacts> properties) {
    lines.begin("Verdicts");
    List<PropertyFacts> worstFirst =
        properties.stream()
            .sorted(Comparator.comparing(PropertyFacts::badness).reversed())
            .toList();
    long failed = worstFirst.stream().filter(p -> p.badness() > 0).count();
    long shown = Math.max(VERDICTS, failed);
    worstFirst.stream().limit(shown).forEach(this::verdict);
    if (properties.size() > shown) {
      lines.add("and %s more, PASS".formatted(Rounded.count(properties.size() - shown)));
    }
  }

  /** Only a verdict that is not PASS asks for action, so its reason is shown, and in full. */
  private void verdict(PropertyFacts property) {
    boolean reasoned = property.badness() == 0 || property.estimate() == null;
    lines.wrap(
        headline(property)
            + (reasoned ? "" : ". " + firstLine(property.reason()))
            + (property.badness() == 0 || property.remedy() == null
                ? ""
                : " What to do: " + property.remedy()));
  }

  private static String headline(PropertyFacts property) {
    Double estimate = property.estimate();
    return estimate == null
        ? "%s %s: %s"
            .formatted(
                property.isBroken() ? "BROKEN" : property.verdict(),
                property.test(),
                firstLine(property.reason()))
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
    lines.begin("Cost");
    Double rate = cost.stepsPerSecond();
    lines.add(
        "%s in %s s%s%s%s"
            .formatted(
                SummaryLines.counted(cost.calls(), "call"),
                Rounded.estimate(cost.seconds()),
                spent(cost),
                rate == null ? "" : ", " + Rounded.count(Math.round(rate)) + " steps per second",
                decided
                    ? "; decided, %s of %s draws spared"
                        .formatted(Rounded.count(cost.spared()), Rounded.count(cost.planned()))
                    : ""));
    if (cost.recalledDraws() > 0) {
      lines.add(
          "%s taken from the journal of earlier runs, which made %s for them"
              .formatted(
                  SummaryLines.counted(cost.recalledDraws(), "draw"),
                  SummaryLines.counted(cost.recalledCalls(), "call")));
    }
  }

  private static String spent(CostFacts cost) {
    Long sent = cost.inputTokens();
    Long received = cost.outputTokens();
    if (sent == null || received == null) {
      return "";
    }
    return ", %s%s"
        .formatted(
            SummaryLines.counted(sent + received, "token"),
            cost.cost() == null ? "" : " at " + Rounded.estimate(cost.cost()));
  }

  private void warnings(List<String> warnings) {
    lines.begin("Warnings");
    warnings.stream().limit(2).forEach(lines::add);
  }
}
