package org.equipoise.junit;

import java.lang.reflect.AnnotatedElement;
import java.util.Optional;
import org.junit.platform.engine.support.hierarchical.Node.SkipResult;

/** Jupiter's {@code @Disabled}: a test that pays for its calls is not to be run by mistake. */
final class Disabled {

  private Disabled() {}

  /** Why a class or method is disabled itself, if it is. */
  static Optional<String> reason(AnnotatedElement element) {
    return PresentAnnotations.named("org.junit.jupiter.api.Disabled", element)
        .map(annotation -> ((String) PresentAnnotations.value(annotation)).strip())
        .map(reason -> reason.isEmpty() ? element + " is @Disabled" : reason);
  }

  static SkipResult skip(Optional<String> reason) {
    return reason.map(SkipResult::skip).orElseGet(SkipResult::doNotSkip);
  }
}
