package org.equipoise.junit;

import java.lang.reflect.Parameter;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Provides arguments for parameters of test classes: of constructors, hooks, test methods and the
 * methods that make the agent and its start states.
 *
 * <p>Named by {@link ResolvedBy} on a class. It has a constructor without parameters, and is made
 * once for each run of that class; nested classes share it. If it is {@link AutoCloseable}, it is
 * closed when the tests of the class are done.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface ParameterResolver {

  /**
   * Whether it provides this parameter, which exactly one resolver must do. Asked any number of
   * times, before anything is sampled.
   */
  boolean supports(Parameter parameter);

  /**
   * The argument for a parameter that it supports; may be null where the parameter is no primitive.
   *
   * @throws Exception if there is none; the tests that need it fail with it
   */
  @Nullable Object resolve(Parameter parameter) throws Exception;
}
