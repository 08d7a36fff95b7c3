package org.equipoise.assertion;

import org.apiguardian.api.API;
import org.equipoise.sampling.Sample;
import org.equipoise.verdict.ErrorRates;

/**
 * The entry to assertions on a sample, for a static import.
 *
 * <pre>{@code
 * Sample<String> sample = Sampler.of(agent).from("BUZZY").transitions(2_000).run();
 * assertThat(sample).downhillFraction().isAtLeast(0.60);
 * }</pre>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class EquipoiseAssertions {
  private EquipoiseAssertions() {}

  /**
   * Assertions on a sample. In an agent test they are one claim together ({@link SharedClaim}).
   * Elsewhere each has {@link ErrorRates#DEFAULT} by itself; where several must hold together, say
   * {@link SampleAssert#with} which rates.
   */
  public static <S> SampleAssert<S> assertThat(Sample<S> sample) {
    return new SampleAssert<>(sample, null);
  }
}
