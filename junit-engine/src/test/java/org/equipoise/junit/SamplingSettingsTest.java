package org.equipoise.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.equipoise.agent.FaultException;
import org.equipoise.sampling.RetryPolicy;
import org.equipoise.sampling.Sample;
import org.equipoise.sampling.Sampler;
import org.equipoise.sampling.SamplingEnd;
import org.junit.jupiter.api.Test;

class SamplingSettingsTest {

  @Sampling(tries = 2)
  private static final class Twice {}

  /**
   * The wait is uniform between 0 and 10 hours, from a seed that does not change: the run is out of
   * time before it is over. With waits of less than a second, the draw would have its second try.
   */
  @Test
  void triesLeaveTheWaitsBetweenThemAsTheyAre() {
    RetryPolicy patient = new RetryPolicy(9, Duration.ofHours(10), Duration.ofHours(10));
    Sampler<Object> sampler =
        Sampler.<Object>of(
                (state, draw) -> {
                  throw new FaultException(FaultException.Kind.UNAVAILABLE, "busy");
                })
            .from("a")
            .retries(patient);
    Sample<Object> sample =
        new SamplingSettings(Twice.class.getAnnotation(Sampling.class))
            .tell(sampler)
            .transitions(1)
            .timeLimit(Duration.ofSeconds(2))
            .run();
    assertThat(sample.end()).contains(SamplingEnd.TIME_LIMIT);
  }

  @Test
  void aDrawIsTriedAsOftenAsIsSaid() {
    Sample<Object> sample =
        new SamplingSettings(Twice.class.getAnnotation(Sampling.class))
            .tell(
                Sampler.<Object>of(
                        (state, draw) -> {
                          throw new FaultException(FaultException.Kind.UNAVAILABLE, "busy");
                        })
                    .from("a")
                    .retries(new RetryPolicy(9, Duration.ZERO, Duration.ZERO)))
            .transitions(1)
            .run();
    assertThat(sample.calls()).isEqualTo(2);
    assertThat(sample.faults()).isEqualTo(1);
  }
}
