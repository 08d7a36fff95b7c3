package org.equipoise.maven;

import org.jspecify.annotations.Nullable;

/**
 * A rule of <code>equipoise:check</code>, as Maven reads it from <code>&lt;rules&gt;</code>.
 *
 * <p>It says how much of a counter each element may have:
 *
 * <pre>{@code
 * <rule>
 *   <element>CLASS</element>
 *   <name>shop.*</name>
 *   <counter>FAULT_RATE</counter>
 *   <maximum>0.02</maximum>
 * </rule>
 * }</pre>
 */
public final class Rule {
  /** What is counted over: BUILD, CLASS, TEST or PROPERTY. */
  public @Nullable String element;

  /**
   * Which classes, <code>shop.CheckoutAgentTest</code>, or tests and properties, <code>
   * shop.CheckoutAgentTest.goesDownhill</code>; <code>*</code> stands for any text, <code>?</code>
   * for one character. By default all.
   */
  public @Nullable String name;

  /** Which property, <code>downhill-fraction</code>; for the element PROPERTY. By default all. */
  public @Nullable String property;

  /**
   * What is counted: the verdicts PASS, FAIL or INCONCLUSIVE; of BUILD and CLASS also CALLS, DRAWS
   * and FAULT_RATE; of PROPERTY also LOWER and UPPER, the ends of the interval, and ESTIMATE. The
   * ends err as rarely as the verdict; an estimate has no error rates, so that a rule on it is a
   * coin toss for an agent at its bound.
   */
  public @Nullable String counter;

  /** The least that there may be. */
  public @Nullable String minimum;

  /** The most that there may be. */
  public @Nullable String maximum;
}
