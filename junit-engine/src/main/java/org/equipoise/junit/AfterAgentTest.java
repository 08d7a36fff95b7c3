package org.equipoise.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * A method to run after each agent test of its class, once the sample is there: what sampling
 * itself needs belongs into {@link AfterSampling}. Not run where sampling failed.
 *
 * <p>It returns nothing and is not private; a {@link ParameterResolver} may provide parameters.
 * Those of subclasses and nested classes run first. All of them run, whatever the test came to.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public @interface AfterAgentTest {}
