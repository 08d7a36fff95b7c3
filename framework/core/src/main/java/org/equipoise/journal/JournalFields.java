package org.equipoise.journal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.equipoise.chain.StateText;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one line of a journal, asked for by name. What is deeper than the configuration is
 * skipped: nobody needs it again, and it is most of the file.
 */
final class JournalFields {
  private final Map<String, Object> values = new HashMap<>();
  private final SortedMap<String, String> configuration = new TreeMap<>();

  /** Something that a line must have and has not, or not in that form. */
  static final class Wrong extends Exception {
    private static final long serialVersionUID = 1L;
    private final @Nullable String value;

    Wrong(String problem, @Nullable String value) {
      super(problem);
      this.value = value;
    }

    @Nullable String value() {
      return value;
    }
  }

  /** Reads the fields of the object that a parser is about to come to. */
  static JournalFields of(JsonParser json) throws IOException, Wrong {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw new Wrong("the line holds no JSON object", null);
    }
    JournalFields fields = new JournalFields();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      fields.add(name, json);
    }
    if (json.nextToken() != null) {
      throw new Wrong("more than one JSON object stands in the line", null);
    }
    return fields;
  }

  private void add(String name, JsonParser json) throws IOException, Wrong {
    switch (json.nextToken()) {
      case VALUE_STRING -> values.put(name, json.getText());
      case VALUE_NUMBER_INT -> values.put(name, number(name, json.getText()));
      case VALUE_TRUE -> values.put(name, true);
      case START_OBJECT -> {
        if (name.equals("configuration")) {
          addConfiguration(json);
        } else {
          json.skipChildren();
        }
      }
      default -> json.skipChildren();
    }
  }

  private static Long number(String name, String digits) throws Wrong {
    try {
      return Long.valueOf(digits);
    } catch (NumberFormatException e) {
      throw new Wrong("'%s' is too large a number".formatted(shown(name)), digits);
    }
  }

  private void addConfiguration(JsonParser json) throws IOException, Wrong {
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      if (json.nextToken() != JsonToken.VALUE_STRING) {
        throw new Wrong(
            "the part '%s' of the configuration is no text".formatted(shown(name)), null);
      }
      configuration.put(name, json.getText());
    }
  }

  SortedMap<String, String> configuration() {
    return configuration;
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  /** A text; null where the line has none of that name. */
  @Nullable String optional(String name) throws Wrong {
    Object value = values.get(name);
    if (value == null || value instanceof String) {
      return (String) value;
    }
    throw new Wrong("'%s' is no text".formatted(name), String.valueOf(value));
  }

  String text(String name) throws Wrong {
    String text = optional(name);
    if (text == null) {
      throw new Wrong("the line has no '%s'".formatted(name), null);
    }
    return text;
  }

  /** A whole number from {@code least} on, or what stands for none. */
  long number(String name, long least, long none) throws Wrong {
    Object value = values.get(name);
    if (value == null) {
      return none;
    }
    if (value instanceof Long number && number >= least) {
      return number;
    }
    throw new Wrong(
        "'%s' is no whole number from %s on".formatted(name, least), String.valueOf(value));
  }

  private static String shown(String name) {
    return StateText.shortened(name, 60);
  }
}
