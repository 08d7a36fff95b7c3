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
    if (Modifier.isPrivate(testClass.getModifiers())) {
      mistakes.add(
          Mistake.in(testClass, "the test class is private", "class " + testClass.getSimpleName()));
    }
    if (AgentTestCandidates.extendsItsEnclosingClass(testClass)) {
      mistakes.add(containsItself(testClass));
    } else if (!isInstantiable(testClass)) {
      mistakes.add(notInstantiable(testClass));
    }
    PropertyClaim.on(testClass).forEach(claim -> mistakes.add(claimed(testClass, claim)));
    Tags.invalid(testClass)
        .forEach(tag -> mistakes.add(Mistake.in(testClass, Tags.mistake(tag), Tags.REMEDY)));
    return mistakes;
  }

  private static Mistake containsItself(Class<?> testClass) {
    return Mistake.in(
        testClass,
        "the inner class extends a class that it is nested in, and would contain itself",
        "static class " + testClass.getSimpleName());
  }

  private static Mistake notInstantiable(Class<?> testClass) {
    return Mistake.in(
        testClass,
        "the test class has no constructor without parameters",
        testClass.getSimpleName() + "() beside or instead of the others");
  }

  private static Mistake claimed(Class<?> testClass, PropertyClaim claim) {
    return Mistake.in(
        testClass,
        claim + " stands on a class, where nothing judges it",
        "@AgentTest " + claim + " on a method");
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
