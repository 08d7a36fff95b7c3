package org.equipoise.verdict;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.Predicate;
import org.equipoise.sampling.RecordedStep;
import org.equipoise.sampling.Sample;

/**
 * The trials of a rate in the order in which they were made, and which of them count towards it.
 */
final class Trials {
  private final BitSet counting = new BitSet();
  private int[] steps = new int[16];
  private int size;

  /**
   * The trials among the answered judged steps of a sample, each of them once.
   *
   * @param counts which trials count
   * @param among which steps are trials
   */
  static <S> Trials judged(
      Sample<? extends S> sample,
      Predicate<? super RecordedStep<? extends S>> counts,
      Predicate<? super RecordedStep<? extends S>> among) {
    return from(sample.firstJudged(), sample, counts, s -> !s.isFault() && among.test(s));
  }

  /** The trials among the steps of a sample from the one with the number {@code first} on. */
  static <S> Trials from(
      int first,
      Sample<? extends S> sample,
      Predicate<? super RecordedStep<? extends S>> counts,
      Predicate<? super RecordedStep<? extends S>> among) {
    Trials trials = new Trials();
    for (int k = first; k < sample.recorded(); k++) {
      RecordedStep<? extends S> step = sample.step(k);
      if (among.test(step)) {
        trials.add(k, counts.test(step));
      }
    }
    return trials;
  }

  /** Takes the next trial: the step of that number. */
  void add(int step, boolean counts) {
    if (size == steps.length) {
      steps = Arrays.copyOf(steps, 2 * size);
    }
    steps[size] = step;
    counting.set(size, counts);
    size++;
  }

  /** How many trials there are. */
  int size() {
    return size;
  }

  /** How many of them count. */
  int count() {
    return counting.cardinality();
  }

  /** How many of the trials from {@code first} to before {@code end} count. */
  int count(int first, int end) {
    return counting.get(first, end).cardinality();
  }

  /** The number of the step that a trial, numbered from 0, is. */
  int step(int trial) {
    return steps[trial];
  }

  /** Whether that trial, numbered from 0, counts. */
  boolean counts(int trial) {
    return counting.get(trial);
  }
}
