package org.equipoise.chain;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The columns, or fields, of a file that mean nothing here. A hostile one has a new one a line. */
final class UnreadColumns {
  private static final int KEPT = 20;
  private static final int WIDTH = 40;

  private final Set<String> names = new LinkedHashSet<>();

  void add(String name) {
    if (names.size() < KEPT) {
      names.add(name.isBlank() ? "(no name)" : StateText.shortened(name, WIDTH));
    }
  }

  /** Their names, fit for a terminal, in the order of the file; 20 at most. */
  List<String> names() {
    return List.copyOf(names);
  }
}
