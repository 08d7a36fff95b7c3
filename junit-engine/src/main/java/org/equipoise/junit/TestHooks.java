package org.equipoise.junit;

import java.lang.reflect.Method;
import java.util.List;

/**
 * What runs around each test of a class.
 *
 * @param before those before, in their order: superclasses and enclosing classes first
 * @param after those after, the other way round
 */
record TestHooks(List<Method> before, List<Method> after) {

  /** The hooks of a class, last, and those it is nested in. */
  static TestHooks of(List<Class<?>> classes) {
    return new TestHooks(Role.BEFORE_TEST.allMethods(classes), Role.AFTER_TEST.allMethods(classes));
  }
}
