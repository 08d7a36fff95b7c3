package org.equipoise.maven;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.equipoise.chain.StateText;
import org.jspecify.annotations.Nullable;

/** Makes requirements of the rules that a user wrote, or says what is wrong with them. */
final class RuleReader {
  private final int number;
  private final Rule rule;

  private RuleReader(int number, Rule rule) {
    this.number = number;
    this.rule = rule;
  }

  /**
   * The requirements of some rules.
   *
   * @throws IllegalArgumentException if one is wrong; its message says which, and what it must be
   */
  static List<Requirement> read(List<Rule> rules) {
    List<Requirement> requirements = new ArrayList<>();
    for (Rule rule : rules) {
      requirements.add(new RuleReader(requirements.size() + 1, rule).read());
    }
    return requirements;
  }

  private Requirement read() {
    RuleElement element = one(RuleElement.class, "element", rule.element);
    RuleCounter counter = one(RuleCounter.class, "counter", rule.counter);
    if (!counter.elements().contains(element)) {
      throw wrong(
          "element",
          rule.element,
          "one of %s where the counter is %s".formatted(list(counter.elements()), counter));
    }
    if (element != RuleElement.PROPERTY && rule.property != null) {
      throw wrong("property", rule.property, "left out, since only the element PROPERTY has one");
    }
    if (element == RuleElement.BUILD && rule.name != null) {
      throw wrong("name", rule.name, "left out, since there is only one BUILD");
    }
    Optional<Requirement.Bound> minimum = bound("minimum", rule.minimum, counter);
    Optional<Requirement.Bound> maximum = bound("maximum", rule.maximum, counter);
    if (minimum.isEmpty() && maximum.isEmpty()) {
      throw new IllegalArgumentException(
          "%s has neither a minimum nor a maximum; give it one, such as <maximum>0</maximum>"
              .formatted(this));
    }
    if (minimum.isPresent()
        && maximum.isPresent()
        && minimum.get().value() > maximum.get().value()) {
      throw wrong("minimum", rule.minimum, "at most the maximum, " + maximum.get().text());
    }
    refuseVacuous(element, counter, maximum);
    return new Requirement(
        element, wildcard(rule.name), wildcard(rule.property), counter, minimum, maximum);
  }

  /** A rule on bad verdicts takes the place of the default, and so must not allow all there are. */
  private void refuseVacuous(
      RuleElement element, RuleCounter counter, Optional<Requirement.Bound> maximum) {
    if (counter.isBadVerdict() && maximum.isEmpty()) {
      throw new IllegalArgumentException(
          "%s has no maximum, and would allow any number of %s verdicts; give it one, such as <maximum>0</maximum>"
              .formatted(this, counter));
    }
    if (element == RuleElement.PROPERTY
        && counter == RuleCounter.FAIL
        && maximum.orElseThrow().value() >= 1) {
      throw wrong("maximum", rule.maximum, "below 1, since a property has one verdict");
    }
  }

  private <E extends Enum<E>> E one(Class<E> type, String field, @Nullable String value) {
    List<E> all = List.of(type.getEnumConstants());
    return all.stream()
        .filter(
            constant ->
                value != null && constant.name().equals(value.strip().toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() -> wrong(field, value, "one of " + list(all)));
  }

  private Optional<Requirement.Bound> bound(
      String field, @Nullable String value, RuleCounter counter) {
    if (value == null) {
      return Optional.empty();
    }
    String text = value.strip();
    String allowed =
        counter == RuleCounter.FAULT_RATE
            ? "a number from 0 to 1, such as 0.05"
            : counter.isNumber() ? "a number of 0 or more, such as 1" : "a number, such as 0.05";
    double number = number(field, text, allowed);
    boolean fits = counter.isMeasured() || (number >= 0 && (counter.isNumber() || number <= 1));
    if (!fits) {
      throw wrong(field, value, allowed);
    }
    return Optional.of(new Requirement.Bound(number, text));
  }

  private double number(String field, String text, String allowed) {
    if (!text.matches("-?[0-9]{1,18}(\\.[0-9]{1,18})?")) {
      throw wrong(field, text, allowed);
    }
    return new BigDecimal(text).doubleValue();
  }

  private static Wildcard wildcard(@Nullable String text) {
    return text == null || text.isBlank() ? Wildcard.ANY : new Wildcard(text.strip());
  }

  private IllegalArgumentException wrong(String field, @Nullable String value, String allowed) {
    return new IllegalArgumentException(
        value == null
            ? "%s has no <%s>; it must be %s".formatted(this, field, allowed)
            : "%s has the %s '%s'; it must be %s"
                .formatted(this, field, StateText.shortened(value, 80), allowed));
  }

  private static String list(List<?> values) {
    return values.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  /** Where it stands, and what it is about. */
  @Override
  public String toString() {
    String about =
        Stream.of(rule.element, rule.name, rule.counter)
            .filter(text -> text != null && !text.isBlank())
            .map(text -> StateText.shortened(text.strip(), 80))
            .collect(Collectors.joining(" "));
    return "Rule %s of <rules>%s".formatted(number, about.isEmpty() ? "" : " (" + about + ")");
  }
}
