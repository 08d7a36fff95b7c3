package org.equipoise.junit;

import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What must hold of a test class itself. */
final class ClassRules {

  private ClassRules() {}

  static List<Mistake> mistakes(Class<?> testClass, Arguments arguments) {
    List<Mistake> mistakes = new ArrayList<>();
    if (Modifier.isPrivate(testClass.getModifiers())) {
      mistakes.add(
          Mistake.in(testClass, "the test class is private", "class " + testClass.getSimpleName()));
    }
    List<Mistake> resolvers = Arguments.mistakes(testClass);
    mistakes.addAll(resolvers);
    if (testClass.isEnum()) {
      mistakes.add(
          Mistake.in(
              testClass,
              "the test class is an enum, of which there is a fixed number",
              "class " + testClass.getSimpleName()));
    } else if (AgentTestCandidates.extendsItsEnclosingClass(testClass)) {
      mistakes.add(containsItself(testClass));
    } else if (resolvers.isEmpty()) {
      constructor(testClass)
          .map(found -> constructed(testClass, found, arguments))
          .orElseGet(() -> Optional.of(notInstantiable(testClass)))
          .ifPresent(mistakes::add);
    }
    AgentTestCandidates.hidden(testClass)
        .forEach(
            name ->
                mistakes.add(
                    Mistake.in(
                        testClass,
                        "several nested test classes are named " + name + ", and one hides another",
                        "class " + name + " with another name")));
    JupiterAnnotations.condition(testClass)
        .map(JupiterAnnotations::mistake)
        .map(what -> Mistake.in(testClass, what, JupiterAnnotations.REMEDY_OF_CONDITION))
        .ifPresent(mistakes::add);
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

  /** The only constructor, or of several the one that takes nothing but the enclosing instance. */
  static Optional<Constructor<?>> constructor(Class<?> testClass) {
    List<Constructor<?>> declared =
        Stream.of(testClass.getDeclaredConstructors()).filter(c -> !c.isSynthetic()).toList();
    return declared.size() == 1
        ? Optional.of(declared.get(0))
        : declared.stream()
            .filter(candidate -> candidate.getParameterCount() == enclosing(testClass).size())
            .findFirst();
  }

  /** The type of the enclosing instance that a constructor takes, if any. */
  private static Set<Class<?>> enclosing(Class<?> testClass) {
    return testClass.isMemberClass() && !Modifier.isStatic(testClass.getModifiers())
        ? Set.of(testClass.getDeclaringClass())
        : Set.of();
  }

  private static Optional<Mistake> constructed(
      Class<?> testClass, Constructor<?> constructor, Arguments arguments) {
    return Stream.of(constructor.getParameters())
        .skip(enclosing(testClass).size())
        .flatMap((Parameter p) -> arguments.obstacle(p, Arguments.NONE).stream())
        .findFirst()
        .map(
            obstacle ->
                Mistake.in(
                    testClass,
                    "the test class can not be made: " + obstacle + " of its constructor",
                    testClass.getSimpleName() + "() or @ResolvedBy what provides the parameters"));
  }

  private static Mistake notInstantiable(Class<?> testClass) {
    return Mistake.in(
        testClass,
        "the test class has several constructors, none of them without parameters",
        testClass.getSimpleName() + "(), or one constructor alone");
  }
}
