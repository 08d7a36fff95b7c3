package org.equipoise.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;
import org.junit.platform.commons.annotation.Testable;

/**
 * A test of an agent: properties that the sample of its class must have.
 *
 * <p>What is asserted stands in annotations ({@link DownhillFraction}, {@link DetailedBalance},
 * {@link EscapeRate}, {@link FaultRate}, {@link DistinctStates}, {@link NoDrift} or your own, see
 * {@link JudgedBy}), in the body of a method that takes the sample, or in both:
 *
 * <pre>{@code
 * @AgentTest @DownhillFraction(atLeast = 0.60)
 * void goesDownhill() {}
 *
 * @AgentTest
 * void explores(Sample<String> sample) {
 *   assertThat(sample).uniqueStates().isAtLeast(50);
 * }
 * }</pre>
 *
 * <p>All claims of the tests of a class share one rate of false FAILs, 0.05. Each property
 * annotation is a claim, and so is each body that takes the sample: its assertions by {@link
 * org.equipoise.assertion.EquipoiseAssertions#assertThat} share that one ({@link
 * org.equipoise.assertion.SharedClaim}), unless they choose rates of their own.
 *
 * <p>The method returns nothing and is neither private nor static. It takes the sample, what a
 * {@link ParameterResolver} of the class provides, or nothing. It is inherited, from classes and
 * interfaces, unless overridden without the annotation. All tests of a class run on one instance of
 * it, one after the other; {@link BeforeAgentTest} and {@link AfterAgentTest} methods run around
 * each. A test whose properties are undecided by the sample is aborted, never passed. One that did
 * not pass and is run again in the same process and build is judged on the same sample.
 *
 * <p>The annotation may stand on an annotation of your own, together with properties. A property on
 * a class is a test by itself, without a method.
 *
 * <p>Of Jupiter's annotations, {@code @Tag}, {@code @DisplayName} and {@code @Disabled} are heeded.
 */
@Testable
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public @interface AgentTest {

  /** The name shown for the test; the method's name where this is blank. */
  String value() default "";
}
