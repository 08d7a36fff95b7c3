package org.equipoise.chain;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import org.equipoise.chain.TransitionRow.Column;

/** Checks what recorded rows say, and adds them up. */
final class TransitionTally {
  private final String source;
  private final Chain.Builder chain = Chain.builder();
  private final Map<String, Long> escapesByReason = new HashMap<>();
  private final ClusterColumn column;
  private final Map<String, Chain.Builder> clusters = new LinkedHashMap<>();
  private long total;

  TransitionTally(String source, ClusterColumn column) {
    this.source = source;
    this.column = column;
  }

  /**
   * Adds a row.
   *
   * @throws TransitionFormatException if a value of it is missing or wrong
   */
  void add(TransitionRow row) {
    String from = required(row, Column.FROM, "name the state in which the step began");
    long count = count(row);
    addTo(chain, from, row, count);
    if (outcome(row).equals("escape")) {
      String reason = row.isBlank(Column.REASON) ? null : row.text(Column.REASON);
      escapesByReason.merge(reason == null ? Transitions.NO_REASON : reason, count, Math::addExact);
    }
    if (!column.name().isEmpty()) {
      addTo(clusters.computeIfAbsent(cluster(row), name -> Chain.builder()), from, row, count);
    }
  }

  private static void addTo(Chain.Builder chain, String from, TransitionRow row, long count) {
    switch (outcome(row)) {
      case "move" -> chain.step(from, reached(row), count);
      case "escape" -> {
        refuseTarget(row, "an escape");
        chain.escape(from, count);
      }
      case "fault" -> {
        refuseTarget(row, "a fault");
        chain.fault(from, count);
      }
      default ->
          throw row.error(
              Column.OUTCOME,
              "there is no such outcome",
              "write move, escape or fault, or leave it out for a move");
    }
  }

  private String cluster(TransitionRow row) {
    String name = row.text(Column.CLUSTER);
    if (name == null || name.isBlank()) {
      throw row.error(
          Column.CLUSTER,
          "'%s', which names the cluster, is %s"
              .formatted(
                  StateText.shortened(column.name(), 80), name == null ? "missing" : "blank"),
          "name the cluster of each row");
    }
    return name;
  }

  private static String outcome(TransitionRow row) {
    String outcome = row.text(Column.OUTCOME);
    return outcome == null || outcome.isBlank() ? "move" : outcome;
  }

  private static String reached(TransitionRow row) {
    return required(
        row, Column.TO, "name the state reached, or give the row the outcome escape or fault");
  }

  private static String required(TransitionRow row, Column column, String remedy) {
    String text = row.text(column);
    if (text == null) {
      throw row.error(column, "'" + column.id() + "' is missing", remedy);
    }
    if (text.isBlank()) {
      throw row.error(column, "'" + column.id() + "' is blank", remedy);
    }
    return text;
  }

  private static void refuseTarget(TransitionRow row, String what) {
    if (!row.isBlank(Column.TO)) {
      throw row.error(
          Column.TO, what + " reaches no state", "leave 'to' empty, or write the outcome move");
    }
  }

  private long count(TransitionRow row) {
    String text = row.text(Column.COUNT);
    long count = text == null ? 1 : wholeNumber(text);
    if (count < 1) {
      throw row.error(
          Column.COUNT,
          "a count is a whole number from 1 to " + Long.MAX_VALUE,
          "correct it, or leave the column out so that each row counts once");
    }
    if (total > Long.MAX_VALUE - count) {
      throw row.error(
          Column.COUNT, "all counts together exceed " + Long.MAX_VALUE, "correct this count");
    }
    total += count;
    return count;
  }

  /** The number that these digits write; -1 where they are something else, or too many. */
  private static long wholeNumber(String text) {
    long number = text.isEmpty() ? -1 : 0;
    for (int i = 0; i < text.length() && number >= 0; i++) {
      int digit = text.charAt(i) - '0';
      boolean fits = digit >= 0 && digit <= 9 && number <= (Long.MAX_VALUE - digit) / 10;
      number = fits ? number * 10 + digit : -1;
    }
    return number;
  }

  /**
   * All that was added.
   *
   * @param unread the columns that were not
   * @throws TransitionFormatException if that is nothing
   */
  Transitions transitions(List<String> unread) {
    if (total == 0) {
      throw new TransitionFormatException(
          source, 0, 0, "it holds no transitions", null, "write a row for each transition");
    }
    Map<String, Long> ordered = new LinkedHashMap<>();
    escapesByReason.entrySet().stream()
        .sorted(
            Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Entry.comparingByKey()))
        .forEach(e -> ordered.put(e.getKey(), e.getValue()));
    Map<String, Chain> parts = new LinkedHashMap<>();
    clusters.forEach((name, part) -> parts.put(name, part.build()));
    return new Transitions(chain.build(), ordered, parts, unread);
  }
}
