package org.equipoise.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Makes an annotation a property: names what turns it into one that can be judged.
 *
 * <p>The properties of this package are written this way, and so are yours:
 *
 * <pre>{@code
 * @JudgedBy(FewSelfLoops.Factory.class)
 * @Inherited
 * @Target({ElementType.METHOD, ElementType.TYPE})
 * @Retention(RetentionPolicy.RUNTIME)
 * @interface FewSelfLoops {
 *   double atMost();
 *
 *   final class Factory implements PropertyFactory<FewSelfLoops> {
 *     @Override
 *     public Property<?> property(FewSelfLoops annotation) {
 *       return Properties.rateAtMost(
 *           "self-loop rate",
 *           "draws",
 *           annotation.atMost(),
 *           Properties.DEFAULT_MARGIN,
 *           RecordedStep::isSelfLoop,
 *           step -> true);
 *     }
 *   }
 * }
 * }</pre>
 *
 * <p>On a class it is a test by itself, of subclasses too where it is {@code @Inherited}.
 *
 * <p>A property annotation may also stand on another annotation, which then asserts it wherever it
 * is used, alone or beside other properties and {@link AgentTest}.
 */
@Documented
@Target(ElementType.ANNOTATION_TYPE)
@Retention(RetentionPolicy.RUNTIME)
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public @interface JudgedBy {

  /** The factory of the property, with a constructor that takes no parameter. */
  Class<? extends PropertyFactory<?>> value();
}
