package org.equipoise.maven;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.equipoise.chain.StateText;
import org.equipoise.result.Result;
import org.equipoise.statistics.Rounded;

/**
 * A rule that can be judged: how much of a counter each element may have.
 *
 * @param element what is counted over
 * @param name which classes or tests
 * @param property which properties, by their machine names
 * @param counter what is counted
 * @param minimum the least that there may be
 * @param maximum the most that there may be
 */
record Requirement(
    RuleElement element,
    Wildcard name,
    Wildcard property,
    RuleCounter counter,
    Optional<Bound> minimum,
    Optional<Bound> maximum) {

  /**
   * An end of what is allowed.
   *
   * @param value the number
   * @param text the number as the user wrote it
   */
  record Bound(double value, String text) {}

  /** The elements that it applies to. */
  List<CountedElement> applies(List<Result> results) {
    return element.in(results).stream().filter(this::covers).toList();
  }

  private boolean covers(CountedElement counted) {
    return element == RuleElement.BUILD
        || (name.matches(counted.name())
            && (element != RuleElement.PROPERTY
                || property.matches(counted.claims().get(0).property().property())));
  }

  /** Whether it decides what this verdict comes to, in place of the default. */
  boolean decides(Claimed claimed) {
    return counter.name().equals(claimed.property().verdict().name())
        && applies(List.of(claimed.result())).stream()
            .anyMatch(counted -> counted.claims().contains(claimed));
  }

  /** A sentence where the element has less or more than it may; empty where it has not. */
  Optional<String> violation(CountedElement counted) {
    OptionalDouble count = counter.of(counted);
    if (count.isEmpty()) {
      return Optional.of(
          "%s is unknown, since nothing was measured, but expected %s"
              .formatted(
                  begin(counted),
                  maximum
                      .map(most -> expected("maximum", most))
                      .orElseGet(() -> expected("minimum", minimum.orElseThrow()))));
    }
    double value = count.getAsDouble();
    return minimum
        .filter(least -> value < least.value())
        .map(least -> sentence(counted, value, "minimum", least))
        .or(
            () ->
                maximum
                    .filter(most -> value > most.value())
                    .map(most -> sentence(counted, value, "maximum", most)));
  }

  private String sentence(CountedElement counted, double value, String end, Bound bound) {
    return "%s is %s, but expected %s"
        .formatted(begin(counted), shown(counted, value, bound), expected(end, bound));
  }

  private static String expected(String end, Bound bound) {
    return "%s is %s".formatted(end, bound.text());
  }

  private String begin(CountedElement counted) {
    return "Rule violated for %s%s: %s"
        .formatted(
            element.word(),
            counted.name().isEmpty() ? "" : " " + counted.name(),
            counter.quantity(counted));
  }

  /** Not so rounded that it looks like the bound which it violates. */
  private String shown(CountedElement counted, double value, Bound bound) {
    if (counter.isNumber()) {
      return Rounded.count(Math.round(value));
    }
    String text = Rounded.estimate(value);
    if (text.equals(Rounded.estimate(bound.value()))) {
      return Double.toString(value);
    }
    return counter == RuleCounter.ESTIMATE
        ? counted.claims().get(0).property().measured().orElse(text)
        : text;
  }

  /** For a log: which rule this is. */
  @Override
  public String toString() {
    return "rule for %s %s%s and %s"
        .formatted(
            element.word(),
            StateText.printable(name.text()),
            property.text().equals("*")
                ? ""
                : " with property " + StateText.printable(property.text()),
            counter);
  }
}
