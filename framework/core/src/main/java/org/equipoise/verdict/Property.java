package org.equipoise.verdict;

import java.util.Optional;
import org.apiguardian.api.API;
import org.equipoise.sampling.Sample;

/**
 * A claim about an agent, judged on a sample of it.
 *
 * <p>A property may be judged on a growing sample: more draws can come while {@link Sample#end} is
 * empty. One that is not decided yet answers INCONCLUSIVE, which asks for more draws; a sampler
 * that was given {@link org.equipoise.sampling.Sampler#until} stops when all are decided. Only
 * properties whose error rates hold under such looks may decide before sampling has ended.
 *
 * <p>{@link Properties} makes those of this framework.
 *
 * @param <S> the type of the agent's states
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface Property<S> {

  /** The claim in words: {@code "downhill fraction at least 0.60 (margin 0.05)"}. */
  String claim();

  /**
   * What the sample says of the claim. Must not throw where the data are too few: that is
   * INCONCLUSIVE, with the reason.
   *
   * @param sample the sample, at its end or growing
   * @param rates the error rates that the verdict may have
   */
  Evidence judge(Sample<? extends S> sample, ErrorRates rates);

  /**
   * What judging the claim takes with these error rates, known before any call; empty where it is
   * not known.
   */
  default Optional<Plan> plan(ErrorRates rates) {
    return Optional.empty();
  }

  /**
   * Whether the claim is about what was recorded of the agent before. Whoever judges it then gives
   * the sample a {@code drift.Reference} as its companion.
   */
  default boolean comparesWithBaseline() {
    return false;
  }
}
