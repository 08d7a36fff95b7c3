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

/** At most this share of the steps got no answer at all: timeouts, rate limits, refused calls. */
@Testable
@Documented
@Inherited
@JudgedBy(StandardProperties.FaultRateFactory.class)
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public @interface FaultRate {

  /** The share of steps claimed to end in a fault at most, in [0, 1). */
  double atMost();

  /** How far the claim may be missed without harm: the indifference margin, in (0, 1 - atMost). */
  double margin() default Properties.DEFAULT_MARGIN;
}
