package org.equipoise.verdict;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apiguardian.api.API;
import org.equipoise.statistics.Interval;

/**
 * The verdict on one property with what it rests on. Made by {@link #of}, or by {@link #builder}
 * where there are numbers.
 *
 * @param property the machine name of the property: {@code downhill-fraction}
 * @param claim the claim in words: {@code "downhill fraction at least 0.60 (margin 0.05)"}
 * @param quantity what the claim is about: {@code "downhill fraction"}
 * @param expected what the claim expects of it: {@code "at least 0.60 (margin 0.05)"}
 * @param verdict what the data say of the claim
 * @param estimate the estimate of the quantity claimed; empty where there is none
 * @param interval the confidence interval of the estimate; empty where there is none
 * @param n how many observations the estimate rests on
 * @param unit what {@code n} counts: {@code "moves"}
 * @param margin the indifference margin of the claim; 0 where it has none
 * @param pValue the p-value of the hypothesis that the claim holds; empty where there is none
 * @param reason how sure the verdict is, or why there is none; a full sentence
 * @param settled whether the claim asks for no more draws: always where the verdict is PASS or FAIL
 * @param culprits the worst offenders, worst first, in words with their counts; may be empty
 * @param changes what is known to have changed in the agent since it was what it is compared with
 * @param remedy what to do about the verdict: a command, say; empty where that is the reader's to
 *     know
 * @param recordedNow whether there is no telling since the sample itself was made what it would be
 *     compared with, as was asked
 * @param error what kept the test from a verdict on the agent; the verdict is FAIL then. Empty
 *     where the agent was judged
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record Evidence(
    String property,
    String claim,
    String quantity,
    String expected,
    Verdict verdict,
    OptionalDouble estimate,
    Optional<Interval> interval,
    long n,
    String unit,
    double margin,
    OptionalDouble pValue,
    String reason,
    boolean settled,
    List<String> culprits,
    List<String> changes,
    Optional<String> remedy,
    boolean recordedNow,
    Optional<TestError> error) {

  public Evidence {
    Objects.requireNonNull(verdict, "verdict");
    settled = settled || verdict != Verdict.INCONCLUSIVE;
    culprits = List.copyOf(culprits);
    changes = List.copyOf(changes);
  }

  /** Evidence that has no numbers. */
  public static Evidence of(String property, String claim, Verdict verdict, String reason) {
    return builder(property, claim, verdict, reason).build();
  }

  /** Evidence that there is no telling, with the reason. */
  public static Evidence inconclusive(String property, String claim, String reason) {
    return of(property, claim, Verdict.INCONCLUSIVE, reason);
  }

  /** Evidence to which numbers can be added. */
  public static Builder builder(String property, String claim, Verdict verdict, String reason) {
    return new Builder(property, claim, verdict, reason);
  }

  /** The same evidence with one more sentence in its reason. */
  Evidence noting(String sentence) {
    return with(pValue, reason + " " + sentence, settled);
  }

  /** The same evidence with another p-value. */
  Evidence withPValue(double ofClaim) {
    return with(OptionalDouble.of(ofClaim), reason, settled);
  }

  /** The same evidence as one that asks for no more draws. */
  Evidence asSettled() {
    return with(pValue, reason, true);
  }

  private Evidence with(OptionalDouble otherPValue, String otherReason, boolean asksForNoMore) {
    return new Evidence(
        property,
        claim,
        quantity,
        expected,
        verdict,
        estimate,
        interval,
        n,
        unit,
        margin,
        otherPValue,
        otherReason,
        asksForNoMore,
        culprits,
        changes,
        remedy,
        recordedNow,
        error);
  }

  /** Collects the numbers that a verdict rests on; what is not given stays empty. */
  public static final class Builder {
    private final String property;
    private final String claim;
    private final Verdict verdict;
    private final String reason;
    private String quantity;
    private String expected;
    private OptionalDouble estimate = OptionalDouble.empty();
    private Optional<Interval> interval = Optional.empty();
    private long n;
    private String unit = "";
    private double margin;
    private OptionalDouble pValue = OptionalDouble.empty();
    private boolean settled;
    private List<String> culprits = List.of();
    private List<String> changes = List.of();
    private Optional<String> remedy = Optional.empty();
    private boolean recordedNow;
    private Optional<TestError> error = Optional.empty();

    private Builder(String property, String claim, Verdict verdict, String reason) {
      this.property = property;
      this.claim = claim;
      this.verdict = verdict;
      this.reason = reason;
      this.quantity = property.replace('-', ' ');
      this.expected = claim;
    }

    /**
     * Both parts of the claim; otherwise the quantity is the name of the property, and what is
     * expected the claim as a whole.
     */
    public Builder about(String claimedQuantity, String expectedOfIt) {
      quantity = claimedQuantity;
      expected = expectedOfIt;
      return this;
    }

    /** The estimate of the quantity. */
    public Builder estimate(double value) {
      estimate = OptionalDouble.of(value);
      return this;
    }

    /** The estimate of the quantity, and its confidence interval. */
    public Builder estimate(double value, Interval confidence) {
      interval = Optional.of(confidence);
      return estimate(value);
    }

    /** On how many of what the estimate rests. */
    public Builder observations(long number, String ofWhat) {
      n = number;
      unit = ofWhat;
      return this;
    }

    /** The indifference margin of the claim. */
    public Builder margin(double indifference) {
      margin = indifference;
      return this;
    }

    /** The p-value of the hypothesis that the claim holds. */
    public Builder pValue(double ofClaim) {
      pValue = OptionalDouble.of(ofClaim);
      return this;
    }

    /** That more draws are not asked for, though nothing was decided. */
    public Builder settled() {
      settled = true;
      return this;
    }

    /** The worst offenders, worst first. */
    public Builder culprits(List<String> worstFirst) {
      culprits = List.copyOf(worstFirst);
      return this;
    }

    /** What changed in the agent since it was what it is compared with. */
    public Builder changes(List<String> sinceThen) {
      changes = List.copyOf(sinceThen);
      return this;
    }

    /** What to do about the verdict. */
    public Builder remedy(String command) {
      remedy = Optional.of(command);
      return this;
    }

    /** That the sample was made what it would be compared with, as was asked. */
    public Builder recordedNow() {
      recordedNow = true;
      return settled();
    }

    /** What kept the test from a verdict on the agent. */
    public Builder error(TestError broken) {
      error = Optional.of(broken);
      return this;
    }

    /** The evidence. */
    public Evidence build() {
      return new Evidence(
          property,
          claim,
          quantity,
          expected,
          verdict,
          estimate,
          interval,
          n,
          unit,
          margin,
          pValue,
          reason,
          settled,
          culprits,
          changes,
          remedy,
          recordedNow,
          error);
    }
  }
}
