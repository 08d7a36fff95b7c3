package org.equipoise.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;
import org.equipoise.verdict.Properties;
import org.junit.platform.commons.annotation.Testable;

/**
 * The agent steps as it did when its baseline was recorded: from each state with the same
 * probabilities to the same states, but for a drift that does no harm.
 *
 * <p>The baseline is a file of counts in {@value Constants#DEFAULT_BASELINE_DIRECTORY}, or another
 * {@link Constants#BASELINE_DIRECTORY}; {@code -Dequipoise.baseline=record} records it. Without one
 * the test fails, and says so. A changed prompt or model is no reason to fail: whether it changed
 * the behaviour is what the test tells.
 */
@Testable
@Documented
@Inherited
@JudgedBy(StandardProperties.NoDriftFactory.class)
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public @interface NoDrift {

  /**
   * The drift that is no harm: the root of the information, in bits a step, that tells this build's
   * steps from those of the baseline; in (0, 1).
   */
  double tolerance() default Properties.DEFAULT_DRIFT_TOLERANCE;

  /** How far the tolerance may be missed without harm: the indifference margin, above 0. */
  double margin() default Properties.DEFAULT_MARGIN;
}
