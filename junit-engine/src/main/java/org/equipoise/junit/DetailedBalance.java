package org.equipoise.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;
import org.junit.platform.commons.annotation.Testable;

/**
 * The agent walks as if a potential alone led it: what the direction of a move says beyond any
 * potential is at most this much.
 *
 * <p>A sample whose moves close no cycle can not tell, and leaves the test aborted.
 */
@Testable
@Documented
@Inherited
@JudgedBy(StandardProperties.DetailedBalanceFactory.class)
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public @interface DetailedBalance {

  /**
   * The violation claimed at most: the square root of the information, in bits a move, about
   * direction that no potential explains; in (0, 1).
   */
  double violationAtMost();
}
