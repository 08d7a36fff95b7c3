package org.equipoise.drift;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.equipoise.chain.Chain;
import org.equipoise.file.WrittenKey;
import org.jspecify.annotations.Nullable;

/** Checks the rows of a baseline, and adds them up. */
final class BaselineRows {
  private static final String RESTORE = BaselineFormatException.RESTORE;

  private final Chain.Builder chain = Chain.builder();
  private final Map<String, Long> lines = new HashMap<>();
  private long draws;

  /** What was read of one row so far. */
  private static final class Row {
    final long line;
    @Nullable String from;
    @Nullable Long draws;
    @Nullable Long stay;
    @Nullable Long escape;
    @Nullable Map<String, Long> to;

    Row(long line) {
      this.line = line;
    }
  }

  /** Adds the row at whose start the parser stands. */
  void add(JsonValue value) throws IOException {
    if (!value.isObject()) {
      throw value.error("a row is an object", "write {\"from\": ..., \"to\": { ... }}");
    }
    Row row = new Row(value.line());
    value.forEachField(field -> read(field, row));
    add(row, value);
  }

  private static void read(JsonValue field, Row row) throws IOException {
    switch (field.name()) {
      case "from" -> row.from = once(row.from, key(field.text(), field), field);
      case "draws" -> row.draws = once(row.draws, field.count(1), field);
      case "stay" -> row.stay = once(row.stay, field.count(0), field);
      case "escape" -> row.escape = once(row.escape, field.count(0), field);
      case "to" -> {
        Map<String, Long> to = new LinkedHashMap<>();
        row.to = once(row.to, to, field);
        field.requireObject();
        field.forEachField(move -> target(move, to));
      }
      default -> field.skip();
    }
  }

  private static <T> T once(@Nullable T before, T now, JsonValue field) throws IOException {
    if (before != null) {
      throw field.error("the row has two fields '" + field.name() + "'", "remove one");
    }
    return now;
  }

  private static void target(JsonValue move, Map<String, Long> to) throws IOException {
    if (to.put(key(move.name(), move), move.count(1)) != null) {
      throw move.error("the row has two counts of one target", "remove one");
    }
  }

  private static String key(String key, JsonValue value) throws IOException {
    if (!WrittenKey.of(key).equals(key)) {
      throw value.error("the key of a state is too long to have been written", RESTORE);
    }
    return key;
  }

  private void add(Row row, JsonValue place) throws IOException {
    String from = required(row.from, "from", row, place);
    long all = required(row.draws, "draws", row, place);
    long stay = required(row.stay, "stay", row, place);
    long escape = required(row.escape, "escape", row, place);
    Map<String, Long> to = required(row.to, "to", row, place);
    Long before = lines.put(from, row.line);
    if (before != null) {
      throw place.error(
          row.line, "the row of this state stands in line " + before + " already", RESTORE);
    }
    if (to.containsKey(from)) {
      throw place.error(row.line, "a move ends in another state", "count it under 'stay'");
    }
    requireSum(row, all, stay, escape, to, place);
    to.forEach((target, count) -> chain.step(from, target, count));
    if (stay > 0) {
      chain.step(from, from, stay);
    }
    if (escape > 0) {
      chain.escape(from, escape);
    }
  }

  private static <T> T required(@Nullable T value, String name, Row row, JsonValue place)
      throws IOException {
    if (value == null) {
      throw place.error(row.line, "the row has no '" + name + "'", RESTORE);
    }
    return value;
  }

  private void requireSum(
      Row row, long all, long stay, long escape, Map<String, Long> to, JsonValue place)
      throws IOException {
    long left = without(without(all, stay), escape);
    for (long count : to.values()) {
      left = without(left, count);
    }
    if (left != 0) {
      throw place.error(row.line, "'draws' of the row is not stay + escape + the moves", RESTORE);
    }
    if (draws > Long.MAX_VALUE - all) {
      throw place.error(row.line, "all draws together exceed " + Long.MAX_VALUE, RESTORE);
    }
    draws += all;
  }

  /** What is left of some draws; -1, whatever is taken then, once that is too much. */
  private static long without(long draws, long count) {
    return count > draws ? -1 : draws - count;
  }

  /** The draws of all rows. */
  long draws() {
    return draws;
  }

  /** All rows. */
  Chain chain() {
    return chain.build();
  }
}
