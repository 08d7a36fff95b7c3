package org.equipoise.drift;

import org.apiguardian.api.API;

/**
 * How the permutation test of drift is run.
 *
 * <p>If nothing has drifted, it does not matter which of the steps from a state are those of the
 * baseline and which those of the build: so they are dealt anew, within each start state, as many
 * to either side as it had. Given where the steps start this is exact.
 *
 * @param permutations how often the steps are dealt; the smallest p-value is 1 / (permutations + 1)
 * @param seed of the generators, one for each start state
 * @param threads how many start states are dealt at a time; of no effect on the result
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record DriftTest(int permutations, long seed, int threads) {
  private static final long THOROUGH_DRAWS = 20_000;
  private static final long MANY_DRAWS = 500_000;

  public DriftTest {
    atLeastOne("permutations", permutations);
    atLeastOne("threads", threads);
  }

  private static void atLeastOne(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, got " + value);
    }
  }

  /**
   * The default for a build of this size, on all processors: 999 permutations up to 20,000 draws,
   * 199 up to 500,000, and 39 beyond.
   */
  public static DriftTest forDraws(long draws, long seed) {
    int threads = Runtime.getRuntime().availableProcessors();
    int permutations = draws <= THOROUGH_DRAWS ? 999 : draws <= MANY_DRAWS ? 199 : 39;
    return new DriftTest(permutations, seed, threads);
  }
}
