package org.equipoise.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * The method that ranks states by something you know: test failures left, a fit error, a distance.
 * Lower is better; without one the potential is estimated from the sample.
 *
 * <p>At most one in a class, not private: either {@code double v(S state)}, or without parameters
 * and returning a {@link java.util.function.ToDoubleFunction} of states. It is called from the
 * sampling thread and must give the same number for the same state.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public @interface PotentialFunction {}
