package org.equipoise.verdict;

import java.util.List;
import java.util.function.ToLongFunction;
import org.equipoise.sampling.Sample;

/** A rate that the user says how to count is at least, or at most, so much. */
record ObservedRate<S>(
    RateClaim rate, ToLongFunction<Sample<?>> count, ToLongFunction<Sample<?>> trials)
    implements Property<S> {

  @Override
  public String claim() {
    return rate.text();
  }

  @Override
  public Evidence judge(Sample<? extends S> sample, ErrorRates rates) {
    return Readiness.obstacle(sample)
        .map(rate::undecided)
        .orElseGet(() -> judgeCounts(sample, rates));
  }

  private Evidence judgeCounts(Sample<?> sample, ErrorRates rates) {
    long counted = count.applyAsLong(sample);
    long tried = trials.applyAsLong(sample);
    if (counted < 0 || counted > tried) {
      throw new IllegalStateException(
          "the %s counts %s of %s %s; count from 0 up to as many as there are"
              .formatted(rate.quantity(), counted, tried, rate.unit()));
    }
    return rate.judge(counted, tried, sample.planned(), rates, List.of());
  }
}
