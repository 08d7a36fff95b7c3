package org.equipoise.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * A method to run before the agent is made and sampled, once for each sample; not at all where no
 * selected test needs the sample, nor in a rerun of the same build, which judges the recorded one.
 *
 * <p>It returns nothing and is not private; a {@link ParameterResolver} may provide parameters.
 * Those of superclasses and enclosing classes run first. Where one throws, every test on that
 * sample fails with what was thrown.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public @interface BeforeSampling {}
