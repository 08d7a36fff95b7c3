package org.equipoise.result;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;
import org.equipoise.statistics.Interval;
import org.equipoise.statistics.Rounded;
import org.equipoise.verdict.Evidence;
import org.equipoise.verdict.TestError;
import org.equipoise.verdict.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * The verdict on one property of a test, with what it rests on.
 *
 * @param test the test method that claims the property
 * @param property the machine name of the property: {@code downhill-fraction}
 * @param claim the claim in words
 * @param quantity what the claim is about: {@code "downhill fraction"}; where absent from a file,
 *     the name of the property
 * @param expected what the claim expects of it: {@code "at least 0.60 (margin 0.05)"}; where absent
 *     from a file, the claim
 * @param verdict what the data say of the claim
 * @param estimate the estimate of the quantity claimed; null where there is none
 * @param interval both ends of its confidence interval; null where there is none
 * @param level the confidence level of the interval; null where there is none
 * @param n how many observations the estimate rests on
 * @param unit what {@code n} counts: {@code "moves"}
 * @param margin the indifference margin of the claim; 0 where it has none
 * @param pValue the p-value of the hypothesis that the claim holds; null where there is none
 * @param reason how sure the verdict is, or why there is none
 * @param culprits the worst offenders, worst first, in words with their counts
 * @param changes what changed in the agent since the baseline
 * @param remedy what to do about the verdict; null where nothing is said
 * @param recordedNow true where the sample was made the baseline, so that nothing was compared;
 *     null otherwise
 * @param error what kept the test from a verdict on the agent, which counts as FAIL; null where the
 *     agent was judged
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record PropertyFacts(
    String test,
    String property,
    String claim,
    String quantity,
    String expected,
    Verdict verdict,
    @Nullable Double estimate,
    @Nullable List<Double> interval,
    @Nullable Double level,
    long n,
    String unit,
    double margin,
    @Nullable Double pValue,
    String reason,
    List<String> culprits,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> changes,
    @Nullable String remedy,
    @Nullable Boolean recordedNow,
    @Nullable TestError error) {
  public PropertyFacts {
    Objects.requireNonNull(test, "the 'test' of a property is missing");
    Objects.requireNonNull(claim, "the 'claim' of a property is missing");
    Objects.requireNonNull(verdict, "the 'verdict' of a property is missing");
    property = Objects.requireNonNullElse(property, "");
    quantity = Objects.requireNonNullElse(quantity, property.replace('-', ' '));
    expected = Objects.requireNonNullElse(expected, claim);
    unit = Objects.requireNonNullElse(unit, "");
    reason = Objects.requireNonNullElse(reason, "");
    interval = Ends.checked(interval);
    culprits = culprits == null ? List.of() : List.copyOf(culprits);
    changes = changes == null ? List.of() : List.copyOf(changes);
  }

  /** The evidence for or against a property that the given test method claims. */
  public static PropertyFacts of(String test, Evidence evidence) {
    Optional<Interval> interval = evidence.interval();
    return new PropertyFacts(
        test,
        evidence.property(),
        evidence.claim(),
        evidence.quantity(),
        evidence.expected(),
        evidence.verdict(),
        evidence.estimate().isPresent() ? evidence.estimate().getAsDouble() : null,
        interval.map(Ends::of).orElse(null),
        interval.map(Interval::level).orElse(null),
        evidence.n(),
        evidence.unit(),
        evidence.margin(),
        evidence.pValue().isPresent() ? evidence.pValue().getAsDouble() : null,
        evidence.reason(),
        evidence.culprits(),
        evidence.changes(),
        evidence.remedy().orElse(null),
        evidence.recordedNow() ? true : null,
        evidence.error().orElse(null));
  }

  /** What was found: {@code "0.51 [0.47, 0.55] over 640 moves"}; empty without an estimate. */
  @JsonIgnore
  public Optional<String> measured() {
    if (estimate == null) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder(Ends.around(estimate, interval));
    if (n > 0) {
      text.append(" over ").append(Rounded.count(n)).append(' ').append(unit);
    }
    return Optional.of(text.toString());
  }

  /** Whether the sample was made the baseline, as was asked, so that nothing was compared. */
  @JsonIgnore
  public boolean isRecording() {
    return Boolean.TRUE.equals(recordedNow);
  }

  /** Whether the test itself is broken, so that nothing was found out about the agent. */
  @JsonIgnore
  public boolean isBroken() {
    return error != null;
  }

  /** How bad the verdict is: 0 for PASS, 2 for FAIL. */
  int badness() {
    return switch (verdict) {
      case PASS -> 0;
      case INCONCLUSIVE -> 1;
      case FAIL -> 2;
    };
  }
}
