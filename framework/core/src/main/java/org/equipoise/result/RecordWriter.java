package org.equipoise.result;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.equipoise.agent.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Writes records as JSON objects; what is null is left out, and secrets in texts are concealed.
 *
 * <p>Not by Jackson's mapper, which takes a third of a second to begin with, in each JVM that runs
 * agent tests and in each build. Its annotations hold here, too.
 */
final class RecordWriter {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final JsonGenerator json;

  private RecordWriter(JsonGenerator json) {
    this.json = json;
  }

  /**
   * A record as text, a field a line.
   *
   * @throws IllegalArgumentException if a number in it is not finite
   */
  static String text(Record content) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text).useDefaultPrettyPrinter()) {
      new RecordWriter(json).object(content);
    }
    return text.toString();
  }

  private void value(Object value) throws IOException {
    if (value instanceof Record content) {
      object(content);
    } else if (value instanceof Map<?, ?> map) {
      map(map);
    } else if (value instanceof Collection<?> elements) {
      list(elements);
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else if (value instanceof Double number) {
      number(number);
    } else if (value instanceof Long || value instanceof Integer) {
      json.writeNumber(((Number) value).longValue());
    } else if (value instanceof Enum<?> constant) {
      json.writeString(RecordField.name(constant));
    } else if (value instanceof String text) {
      json.writeString(Secret.conceal(text));
    } else if (value instanceof Instant instant) {
      json.writeString(instant.toString());
    } else {
      throw new IllegalArgumentException("a " + value.getClass() + " has no form in JSON here");
    }
  }

  private void object(Record content) throws IOException {
    json.writeStartObject();
    for (RecordField field : RecordField.of(content.getClass())) {
      Object value = field.of(content);
      if (value != null && !(field.isLeftOutWhereEmpty() && isEmpty(value))) {
        json.writeFieldName(field.name());
        value(value);
      }
    }
    json.writeEndObject();
  }

  private static boolean isEmpty(Object value) {
    return value instanceof Map<?, ?> map
        ? map.isEmpty()
        : value instanceof Collection<?> elements && elements.isEmpty();
  }

  private void map(Map<?, ?> map) throws IOException {
    json.writeStartObject();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      @Nullable Object value = entry.getValue();
      if (value != null) {
        json.writeFieldName(Secret.conceal((String) entry.getKey()));
        value(value);
      }
    }
    json.writeEndObject();
  }

  private void list(Collection<?> elements) throws IOException {
    json.writeStartArray();
    for (Object element : elements) {
      value(element);
    }
    json.writeEndArray();
  }

  private void number(double number) throws IOException {
    json.writeNumber(number);
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException(
          "%s is %s; such a file has finite numbers only, and leaves out what has no number"
              .formatted(json.getOutputContext().pathAsPointer(), number));
    }
  }
}
