package org.equipoise.statistics;

import java.util.BitSet;
import java.util.Objects;
import org.apiguardian.api.API;

/**
 * A {@link SequentialRateTest} on its way: takes one trial after the other, until the test ends. It
 * ends at the same trial, with the same decision, whenever somebody looks.
 *
 * <p>Not safe for use by several threads.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class SequentialRatePath {
  private final SequentialRateTest test;
  private final BitSet outcomes = new BitSet();
  private int trials;
  private int successes;
  private boolean rejectsLow;
  private boolean rejectsHigh;

  /** A path without trials. */
  public SequentialRatePath(SequentialRateTest test) {
    this.test = Objects.requireNonNull(test, "test");
  }

  /**
   * Takes the next trial.
   *
   * @throws IllegalStateException if the test has ended
   */
  public void add(boolean success) {
    if (isDecided()) {
      throw new IllegalStateException("the test ended after trial " + trials);
    }
    outcomes.set(trials, success);
    trials++;
    if (success) {
      successes++;
      rejectsLow = test.rejectsLow(successes, trials);
    } else {
      rejectsHigh = test.rejectsHigh(successes, trials);
    }
  }

  /** The trials taken. */
  public long trials() {
    return trials;
  }

  /** How many of them succeeded. */
  public long successes() {
    return successes;
  }

  /** Whether the test has ended with the last trial taken. */
  public boolean isDecided() {
    return rejectsLow || rejectsHigh;
  }

  /** Whether the test has ended against the lower rate. */
  public boolean rejectsLow() {
    return rejectsLow;
  }

  /** Whether the test has ended against the higher rate. */
  public boolean rejectsHigh() {
    return rejectsHigh;
  }

  /**
   * The p-value of the lower rate that is valid whenever one looks: the inverse of the most
   * evidence that there was against it after any trial, or 1.
   */
  public double pValueOfLow() {
    return Math.exp(-most(test.againstLow(), true));
  }

  /** The p-value of the higher rate, as that of the lower one. */
  public double pValueOfHigh() {
    return Math.exp(-most(test.againstHigh(), false));
  }

  /** The most evidence after any trial, of which only such as favour it can bring more. */
  private double most(RateEvidence evidence, boolean favourable) {
    double most = 0;
    int favour = 0;
    for (int n = 1; n <= trials; n++) {
      if (outcomes.get(n - 1) == favourable) {
        favour++;
        if (evidence.logBound(favour, n - favour) > most) {
          most = Math.max(most, evidence.log(favour, n - favour));
        }
      }
    }
    return most;
  }
}
