package org.equipoise.verdict;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.equipoise.sampling.Sample;

/** The advice for a sample whose states hardly ever come back: a coarser key, with an example. */
final class CoarserKey {
  private static final String EXAMPLE = "key(state -> state.strip().toLowerCase())";

  /** What {@link Object#toString} gives: the class, an at sign, and the hash code. */
  private static final Pattern UNNAMED = Pattern.compile(".*@[0-9a-f]+", Pattern.DOTALL);

  private CoarserKey() {}

  /** That the states have the text of any object, so that equal ones count as different. */
  static Optional<String> textless(List<String> keys) {
    return keys.isEmpty() || !keys.stream().allMatch(key -> UNNAMED.matcher(key).matches())
        ? Optional.empty()
        : Optional.of(
            "The states have no text of their own, such as '%s': override toString, or give a @StateKey / key(...)."
                .formatted(Shown.state(keys.get(0))));
  }

  static String advice(Sample<?> sample) {
    List<String> once = sample.saturation().reachedOnce(Integer.MAX_VALUE);
    Optional<String> textless = textless(once);
    if (textless.isPresent()) {
      return textless.get();
    }
    Map<String, String> seen = new HashMap<>();
    for (String key : once) {
      String twin = seen.putIfAbsent(key.strip().toLowerCase(Locale.ROOT), key);
      if (twin != null) {
        return "Sample more, or choose a coarser key: '%s' and '%s', each reached once, are the same to %s."
            .formatted(Shown.state(twin), Shown.state(key), EXAMPLE);
      }
    }
    return once.size() < 2
        ? "Sample more, or choose a coarser key."
        : "Sample more, or choose a coarser key: if '%s' and '%s', each reached once, are the same to you, give a key that says so, such as %s."
            .formatted(Shown.state(once.get(0)), Shown.state(once.get(1)), EXAMPLE);
  }
}
