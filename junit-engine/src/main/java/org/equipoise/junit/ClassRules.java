package org.equipoise.junit;

import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What must hold of a test class itself. */
final class ClassRules {

  private ClassRules() {}

  static List<Mistake> mistakes(Class<?> testClass) {
    List<Mistake> mistakes = new ArrayList<>();
    String name = testClass.getSimpleName();
    if (Modifier.isPrivate(testClass.getModifiers())) {
      mistakes.add(Mistake.in(testClass, "the test class is private", "class " + name));
    }
    if (AgentTestCandidates.extendsItsEnclosingClass(testClass)) {
      mistakes.add(
          Mistake.in(
              testClass,
              "the inner class extends a class that it is nested in, and would contain itself",
              "static class " + name));
    } else if (!isInstantiable(testClass)) {
      mistakes.add(
          Mistake.in(
              testClass,
              "the test class has no constructor without parameters",
              name + "() beside or instead of the others"));
    }
    PropertyClaim.on(testClass)
        .forEach(
            claim ->
                mistakes.add(
                    Mistake.in(
                        testClass,
                        claim + " stands on a class, where nothing judges it",
                        "@AgentTest " + claim + " on a method")));
    Tags.invalid(testClass)
        .forEach(tag -> mistakes.add(Mistake.in(testClass, Tags.mistake(tag), Tags.REMEDY)));
    return mistakes;
  }

  /** Whether there is a constructor that takes nothing, or the enclosing instance. */
  private static boolean isInstantiable(Class<?> testClass) {
    boolean isInner = testClass.isMemberClass() && !Modifier.isStatic(testClass.getModifiers());
    Class<?>[] parameters =
        isInner ? new Class<?>[] {testClass.getDeclaringClass()} : new Class<?>[0];
    return Arrays.stream(testClass.getDeclaredConstructors())
        .map(Constructor::getParameterTypes)
        .anyMatch(types -> Arrays.equals(types, parameters));
  }
}
