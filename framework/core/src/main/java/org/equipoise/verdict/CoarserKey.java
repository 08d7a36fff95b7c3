package org.equipoise.verdict;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.equipoise.chain.Chain;
import org.equipoise.sampling.OneLine;
import org.equipoise.sampling.Sample;

/** The advice for a sample whose states hardly ever come back: a coarser key, with an example. */
final class CoarserKey {
  private static final int LONGEST_STATE = 60;
  private static final String EXAMPLE = "key(state -> state.strip().toLowerCase())";

  private CoarserKey() {}

  static String advice(Sample<?> sample) {
    String advice = "Sample more, or choose a coarser key";
    List<String> once = reachedOnce(sample.chain());
    Map<String, String> seen = new HashMap<>();
    for (String key : once) {
      String other = seen.putIfAbsent(key.strip().toLowerCase(Locale.ROOT), key);
      if (other != null) {
        return "%s: %s and %s are the same to %s."
            .formatted(advice, quoted(other), quoted(key), EXAMPLE);
      }
    }
    return once.size() < 2
        ? advice + "."
        : "%s: if %s and %s, each reached once, count as the same for you, say so, as in %s."
            .formatted(advice, quoted(once.get(0)), quoted(once.get(1)), EXAMPLE);
  }

  /** The keys of the states that exactly one move reached. */
  private static List<String> reachedOnce(Chain chain) {
    long[] arrivals = Arrivals.of(chain);
    return IntStream.range(0, chain.size())
        .filter(state -> arrivals[state] == 1)
        .mapToObj(chain.states()::key)
        .collect(Collectors.toList());
  }

  private static String quoted(String key) {
    return "'" + OneLine.of(key, LONGEST_STATE) + "'";
  }
}
