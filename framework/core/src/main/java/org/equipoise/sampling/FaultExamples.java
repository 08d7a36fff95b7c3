package org.equipoise.sampling;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.equipoise.agent.FaultException;
import org.jspecify.annotations.Nullable;

/** The first few distinct faults of a sample, as one line each. */
final class FaultExamples {
  private static final int KEPT = 5;

  private final Set<String> examples = new LinkedHashSet<>();

  void add(@Nullable Throwable fault) {
    if (fault != null) {
      add(inWords(fault));
    }
  }

  /** A fault in words already. */
  void add(String fault) {
    if (examples.size() < KEPT) {
      examples.add(fault);
    }
  }

  /**
   * A fault as one line; that of an earlier run is one already. What no service is known to cause
   * may be a mistake in the agent's code, and so ends with the line of that.
   */
  static String inWords(@Nullable Throwable fault) {
    if (fault == null) {
      return "no answer";
    }
    if (fault instanceof RecordedFault recorded) {
      return String.valueOf(recorded.getMessage());
    }
    String words = DefectException.inWords(fault);
    return fault instanceof FaultException || fault instanceof IOException
        ? words
        : words + AgentLine.of(fault).map(line -> " (" + line + ")").orElse("");
  }

  List<String> list() {
    return List.copyOf(examples);
  }
}
