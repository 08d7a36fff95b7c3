package org.equipoise.junit;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.equipoise.sampling.Sample;
import org.equipoise.statistics.Interval;
import org.equipoise.verdict.ErrorRates;
import org.equipoise.verdict.Evidence;
import org.equipoise.verdict.Property;
import org.equipoise.verdict.Verdict;

/** Annotates a test with a property of the tests' own, whose verdict is known beforehand. */
@JudgedBy(Claims.Factory.class)
@Retention(RetentionPolicy.RUNTIME)
@interface Claims {

  Verdict value();

  String about() default "luck";

  /** Makes the property; counts nothing and looks at nothing. */
  final class Factory implements PropertyFactory<Claims> {
    @Override
    public Property<?> property(Claims annotation) {
      return new Foregone(annotation.about(), annotation.value());
    }
  }

  /** A property whose verdict is given. */
  record Foregone(String quantity, Verdict verdict) implements Property<Integer> {
    @Override
    public String claim() {
      return quantity + " at least 0.60 (margin 0.05)";
    }

    @Override
    public Evidence judge(Sample<? extends Integer> sample, ErrorRates rates) {
      return Evidence.builder(quantity, claim(), verdict, "It was given.")
          .about(quantity, "at least 0.60 (margin 0.05)")
          .estimate(0.51, new Interval(0.47, 0.55, 0.9))
          .observations(sample.draws(), "draws")
          .margin(0.05)
          .pValue(rates.falseFail())
          .build();
    }
  }
}
