package org.equipoise.junit;

import java.lang.annotation.Annotation;
import org.apiguardian.api.API;
import org.equipoise.verdict.Property;

/**
 * Turns an annotation on a test into the property that it claims; see {@link JudgedBy}.
 *
 * @param <A> the annotation
 */
@FunctionalInterface
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface PropertyFactory<A extends Annotation> {

  /**
   * The property that the annotation claims.
   *
   * @throws IllegalArgumentException if a value of the annotation is out of range; its message
   *     becomes the failure of the test
   */
  Property<?> property(A annotation);
}
