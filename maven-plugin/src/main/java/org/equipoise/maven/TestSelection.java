package org.equipoise.maven;

import java.util.List;
import java.util.stream.Stream;

/**
 * Which of the tests that are found run.
 *
 * @param include regular expressions of class names; of none, all
 * @param exclude regular expressions of class names
 * @param includeTags tag expressions; of none, all
 * @param excludeTags tag expressions
 * @param tests regular expressions {@code CLASS} or {@code CLASS#TEST}, behind {@code !} for those
 *     that do not run; of none, all
 */
record TestSelection(
    List<String> include,
    List<String> exclude,
    List<String> includeTags,
    List<String> excludeTags,
    List<String> tests) {

  /** All of them. */
  static final TestSelection ALL =
      new TestSelection(List.of(), List.of(), List.of(), List.of(), List.of());

  /** Whether something that is found may be left out. */
  boolean isFiltered() {
    return Stream.of(include, exclude, includeTags, excludeTags, tests)
        .anyMatch(filter -> !filter.isEmpty());
  }
}
