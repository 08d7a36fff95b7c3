package org.equipoise.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * The method that says which states count as the same: those with the same key.
 *
 * <p>At most one in a class, not private: {@code String key(S state)}. Without one the key is the
 * text of the state, {@link String#valueOf(Object)}. The key is the coarse-graining of the agent
 * and decides whether anything can be judged: where hardly a state is seen twice, choose a coarser
 * one.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public @interface StateKey {}
