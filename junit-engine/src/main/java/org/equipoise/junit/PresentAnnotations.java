package org.equipoise.junit;

import java.lang.annotation.Annotation;
import java.lang.annotation.Repeatable;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * The annotations on an element, directly or by way of annotations that they stand on, in the order
 * in which they stand there; repeated ones one by one. Those of Java itself are left out.
 *
 * <p>Annotations of Jupiter are found by their names, so that a class path without it does.
 */
final class PresentAnnotations {
  /** What stands on an annotation type. */
  private static final ClassValue<List<Annotation>> ON_TYPES =
      new ClassValue<>() {
        @Override
        protected List<Annotation> computeValue(Class<?> type) {
          return singles(type.getDeclaredAnnotations());
        }
      };

  /**
   * Whether an annotation type is there to contain repeated ones; the answer costs an exception.
   */
  private static final ClassValue<Boolean> CONTAINERS =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          return contains(type);
        }
      };

  private final List<Annotation> found = new ArrayList<>();
  private final Set<Class<?>> visited = new HashSet<>();

  private PresentAnnotations() {}

  /**
   * Those of the element, and, if it is a class, of all interfaces that it implements, also by way
   * of superclasses.
   */
  static List<Annotation> on(AnnotatedElement element) {
    PresentAnnotations present = new PresentAnnotations();
    present.collect(singles(element.getAnnotations()));
    for (Class<?> type = element instanceof Class<?> itself ? itself : null;
        type != null;
        type = type.getSuperclass()) {
      present.collectFromInterfaces(type);
    }
    return present.found;
  }

  /** Those of the element, and, if it is a class, of all that it extends and implements. */
  static List<Annotation> inherited(AnnotatedElement element) {
    PresentAnnotations present = new PresentAnnotations();
    if (element instanceof Class<?> type) {
      present.collectFromHierarchy(type);
    } else {
      present.collect(singles(element.getDeclaredAnnotations()));
    }
    return present.found;
  }

  /** The first one of a type that has this full name. */
  static Optional<Annotation> named(String type, AnnotatedElement element) {
    return on(element).stream().filter(a -> a.annotationType().getName().equals(type)).findFirst();
  }

  /** What the member {@code value} of an annotation holds. */
  static Object value(Annotation annotation) {
    return Objects.requireNonNull(
        ReflectionSupport.invokeMethod(
            ReflectionSupport.findMethod(annotation.annotationType(), "value").orElseThrow(),
            annotation),
        "no member of an annotation is null");
  }

  private void collect(List<Annotation> annotations) {
    for (Annotation annotation : annotations) {
      found.add(annotation);
      if (visited.add(annotation.annotationType())) {
        collect(ON_TYPES.get(annotation.annotationType()));
      }
    }
  }

  private void collectFromInterfaces(Class<?> type) {
    for (Class<?> implemented : type.getInterfaces()) {
      if (visited.add(implemented)) {
        collect(singles(implemented.getDeclaredAnnotations()));
        collectFromInterfaces(implemented);
      }
    }
  }

  private void collectFromHierarchy(Class<?> type) {
    for (Class<?> declaring = type;
        declaring != null && declaring != Object.class;
        declaring = declaring.getSuperclass()) {
      collect(singles(declaring.getDeclaredAnnotations()));
      collectFromInterfaces(declaring);
    }
  }

  /** Annotations one by one, where they are repeated; without those of Java. */
  private static List<Annotation> singles(Annotation[] annotations) {
    List<Annotation> singles = new ArrayList<>(annotations.length);
    for (Annotation annotation : annotations) {
      if (CONTAINERS.get(annotation.annotationType())) {
        singles.addAll(List.of((Annotation[]) value(annotation)));
      } else if (!annotation.annotationType().getName().startsWith("java.")) {
        singles.add(annotation);
      }
    }
    return singles;
  }

  private static boolean contains(Class<?> container) {
    try {
      Class<?> component = container.getDeclaredMethod("value").getReturnType().getComponentType();
      Repeatable repeatable =
          component == null ? null : component.getDeclaredAnnotation(Repeatable.class);
      return repeatable != null && repeatable.value() == container;
    } catch (NoSuchMethodException none) {
      return false; // an annotation without a value contains none
    }
  }
}
