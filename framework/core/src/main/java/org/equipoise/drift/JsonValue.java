package org.equipoise.drift;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import org.equipoise.chain.StateText;

/** The value at which a parser stands in a file, asked for in our words. */
final class JsonValue {
  private final Path file;
  private final JsonParser json;
  private String name = "";

  JsonValue(Path file, JsonParser json) {
    this.file = file;
    this.json = json;
  }

  /** What to do with each field or element, at whose value the parser stands. */
  interface Reader {
    void read(JsonValue value) throws IOException;
  }

  /** Of an object at whose start the parser stands; leaves it at the end of that object. */
  void forEachField(Reader reader) throws IOException {
    while (json.nextToken() != JsonToken.END_OBJECT) {
      name = json.currentName();
      json.nextToken();
      reader.read(this);
    }
  }

  /** Of an array at whose start the parser stands; leaves it at the end of that array. */
  void forEachElement(Reader reader) throws IOException {
    while (json.nextToken() != JsonToken.END_ARRAY) {
      reader.read(this);
    }
  }

  /** The name of the field last come to. */
  String name() {
    return name;
  }

  long line() {
    return json.currentTokenLocation().getLineNr();
  }

  void skip() throws IOException {
    json.skipChildren();
  }

  boolean isObject() {
    return json.currentToken() == JsonToken.START_OBJECT;
  }

  void requireObject() throws IOException {
    require(JsonToken.START_OBJECT, "an object", "write { ... }");
  }

  void requireArray() throws IOException {
    require(JsonToken.START_ARRAY, "a list", "write [ ... ]");
  }

  String text() throws IOException {
    require(JsonToken.VALUE_STRING, "a text", "put it in double quotes");
    return json.getText();
  }

  /** A count of {@code least} or more. */
  long count(long least) throws IOException {
    long count = number();
    if (count < least) {
      throw error("a count here is a whole number from " + least, BaselineFormatException.RESTORE);
    }
    return count;
  }

  long number() throws IOException {
    String remedy = "write one from -2^63 to 2^63 - 1, without quotes";
    require(JsonToken.VALUE_NUMBER_INT, "a whole number", remedy);
    // The text, since parsers differ in what they make of numbers that are too large.
    String digits = json.getText();
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException e) {
      throw error("'" + shownName() + "' is too large a number", remedy);
    }
  }

  private String shownName() {
    return StateText.shortened(name, 60);
  }

  private void require(JsonToken token, String what, String remedy) throws IOException {
    if (json.currentToken() != token) {
      throw error("'" + shownName() + "' is not " + what, remedy);
    }
  }

  /** What is wrong with this value. */
  BaselineFormatException error(String problem, String remedy) throws IOException {
    return error(line(), problem, remedy);
  }

  BaselineFormatException error(long line, String problem, String remedy) throws IOException {
    boolean scalar = json.currentToken() != null && json.currentToken().isScalarValue();
    return new BaselineFormatException(file, line, problem, scalar ? json.getText() : null, remedy);
  }
}
