package org.equipoise.junit;

import java.lang.reflect.AnnotatedElement;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.TestTag;

/** The {@link AgentTag}s of a class or method. */
final class Tags {

  static final String REMEDY = "a tag without white space, control characters and , ( ) & | !";

  private Tags() {}

  static Set<TestTag> valid(AnnotatedElement element) {
    return written(element)
        .filter(TestTag::isValid)
        .map(TestTag::create)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The tags that the platform would refuse. */
  static List<String> invalid(AnnotatedElement element) {
    return written(element).filter(tag -> !TestTag.isValid(tag)).toList();
  }

  static String mistake(String tag) {
    return "@AgentTag(\"" + tag + "\") is no valid tag";
  }

  private static Stream<String> written(AnnotatedElement element) {
    return AnnotationSupport.findRepeatableAnnotations(element, AgentTag.class).stream()
        .map(AgentTag::value);
  }
}
