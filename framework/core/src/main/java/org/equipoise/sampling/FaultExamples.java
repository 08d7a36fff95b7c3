package org.equipoise.sampling;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.equipoise.chain.StateText;
import org.jspecify.annotations.Nullable;

/** The first few distinct faults of a sample, as one line each. */
final class FaultExamples {
  private static final int KEPT = 5;

  private final Set<String> examples = new LinkedHashSet<>();

  void add(@Nullable Throwable fault) {
    if (examples.size() < KEPT && fault != null) {
      String message = fault.getMessage();
      String name = fault.getClass().getTypeName();
      name = name.substring(name.lastIndexOf('.') + 1);
      examples.add(StateText.shortened(message == null ? name : name + ": " + message, 200));
    }
  }

  List<String> list() {
    return List.copyOf(examples);
  }
}
