package org.equipoise.chain;

import org.equipoise.chain.TransitionRow.Column;

/**
 * The column, or field, that tells which cluster a row belongs to.
 *
 * @param name as it stands in the file; empty where rows belong to none
 */
record ClusterColumn(String name) {
  /** No row belongs to a cluster. */
  static final ClusterColumn NONE = new ClusterColumn("");

  /**
   * The column of this name.
   *
   * @throws IllegalArgumentException if the name is blank, or of a column that means something else
   */
  static ClusterColumn of(String name) {
    if (name.isBlank() || Column.of(name) != null) {
      throw new IllegalArgumentException(
          "clusters cannot be named by the column '%s'; it must be one besides from, to, count, outcome and reason"
              .formatted(StateText.shortened(name, 80)));
    }
    return new ClusterColumn(name);
  }

  /** Whether a column of a header has this name, in any case. */
  boolean isNamed(String column) {
    return !name.isEmpty() && name.equalsIgnoreCase(column);
  }
}
