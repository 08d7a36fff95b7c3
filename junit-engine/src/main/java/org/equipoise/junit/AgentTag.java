package org.equipoise.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * A tag by which build tools choose agent tests, such as {@code groups} of Surefire.
 *
 * <p>Stands on a class, for all its tests, or on a test method; any number of times. A tag is not
 * blank and has no white space, no control character and none of {@code , ( ) & | !}.
 */
@Documented
@Inherited
@Repeatable(AgentTags.class)
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public @interface AgentTag {

  /** The tag. */
  String value();
}
