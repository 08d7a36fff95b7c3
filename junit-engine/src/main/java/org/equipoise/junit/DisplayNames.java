package org.equipoise.junit;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Optional;
import org.junit.platform.commons.support.AnnotationSupport;

/** What people read of a test or a class: what is annotated, else how it is named in the code. */
final class DisplayNames {

  private DisplayNames() {}

  static String of(Class<?> testClass) {
    return ofJupiter(testClass).orElseGet(testClass::getSimpleName);
  }

  static String of(Method test) {
    return AnnotationSupport.findAnnotation(test, AgentTest.class)
        .map(AgentTest::value)
        .filter(name -> !name.isBlank())
        .or(() -> ofJupiter(test))
        .orElseGet(() -> Mistake.text(test));
  }

  private static Optional<String> ofJupiter(AnnotatedElement element) {
    return PresentAnnotations.named("org.junit.jupiter.api.DisplayName", element)
        .map(annotation -> ((String) PresentAnnotations.value(annotation)).strip())
        .filter(name -> !name.isBlank());
  }
}
