package org.equipoise.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * A method to run once when sampling has ended, however it ended.
 *
 * <p>It returns nothing and is not private; a {@link ParameterResolver} may provide parameters.
 * Those of superclasses and enclosing classes run last; all run even where one throws.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public @interface AfterSampling {}
