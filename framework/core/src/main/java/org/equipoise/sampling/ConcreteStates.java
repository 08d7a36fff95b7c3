package org.equipoise.sampling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The concrete states kept of each numbered state: the first {@value #KEPT} distinct ones.
 *
 * <p>Several concrete states may share a key. Steps start from concrete ones, so some of each key
 * are kept; the bound keeps a coarse key from holding every state ever seen.
 */
final class ConcreteStates<S> {
  static final int KEPT = 64;

  // Rows only ever grow at their ends, so copies share them and are bounded by their own counts.
  private Object[][] rows;
  private int[] counts;
  private int size;

  ConcreteStates() {
    this(new Object[16][], new int[16], 0);
  }

  private ConcreteStates(Object[][] rows, int[] counts, int size) {
    this.rows = rows;
    this.counts = counts;
    this.size = size;
  }

  /** The number of keys. */
  int size() {
    return size;
  }

  /** How many concrete states are kept of a key; at least 1. */
  int count(int number) {
    return counts[number];
  }

  @SuppressWarnings("unchecked") // only S is ever added
  S state(int number, int position) {
    return (S) rows[number][position];
  }

  List<S> of(int number) {
    if (number >= size) {
      throw new IndexOutOfBoundsException("there are " + size + " states, no state " + number);
    }
    List<S> states = new ArrayList<>(counts[number]);
    for (int i = 0; i < counts[number]; i++) {
      states.add(state(number, i));
    }
    return Collections.unmodifiableList(states);
  }

  /**
   * Whether a state is to be kept under the number of its key: it is not yet, and there is room.
   */
  boolean isNew(int number, S state) {
    return counts[number] < KEPT && !contains(number, state);
  }

  /** Keeps a state under the number of its key, which is known or the next one. */
  void add(int number, S state) {
    if (number == size) {
      open(state);
    } else {
      append(number, state);
    }
  }

  private boolean contains(int number, S state) {
    Object[] row = rows[number];
    for (int i = 0; i < counts[number]; i++) {
      if (row[i] == state || row[i].equals(state)) {
        return true;
      }
    }
    return false;
  }

  private void open(S state) {
    if (size == rows.length) {
      rows = Arrays.copyOf(rows, 2 * size);
      counts = Arrays.copyOf(counts, 2 * size);
    }
    rows[size] = new Object[] {state};
    counts[size] = 1;
    size++;
  }

  private void append(int number, S state) {
    Object[] row = rows[number];
    int count = counts[number];
    if (count == row.length) {
      row = Arrays.copyOf(row, 2 * count);
      rows[number] = row;
    }
    row[count] = state;
    counts[number] = count + 1;
  }

  /** What is kept now, unchanged by what is added later. */
  ConcreteStates<S> copy() {
    return new ConcreteStates<>(Arrays.copyOf(rows, size), Arrays.copyOf(counts, size), size);
  }
}
