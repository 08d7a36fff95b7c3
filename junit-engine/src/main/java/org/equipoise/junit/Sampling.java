package org.equipoise.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;
import org.equipoise.sampling.Sampler;
import org.equipoise.sampling.StartPolicy;

/**
 * How the agent of a class is sampled: once for all its tests, when the first of them runs.
 *
 * <p>What is left out is as {@link Sampler} has it. Subclasses inherit the annotation. A nested
 * class judges the sample of its enclosing class, unless it says something of its own about
 * sampling, by this annotation or by an agent, start states, a potential, a key or a hook; then it
 * is sampled for itself, and takes the rest from the enclosing class.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public @interface Sampling {

  /** At most so many draws, answered or faulted; at least 1. */
  long transitions() default 2_000;

  /**
   * The share of the draws that explore, in [0, 1); the others are judged. Where it is negative,
   * half of them, or none where the starts are declared and a potential is given.
   */
  double explore() default -1;

  /** Where judged draws start. */
  StartPolicy starts() default StartPolicy.KNOWN_STATES;

  /**
   * How many steps run at once, at least 1; fewer do for a while after a service has throttled
   * some.
   */
  int concurrency() default 1;

  /**
   * The account that the agent calls by, such as {@code "openai"}: classes that run in parallel and
   * name the same one share its permits, see {@link Constants#ACCOUNT_PREFIX}. None where blank.
   * The time that a class waits for permits counts for its {@link #timeLimit}.
   */
  String account() default "";

  /**
   * How many draws sampling may be ahead of the oldest unfinished one; 0 stands for twice the
   * concurrency. The sample depends on it, and not on the concurrency itself.
   */
  int window() default 0;

  /** The seed of the sample: with the same agent, seed and window, the same sample. */
  long seed() default Sampler.DEFAULT_SEED;

  /**
   * How often a draw that met a fault is tried in all, at least 1. With 0, it is 3 times, and 7
   * where a {@link org.equipoise.agent.FaultException} says that a service is not available or has
   * throttled the call. The waits between tries are the same in any case.
   */
  int tries() default 0;

  /** The share of draws that may end in faults before the verdicts are INCONCLUSIVE, in [0, 1]. */
  double maxFaultRate() default 0.05;

  /** Sampling ends when so many draws in a row ended in faults, at least 1. */
  int consecutiveFaultLimit() default 20;

  /**
   * Sampling ends when the agent was called so often, retries included; at least 1. A call of the
   * agent is one step, however many calls of a model that takes: {@link #tokenLimit} and {@link
   * #costLimit} count those.
   */
  long callLimit() default Long.MAX_VALUE;

  /**
   * Sampling ends when another step may take more tokens than are left of these; at least 1. They
   * are those that the agent tells its {@link org.equipoise.agent.Draw} of.
   */
  long tokenLimit() default Long.MAX_VALUE;

  /**
   * Sampling ends when another step may cost more than is left of this; positive, in the currency
   * of {@link Constants#INPUT_PRICE} and {@link Constants#OUTPUT_PRICE}, which it needs.
   */
  double costLimit() default Double.POSITIVE_INFINITY;

  /**
   * Sampling ends after this time, in the form of ISO 8601: {@code "PT15M"}; unlimited if empty.
   */
  String timeLimit() default "";
}
