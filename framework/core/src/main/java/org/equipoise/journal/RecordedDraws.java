package org.equipoise.journal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Draws by their numbers. Of those with one number and one start, the last one counts. */
final class RecordedDraws {
  private final Map<Long, List<RecordedDraw>> draws = new HashMap<>();
  private final Set<Long> unanswered = new HashSet<>();
  private int size;
  private long highest = -1;
  private long lowestMissing;

  void add(RecordedDraw draw) {
    highest = Math.max(highest, draw.number());
    unanswered.remove(draw.number());
    List<RecordedDraw> known = of(draw.number());
    if (known.isEmpty()) {
      draws.put(draw.number(), List.of(draw));
      size++;
      return;
    }
    List<RecordedDraw> others = new ArrayList<>(known);
    size += others.removeIf(other -> other.from().equals(draw.from())) ? 0 : 1;
    others.add(draw);
    draws.put(draw.number(), List.copyOf(others));
  }

  /** The draws with a number, from whatever starts. */
  List<RecordedDraw> of(long number) {
    return draws.getOrDefault(number, List.of());
  }

  int size() {
    return size;
  }

  /** Forgets those from a number on. */
  void drop(long from) {
    if (highest >= from) {
      remove(draws.keySet().stream().filter(number -> number >= from).toList());
    }
  }

  /** Forgets those that a limit left no further try, which are missing for no kill. */
  void dropUnanswered() {
    List<Long> numbers =
        draws.entrySet().stream()
            .filter(draw -> draw.getValue().stream().anyMatch(RecordedDraw::isUnanswered))
            .map(Map.Entry::getKey)
            .toList();
    remove(numbers);
    unanswered.addAll(numbers);
  }

  private void remove(List<Long> numbers) {
    if (!numbers.isEmpty()) {
      numbers.forEach(draws::remove);
      size = draws.values().stream().mapToInt(List::size).sum();
      highest = draws.keySet().stream().mapToLong(number -> number).max().orElse(-1);
      lowestMissing = 0;
    }
  }

  /** The lowest number of which nothing is known. */
  long lowestMissing() {
    while (isKnown(lowestMissing)) {
      lowestMissing++;
    }
    return lowestMissing;
  }

  private boolean isKnown(long number) {
    return draws.containsKey(number) || unanswered.contains(number);
  }

  /** The numbers below the highest one of which nothing is known, and the lowest in any case. */
  Set<Long> missing() {
    Set<Long> numbers = new HashSet<>(Set.of(lowestMissing()));
    for (long number = lowestMissing(); number < highest; number++) {
      if (!isKnown(number)) {
        numbers.add(number);
      }
    }
    return numbers;
  }

  /** The first of the faults in a row that end before a number; that number where there is none. */
  long beginOfFaultsBefore(long number) {
    long begin = number;
    while (begin > 0 && isFault(of(begin - 1))) {
      begin--;
    }
    return begin;
  }

  /** How many numbers have a fault as their last draw. */
  long faults() {
    return draws.values().stream().filter(RecordedDraws::isFault).count();
  }

  private static boolean isFault(List<RecordedDraw> sameNumber) {
    return !sameNumber.isEmpty() && sameNumber.get(sameNumber.size() - 1).isFault();
  }
}
