package org.equipoise.junit;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.ReflectionSupport;

/** An annotation as it may have been written: {@code @DownhillFraction(atLeast=0.6)}. */
final class AnnotationText {

  private AnnotationText() {}

  /** The simple name, and the values that are not the default ones by their names. */
  static String of(Annotation annotation) {
    String values =
        Stream.of(annotation.annotationType().getDeclaredMethods())
            .filter(
                member -> !Objects.deepEquals(value(member, annotation), member.getDefaultValue()))
            .sorted(Comparator.comparing(Method::getName))
            .map(member -> member.getName() + "=" + text(value(member, annotation)))
            .collect(Collectors.joining(", ", "(", ")"));
    return "@" + annotation.annotationType().getSimpleName() + (values.length() > 2 ? values : "");
  }

  private static @Nullable Object value(Method member, Annotation annotation) {
    return ReflectionSupport.invokeMethod(member, annotation);
  }

  private static String text(@Nullable Object value) {
    if (value instanceof String string) {
      return '"' + string + '"';
    }
    if (value instanceof Class<?> type) {
      return type.getSimpleName() + ".class";
    }
    return value instanceof Object[] array ? Arrays.toString(array) : String.valueOf(value);
  }
}
