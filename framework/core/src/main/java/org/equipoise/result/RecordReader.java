package org.equipoise.result;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.equipoise.chain.StateText;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON objects as records, as {@link RecordWriter} writes them. Fields that a record does not
 * have are passed over; what is missing is null, zero or false, or refused by the record.
 */
final class RecordReader {
  static final String RUN_AGAIN = "delete it and run again";

  private final Path file;
  private final JsonParser json;

  /** A reader of what a parser that has not begun finds in a file. */
  RecordReader(Path file, JsonParser json) {
    this.file = file;
    this.json = json;
  }

  /**
   * The object that the file holds.
   *
   * @throws ResultFormatException if it is no such record
   */
  <T extends Record> T read(Class<T> type) throws IOException {
    json.nextToken();
    return type.cast(object(type));
  }

  /** The value at which the parser stands; leaves it at the end of that. */
  private @Nullable Object value(Type type) throws IOException {
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    if (type instanceof ParameterizedType generic) {
      Type[] of = generic.getActualTypeArguments();
      return generic.getRawType() == Map.class ? map(of[1]) : list(of[0]);
    }
    Class<?> plain = (Class<?>) type;
    if (plain.isRecord()) {
      return object(plain);
    }
    return plain.isEnum() ? constant(plain) : scalar(plain);
  }

  private Object object(Class<?> type) throws IOException {
    require(JsonToken.START_OBJECT, "an object");
    List<RecordField> fields = RecordField.of(type);
    List<String> names = fields.stream().map(RecordField::name).toList();
    @Nullable Object[] values = fields.stream().map(field -> absent(field.type())).toArray();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      int field = names.indexOf(json.currentName());
      json.nextToken();
      if (field < 0) {
        json.skipChildren();
      } else {
        Object value = value(fields.get(field).type());
        values[field] = value == null ? absent(fields.get(field).type()) : value;
      }
    }
    return made(type, fields, values);
  }

  private static @Nullable Object absent(Type type) {
    return type instanceof Class<?> plain && plain.isPrimitive()
        ? Array.get(Array.newInstance(plain, 1), 0)
        : null;
  }

  private Object made(Class<?> type, List<RecordField> fields, @Nullable Object[] values)
      throws IOException {
    Class<?>[] types =
        fields.stream().map(field -> field.accessor().getReturnType()).toArray(Class<?>[]::new);
    try {
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (InvocationTargetException e) {
      Throwable why = e.getTargetException();
      throw wrong(Objects.requireNonNullElse(why.getMessage(), why.toString()));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the record " + type + " can not be made", e);
    }
  }

  private Map<String, Object> map(Type type) throws IOException {
    require(JsonToken.START_OBJECT, "an object");
    Map<String, Object> map = new LinkedHashMap<>();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      json.nextToken();
      map.put(name, present(type));
    }
    return map;
  }

  private List<Object> list(Type type) throws IOException {
    require(JsonToken.START_ARRAY, "a list");
    List<Object> elements = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      elements.add(present(type));
    }
    return elements;
  }

  private Object present(Type type) throws IOException {
    Object value = value(type);
    if (value == null) {
      throw wrong("it is null");
    }
    return value;
  }

  private Object constant(Class<?> type) throws IOException {
    String text = text();
    Enum<?>[] constants = (Enum<?>[]) type.getEnumConstants();
    return Stream.of(constants)
        .filter(constant -> RecordField.name(constant).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                wrong(
                    "'%s' is none of %s"
                        .formatted(
                            StateText.shortened(text, 60),
                            Stream.of(constants)
                                .map(RecordField::name)
                                .collect(Collectors.joining(", ")))));
  }

  private Object scalar(Class<?> type) throws IOException {
    if (type == String.class) {
      return text();
    }
    if (type == Instant.class) {
      return instant();
    }
    if (type == boolean.class || type == Boolean.class) {
      return flag();
    }
    if (type == double.class || type == Double.class) {
      return number();
    }
    return type == int.class || type == Integer.class ? (Object) (int) whole(true) : whole(false);
  }

  private boolean flag() throws IOException {
    if (!json.currentToken().isBoolean()) {
      throw wrong("it is not true or false");
    }
    return json.getBooleanValue();
  }

  private String text() throws IOException {
    require(JsonToken.VALUE_STRING, "a text");
    return json.getText();
  }

  private Instant instant() throws IOException {
    String text = text();
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw wrong(
          "'%s' is none, an instant reads 2026-11-20T10:15:30Z"
              .formatted(StateText.shortened(text, 60)));
    }
  }

  private double number() throws IOException {
    if (!json.currentToken().isNumeric()) {
      throw wrong("it is not a number");
    }
    return json.getDoubleValue();
  }

  private long whole(boolean small) throws IOException {
    require(JsonToken.VALUE_NUMBER_INT, "a whole number");
    try {
      return small ? json.getIntValue() : json.getLongValue();
    } catch (InputCoercionException e) {
      throw wrong("it is too large a number");
    }
  }

  private void require(JsonToken token, String what) {
    if (json.currentToken() != token) {
      throw wrong("it is not " + what);
    }
  }

  private ResultFormatException wrong(String why) {
    String place = json.getParsingContext().pathAsPointer().toString();
    return new ResultFormatException(
        file,
        place.isEmpty() ? "" : ", " + StateText.shortened(place, 100),
        StateText.shortened(why, 160),
        RUN_AGAIN);
  }
}
