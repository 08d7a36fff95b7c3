package org.equipoise.junit;

import java.lang.annotation.Annotation;
import java.lang.annotation.Repeatable;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.equipoise.verdict.Property;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * A property annotation on a test, directly or by way of an annotation it stands on.
 *
 * @param annotation the annotation
 * @param factory what turns it into a property
 */
record PropertyClaim(Annotation annotation, Class<? extends PropertyFactory<?>> factory) {

  /** The claims on an element, in the order in which they stand there. */
  static List<PropertyClaim> on(AnnotatedElement element) {
    List<PropertyClaim> claims = new ArrayList<>();
    collect(element, new HashSet<>(), claims);
    return List.copyOf(claims);
  }

  private static void collect(
      AnnotatedElement element, Set<Class<?>> visited, List<PropertyClaim> claims) {
    for (Annotation annotation : element.getAnnotations()) {
      for (Annotation single : singles(annotation)) {
        Class<? extends Annotation> type = single.annotationType();
        JudgedBy judged = type.getDeclaredAnnotation(JudgedBy.class);
        if (judged != null) {
          claims.add(new PropertyClaim(single, judged.value()));
        } else if (!type.getName().startsWith("java.") && visited.add(type)) {
          collect(type, visited, claims);
        }
      }
    }
  }

  /** The annotation itself, or the repeated ones that it contains. */
  private static List<Annotation> singles(Annotation annotation) {
    return repeated(annotation.annotationType())
        ? List.of((Annotation[]) value(annotation))
        : List.of(annotation);
  }

  private static boolean repeated(Class<? extends Annotation> container) {
    try {
      Class<?> component = container.getDeclaredMethod("value").getReturnType().getComponentType();
      Repeatable repeatable =
          component == null ? null : component.getDeclaredAnnotation(Repeatable.class);
      return repeatable != null && repeatable.value() == container;
    } catch (NoSuchMethodException none) {
      return false; // an annotation without a value contains none
    }
  }

  private static Object value(Annotation container) {
    return Objects.requireNonNull(
        ReflectionSupport.invokeMethod(
            ReflectionSupport.findMethod(container.annotationType(), "value").orElseThrow(),
            container),
        "no member of an annotation is null");
  }

  /**
   * The property claimed.
   *
   * @throws IllegalArgumentException if the annotation has a value out of range
   */
  @SuppressWarnings("unchecked") // mistake() saw that the factory takes this annotation
  Property<Object> property() {
    PropertyFactory<Annotation> made =
        (PropertyFactory<Annotation>) ReflectionSupport.newInstance(factory);
    return (Property<Object>) made.property(annotation);
  }

  /** What is wrong with the claim, which stands on a test method or a class. */
  Optional<Mistake> mistake(AnnotatedElement element) {
    return misdeclared().or(() -> unfit(element));
  }

  /** As much of that as can be told without running code of the user's. */
  Optional<Mistake> mistakeAsWritten(AnnotatedElement element) {
    return StandardProperties.make(factory) ? mistake(element) : misdeclared();
  }

  private Optional<Mistake> misdeclared() {
    if (!isInstantiable()) {
      return Optional.of(
          Mistake.in(
              factory,
              "the factory of " + this + " can not be made",
              "a class that is not abstract, with a constructor that takes no parameter"));
    }
    Class<?> type = annotation.annotationType();
    return GenericArgument.of(factory, PropertyFactory.class)
        .filter(taken -> taken != type)
        .map(
            taken ->
                Mistake.in(
                    factory,
                    "the factory of %s takes @%s".formatted(this, taken.getSimpleName()),
                    "implements PropertyFactory<" + type.getSimpleName() + ">"));
  }

  private Optional<Mistake> unfit(AnnotatedElement element) {
    return unfit()
        .map(
            message ->
                Mistake.in(element, this + ": " + message, "the annotation with values in range"));
  }

  private boolean isInstantiable() {
    return !Modifier.isAbstract(factory.getModifiers())
        && Stream.of(factory.getDeclaredConstructors()).anyMatch(c -> c.getParameterCount() == 0);
  }

  private Optional<String> unfit() {
    try {
      return property() == null ? Optional.of("its factory returned null") : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public String toString() {
    return AnnotationText.of(annotation);
  }
}
