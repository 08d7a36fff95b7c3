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
 * At least this share of the judged moves lowers the potential.
 *
 * <p>The potential is that of the class's {@link PotentialFunction}, or one estimated by least
 * action from the exploration draws.
 */
@Testable
@Documented
@Inherited
@JudgedBy(StandardProperties.DownhillFractionFactory.class)
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public @interface DownhillFraction {

  /** The share of moves claimed to go downhill, in (0, 1]. */
  double atLeast();

  /** How far the claim may be missed without harm: the indifference margin, in (0, atLeast). */
  double margin() default Properties.DEFAULT_MARGIN;
}
