package org.equipoise.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * The method that gives the states from which the agent walks: at least one.
 *
 * <p>Exactly one in a class, inherited or not. It takes no parameter, is not private, and returns a
 * {@link java.util.Collection}, a {@link java.util.stream.Stream} or an array of states.
 *
 * <pre>{@code
 * @StartStates
 * List<String> start() { return List.of("BUZZY"); }
 * }</pre>
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public @interface StartStates {}
