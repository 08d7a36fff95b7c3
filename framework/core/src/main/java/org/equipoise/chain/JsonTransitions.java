package org.equipoise.chain;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.Arrays;
import org.equipoise.chain.TransitionRow.Column;
import org.equipoise.file.JsonProblem;
import org.jspecify.annotations.Nullable;

/** Reads transitions from JSON Lines: one object a line; lines of blanks are skipped. */
final class JsonTransitions {
  private static final int LONGEST_LINE = 1 << 24;
  private static final String ONE_OBJECT =
      "write one whole object a line, such as {\"from\": \"A\", \"to\": \"B\", \"count\": 3}";

  // NaN is let through here so that the count can be refused in our words. The names are not kept
  // between lines, since a hostile file may have a new one in each.
  private final JsonFactory factory =
      JsonFactory.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();
  private final Utf8Text text;
  private final String source;
  private final ClusterColumn clusters;
  private final UnreadColumns unread;
  private char[] buffer = new char[1 << 10];
  private int length;
  private long line;

  JsonTransitions(Utf8Text text, String source, ClusterColumn clusters, UnreadColumns unread) {
    this.text = text;
    this.source = source;
    this.clusters = clusters;
    this.unread = unread;
  }

  void readTo(TransitionTally tally) throws IOException {
    TransitionRow row = new TransitionRow(source);
    while (nextLine()) {
      if (!isBlank()) {
        row.begin(line);
        parse(row);
        tally.add(row);
      }
    }
  }

  private boolean nextLine() throws IOException {
    line = text.line();
    length = 0;
    if (text.peek() < 0) {
      return false;
    }
    for (int c = text.peek(); c >= 0 && c != '\n' && c != '\r'; c = text.peek()) {
      if (length == buffer.length) {
        grow();
      }
      buffer[length++] = (char) text.next();
    }
    text.takeLineBreak();
    return true;
  }

  private void grow() {
    if (length == LONGEST_LINE) {
      throw error(0, "the line is longer than " + LONGEST_LINE + " characters", null, ONE_OBJECT);
    }
    buffer = Arrays.copyOf(buffer, 2 * length);
  }

  private boolean isBlank() {
    for (int i = 0; i < length; i++) {
      if (buffer[i] != ' ' && buffer[i] != '\t') {
        return false;
      }
    }
    return true;
  }

  private void parse(TransitionRow row) throws IOException {
    try (JsonParser json = factory.createParser(buffer, 0, length)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw error(place(json), "the line holds no JSON object", json.getText(), ONE_OBJECT);
      }
      while (json.nextToken() != JsonToken.END_OBJECT) {
        field(json, row);
      }
      if (json.nextToken() != null) {
        throw error(place(json), "text follows the object", json.getText(), ONE_OBJECT);
      }
    } catch (StreamConstraintsException e) {
      throw error(0, "a value is nested too deeply or is too long", null, ONE_OBJECT);
    } catch (JsonProcessingException e) {
      int place = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
      throw error(place, "this is " + JsonProblem.in(e), null, ONE_OBJECT);
    }
  }

  private void field(JsonParser json, TransitionRow row) throws IOException {
    String name = json.currentName();
    int namePlace = place(json);
    JsonToken value = json.nextToken();
    Column column = columnNamed(name);
    if (column == null) {
      unread.add(name);
      json.skipChildren();
      return;
    }
    if (row.text(column) != null) {
      throw error(namePlace, "the object has two fields of the same name", name, "remove one");
    }
    if (value == JsonToken.VALUE_NULL) {
      return;
    }
    boolean number = value == JsonToken.VALUE_NUMBER_INT || value == JsonToken.VALUE_NUMBER_FLOAT;
    boolean fits =
        switch (column) {
          case COUNT -> number;
          case CLUSTER -> number || value == JsonToken.VALUE_STRING;
          default -> value == JsonToken.VALUE_STRING;
        };
    if (!fits) {
      throw error(
          place(json),
          "'%s' is no %s".formatted(name, column == Column.COUNT ? "number" : "text"),
          json.getText(),
          column == Column.COUNT
              ? "write a whole number without quotes"
              : "put the value in double quotes");
    }
    row.set(column, json.getText(), line, place(json));
  }

  /** JSON names are exact: a field FROM is none of ours. */
  private @Nullable Column columnNamed(String name) {
    if (clusters.name().equals(name)) {
      return Column.CLUSTER;
    }
    Column column = Column.of(name);
    return column != null && column.id().equals(name) ? column : null;
  }

  private static int place(JsonParser json) {
    return json.currentTokenLocation().getColumnNr();
  }

  private TransitionFormatException error(
      int place, String problem, @Nullable String value, String remedy) {
    return new TransitionFormatException(source, line, place, problem, value, remedy);
  }
}
