package org.equipoise.junit;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    for (Annotation annotation : PresentAnnotations.on(element)) {
      JudgedBy judged = annotation.annotationType().getDeclaredAnnotation(JudgedBy.class);
      if (judged != null) {
        claims.add(new PropertyClaim(annotation, judged.value()));
      }
    }
    return List.copyOf(claims);
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
    if (!Arguments.isInstantiable(factory)) {
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

  private Optional<String> unfit() {
    try {
      return property() == null ? Optional.of("its factory returned null") : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    } catch (VirtualMachineError e) {
      throw e;
    } catch (Throwable e) { // its message is that of a mistake
      return Optional.of("its factory threw " + e);
    }
  }

  @Override
  public String toString() {
    return AnnotationText.of(annotation);
  }
}
