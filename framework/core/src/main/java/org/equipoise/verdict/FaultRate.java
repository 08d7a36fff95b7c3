package org.equipoise.verdict;

import org.equipoise.sampling.Sample;

/** The share of all steps that end in a fault of the infrastructure is at most so much. */
record FaultRate<S>(RateClaim rate) implements Property<S> {

  @Override
  public String claim() {
    return rate.text();
  }

  @Override
  public Evidence judge(Sample<? extends S> sample, ErrorRates rates) {
    return Readiness.incompleteness(sample)
        .map(rate::undecided)
        .orElseGet(
            () ->
                rate.judge(
                    sample.faults(),
                    sample.draws() + sample.faults(),
                    sample.planned(),
                    rates,
                    sample.faultExamples().stream().map(Shown::reason).toList()));
  }
}
