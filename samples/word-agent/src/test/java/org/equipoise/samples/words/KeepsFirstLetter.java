package org.equipoise.samples.words;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.equipoise.junit.JudgedBy;
import org.equipoise.junit.PropertyFactory;
import org.equipoise.sampling.RecordedStep;
import org.equipoise.verdict.Properties;
import org.equipoise.verdict.Property;

/**
 * At least this share of the moves leads to a word with the same first letter. A property of the
 * sample's own: any rate over recorded steps can be claimed by an annotation like this one.
 */
@JudgedBy(KeepsFirstLetter.Factory.class)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@interface KeepsFirstLetter {

  /** The share of moves, in (0, 1]. */
  double atLeast();

  /** How far the claim may be missed without harm, in (0, atLeast). */
  double margin() default Properties.DEFAULT_MARGIN;

  /** What the engine asks for the property; it needs a constructor without parameters. */
  final class Factory implements PropertyFactory<KeepsFirstLetter> {
    @Override
    public Property<String> property(KeepsFirstLetter claim) {
      return Properties.<String>rateAtLeast(
          "share that keeps the first letter",
          "moves",
          claim.atLeast(),
          claim.margin(),
          Factory::keepsFirstLetter,
          RecordedStep::isMove);
    }

    private static boolean keepsFirstLetter(RecordedStep<? extends String> step) {
      return step.to().filter(to -> to.charAt(0) == step.from().charAt(0)).isPresent();
    }
  }
}
