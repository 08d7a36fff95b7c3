package org.equipoise.junit;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * Annotations of Jupiter in a class of ours: Jupiter heeds them for its own tests, and we do not
 * for ours. They are known by name, so that a class path without Jupiter does.
 */
final class JupiterAnnotations {
  private static final Logger LOGGER = Logger.getLogger(JupiterAnnotations.class.getName());
  private static final String JUPITER = "org.junit.jupiter.";
  private static final Set<String> TESTS =
      Set.of(
          "org.junit.jupiter.api.Test",
          "org.junit.jupiter.api.RepeatedTest",
          "org.junit.jupiter.api.TestFactory",
          "org.junit.jupiter.api.TestTemplate",
          "org.junit.Test");

  /** What would make an agent test behave otherwise, if it were heeded. */
  private static final Set<String> LIFE_CYCLE =
      Set.of("@BeforeAll", "@BeforeEach", "@AfterEach", "@AfterAll");

  private static final String WARNING =
      "%s: its @AgentTest methods do not heed Jupiter's %s; use @BeforeSampling, @AfterSampling,"
          + " @AgentTag and @AgentTest(\"name\")";

  private JupiterAnnotations() {}

  /** The annotation that makes a method a test of another engine, by its simple name. */
  static Optional<String> test(Method method) {
    return present(method, new HashSet<>())
        .filter(type -> TESTS.contains(type.getName()))
        .map(Class::getSimpleName)
        .findFirst();
  }

  /** Warns, in one line, of those in a class that it may expect to be heeded. */
  static void warn(Class<?> testClass) {
    String unheeded =
        Stream.concat(
                unheeded(testClass),
                ReflectionSupport.findMethods(testClass, m -> true, HierarchyTraversalMode.TOP_DOWN)
                    .stream()
                    .flatMap(JupiterAnnotations::unheeded))
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    if (!unheeded.isEmpty()) {
      LOGGER.warning(() -> WARNING.formatted(testClass.getName(), unheeded));
    }
  }

  private static Stream<String> unheeded(Class<?> testClass) {
    return jupiter(testClass).filter(name -> !name.equals("@Nested"));
  }

  private static Stream<String> unheeded(Method method) {
    return AgentTestCandidates.isTest(method)
        ? jupiter(method)
        : jupiter(method).filter(LIFE_CYCLE::contains);
  }

  private static Stream<String> jupiter(AnnotatedElement element) {
    return Stream.of(element.getAnnotations())
        .map(Annotation::annotationType)
        .filter(type -> type.getName().startsWith(JUPITER) && !TESTS.contains(type.getName()))
        .map(Class::getSimpleName)
        .map(name -> "@" + name);
  }

  private static Stream<Class<?>> present(AnnotatedElement element, Set<Class<?>> visited) {
    return Stream.of(element.getAnnotations())
        .map(Annotation::annotationType)
        .filter(visited::add)
        .flatMap(type -> Stream.concat(Stream.of(type), present(type, visited)));
  }
}
