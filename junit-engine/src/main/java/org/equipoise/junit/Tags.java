package org.equipoise.junit;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.platform.engine.TestTag;

/** The tags of a class or method: ours, and Jupiter's where that is there. */
final class Tags {
  private static final String JUPITER = "org.junit.jupiter.api.Tag";
  static final String REMEDY = "a tag without white space, control characters and , ( ) & | !";

  private Tags() {}

  /** Those that the platform takes. */
  static Set<TestTag> valid(AnnotatedElement element) {
    return on(element)
        .map(Tags::name)
        .filter(TestTag::isValid)
        .map(TestTag::create)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Those that it would refuse, as they are written: {@code @AgentTag("a b")}. */
  static List<String> invalid(AnnotatedElement element) {
    return on(element)
        .filter(tag -> !TestTag.isValid(name(tag)))
        .map(tag -> "@%s(\"%s\")".formatted(tag.annotationType().getSimpleName(), name(tag)))
        .toList();
  }

  static String mistake(String tag) {
    return tag + " is no valid tag";
  }

  private static Stream<Annotation> on(AnnotatedElement element) {
    return PresentAnnotations.inherited(element).stream().filter(Tags::isTag);
  }

  private static boolean isTag(Annotation annotation) {
    return annotation instanceof AgentTag || annotation.annotationType().getName().equals(JUPITER);
  }

  private static String name(Annotation tag) {
    return tag instanceof AgentTag agentTag
        ? agentTag.value()
        : (String) PresentAnnotations.value(tag);
  }
}
