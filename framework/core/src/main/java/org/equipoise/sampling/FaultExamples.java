package org.equipoise.sampling;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The first few distinct faults of a sample, as one line each. */
final class FaultExamples {
  private static final int KEPT = 5;

  private final Set<String> examples = new LinkedHashSet<>();

  void add(@Nullable Throwable fault) {
    if (examples.size() < KEPT && fault != null) {
      examples.add(inWords(fault));
    }
  }

  /** A fault as one line; that of an earlier run is one already. */
  static String inWords(@Nullable Throwable fault) {
    if (fault == null) {
      return "no answer";
    }
    return fault instanceof RecordedFault recorded
        ? String.valueOf(recorded.getMessage())
        : DefectException.inWords(fault);
  }

  List<String> list() {
    return List.copyOf(examples);
  }
}
