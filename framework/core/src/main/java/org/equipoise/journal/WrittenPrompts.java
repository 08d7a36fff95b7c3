package org.equipoise.journal;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * In which lines of a run prompts stand, so that one that is asked again and again is written once.
 * A line names only draws of its own run, whose lines come before it.
 *
 * <p>It keeps no prompt, only digests, and of those the ones used last: a prompt that it has
 * forgotten is written once more.
 */
final class WrittenPrompts {
  /** Shorter ones are read more easily where they are. */
  static final int SHORTEST = 100;

  static final int MOST = 10_000;

  private final Map<String, Long> draws =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > MOST;
        }
      };

  /** The draw in whose line this prompt is that of the first call; null where none is known. */
  @Nullable Long draw(String prompt) {
    return prompt.length() < SHORTEST ? null : draws.get(digest(prompt));
  }

  /** The line of a draw has this prompt as that of its first call. */
  void add(String prompt, long draw) {
    if (prompt.length() >= SHORTEST) {
      draws.put(digest(prompt), draw);
    }
  }

  private static String digest(String prompt) {
    return JournalConfiguration.digest(prompt.getBytes(StandardCharsets.UTF_8));
  }
}
