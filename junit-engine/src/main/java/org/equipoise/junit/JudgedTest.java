package org.equipoise.junit;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.MethodSource;

/** A test as it is written: what it claims of the sample of its class, and what names it. */
sealed interface JudgedTest permits TestMethod, ClassProperty {

  /** The name that tools know the test by, unique in its class. */
  String name();

  /** The name shown to people. */
  String displayName();

  /** The unique id of the test in a class with the given one. */
  UniqueId id(UniqueId ofClass);

  /** Where the test is, for tools that find and filter tests by class and method. */
  MethodSource source(Class<?> testClass);

  /** The tags of the test itself. */
  Set<TestTag> tags();

  /** Why the test is not to run, if it is not. */
  Optional<String> disabled();

  /** The properties it claims, in the order in which they are written. */
  List<PropertyClaim> claims();

  /** Whether it has a body that is given the sample, to assert on it. */
  boolean takesSample();

  /** How many claims it makes: a body that asserts on the sample is one. */
  default int size() {
    return claims().size() + (takesSample() ? 1 : 0);
  }

  /**
   * What is wrong with the test.
   *
   * @param stateType the type of the agent's states, where it is known
   * @param arguments what provides the parameters of its body
   */
  List<Mistake> mistakes(Optional<Class<?>> stateType, Arguments arguments);

  /** The place that the trace of a failure leads to. */
  StackTraceElement place();
}
