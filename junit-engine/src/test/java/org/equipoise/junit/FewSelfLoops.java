package org.equipoise.junit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.equipoise.sampling.RecordedStep;
import org.equipoise.verdict.Properties;
import org.equipoise.verdict.Property;

@JudgedBy(FewSelfLoops.Factory.class)
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@interface FewSelfLoops {
  double atMost();

  final class Factory implements PropertyFactory<FewSelfLoops> {
    @Override
    public Property<?> property(FewSelfLoops annotation) {
      return Properties.rateAtMost(
          "self-loop rate",
          "draws",
          annotation.atMost(),
          Properties.DEFAULT_MARGIN,
          RecordedStep::isSelfLoop,
          step -> true);
    }
  }
}
