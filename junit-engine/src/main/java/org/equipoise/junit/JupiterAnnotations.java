package org.equipoise.junit;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * Annotations of Jupiter in a class of ours that Jupiter heeds for its own tests, and we do not for
 * ours. They are known by name, so that a class path without Jupiter does.
 */
final class JupiterAnnotations {
  private static final Logger LOGGER = Logger.getLogger(JupiterAnnotations.class.getName());
  private static final String JUPITER = "org.junit.jupiter.";
  private static final String CONDITIONS = JUPITER + "api.condition.";
  private static final Set<String> TESTS =
      Set.of(
          "org.junit.jupiter.api.Test",
          "org.junit.jupiter.api.RepeatedTest",
          "org.junit.jupiter.api.TestFactory",
          "org.junit.jupiter.api.TestTemplate",
          "org.junit.Test");

  /** Heeded, or of no effect here. */
  private static final Set<String> HEEDED =
      Set.of("Tag", "Tags", "DisplayName", "Disabled", "Nested");

  /** What does here what they do there. */
  private static final Map<String, String> INSTEAD =
      Map.of(
          "BeforeAll", "@BeforeSampling",
          "AfterAll", "@AfterSampling",
          "BeforeEach", "@BeforeAgentTest",
          "AfterEach", "@AfterAgentTest",
          "ExtendWith", "@ResolvedBy",
          "RegisterExtension", "@ResolvedBy",
          "Timeout", "@Sampling(timeLimit)");

  static final String REMEDY_OF_CONDITION =
      "@Disabled, a tag to leave out, or an assumption in @BeforeSampling";

  private JupiterAnnotations() {}

  /** Whether an annotation is one of Jupiter's. */
  static boolean include(Class<?> annotation) {
    return annotation.getName().startsWith(JUPITER);
  }

  /** The annotation that makes a method a test of another engine, by its simple name. */
  static Optional<String> test(Method method) {
    return PresentAnnotations.on(method).stream()
        .map(Annotation::annotationType)
        .filter(type -> TESTS.contains(type.getName()))
        .map(Class::getSimpleName)
        .findFirst();
  }

  /**
   * A condition of Jupiter's on a class or a test, by its simple name. Nobody asks it here, and a
   * test that it would have kept from running would be paid for.
   */
  static Optional<String> condition(AnnotatedElement element) {
    return PresentAnnotations.on(element).stream()
        .map(Annotation::annotationType)
        .filter(type -> type.getName().startsWith(CONDITIONS))
        .map(Class::getSimpleName)
        .findFirst();
  }

  static String mistake(String condition) {
    return "@" + condition + " of Jupiter is not asked whether agent tests run";
  }

  /**
   * Warns, in one line, of those in a class that it may expect to be heeded; a class with hooks of
   * ours knows the difference.
   */
  static void warn(Class<?> testClass) {
    if (Stream.of(Role.values())
        .anyMatch(role -> role.isHook() && !role.methods(testClass).isEmpty())) {
      return;
    }
    String unheeded =
        elements(testClass)
            .flatMap(JupiterAnnotations::unheeded)
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    if (!unheeded.isEmpty()) {
      LOGGER.warning(
          () ->
              "%s: its agent tests run without what Jupiter does for %s"
                  .formatted(testClass.getName(), unheeded));
    }
  }

  /** The class, its fields and its methods, but for those that are Jupiter's own tests. */
  private static Stream<AnnotatedElement> elements(Class<?> testClass) {
    return Stream.of(
            Stream.of(testClass),
            ReflectionSupport.findFields(testClass, f -> true, HierarchyTraversalMode.TOP_DOWN)
                .stream(),
            ReflectionSupport.findMethods(testClass, m -> true, HierarchyTraversalMode.TOP_DOWN)
                .stream()
                .filter(method -> AgentTestCandidates.isTest(method) || test(method).isEmpty()))
        .flatMap(elements -> elements);
  }

  private static Stream<String> unheeded(AnnotatedElement element) {
    return PresentAnnotations.on(element).stream()
        .map(Annotation::annotationType)
        .filter(type -> include(type) && !TESTS.contains(type.getName()))
        .filter(type -> !type.getName().startsWith(CONDITIONS))
        .filter(type -> !HEEDED.contains(type.getSimpleName()))
        .map(type -> "@" + type.getSimpleName() + instead(type));
  }

  private static String instead(Class<?> type) {
    String ours = INSTEAD.get(type.getSimpleName());
    return ours == null ? "" : " (use " + ours + ")";
  }
}
