package org.equipoise.verdict;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.equipoise.statistics.Interval;

/**
 * The verdict on one property with what it rests on.
 *
 * @param property the machine name of the property: {@code downhill-fraction}
 * @param claim the claim in words
 * @param verdict what the data say of the claim
 * @param estimate the estimate of the quantity claimed; empty where there is none
 * @param interval the confidence interval of the estimate; empty where there is none
 * @param n how many observations the estimate rests on
 * @param unit what {@code n} counts: {@code "moves"}
 * @param margin the indifference margin of the claim; 0 where it has none
 * @param pValue the p-value of the hypothesis that the claim holds; empty where there is none
 * @param reason how sure the verdict is, or why there is none; a full sentence
 * @param culprits the worst offenders, worst first, in words with their counts; may be empty
 */
public record Evidence(
    String property,
    String claim,
    Verdict verdict,
    OptionalDouble estimate,
    Optional<Interval> interval,
    long n,
    String unit,
    double margin,
    OptionalDouble pValue,
    String reason,
    List<String> culprits) {

  public Evidence {
    Objects.requireNonNull(verdict, "verdict");
    culprits = List.copyOf(culprits);
  }

  /** Evidence that there is no telling, with the reason. */
  public static Evidence inconclusive(String property, String claim, String reason) {
    return new Evidence(
        property,
        claim,
        Verdict.INCONCLUSIVE,
        OptionalDouble.empty(),
        Optional.empty(),
        0,
        "",
        0,
        OptionalDouble.empty(),
        reason,
        List.of());
  }
}
