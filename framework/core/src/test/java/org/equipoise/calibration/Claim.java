package org.equipoise.calibration;

import java.util.Set;
import org.equipoise.verdict.Property;
import org.equipoise.verdict.Verdict;

/**
 * A claim about a simulated agent, and what is true of that agent.
 *
 * @param truth the true value of the quantity claimed; NaN where it is not known
 * @param errors the verdicts that are errors, given the truth
 */
record Claim(Property<Integer> property, double truth, Set<Verdict> errors) {

  /** The claim holds: a FAIL is an error. */
  static Claim holds(Property<Integer> property, double truth) {
    return new Claim(property, truth, Set.of(Verdict.FAIL));
  }

  /** The claim is missed by the margin or more: a PASS is an error. */
  static Claim missed(Property<Integer> property, double truth) {
    return new Claim(property, truth, Set.of(Verdict.PASS));
  }

  /** The claim is missed by less than the margin: neither verdict is an error. */
  static Claim between(Property<Integer> property, double truth) {
    return new Claim(property, truth, Set.of());
  }

  /** A claim without a margin, with the truth at its limit: both verdicts are errors. */
  static Claim atTheLimit(Property<Integer> property, double truth) {
    return new Claim(property, truth, Set.of(Verdict.PASS, Verdict.FAIL));
  }
}
