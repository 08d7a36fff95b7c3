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
 * Names what provides parameters of a test class, of its subclasses and of its nested classes; any
 * number of times.
 */
@Documented
@Inherited
@Repeatable(Resolvers.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public @interface ResolvedBy {

  /** The resolver, with a constructor that takes no parameter. */
  Class<? extends ParameterResolver> value();
}
