package org.equipoise.result;

import static java.util.regex.Matcher.quoteReplacement;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.equipoise.file.AtomicFile;
import org.equipoise.file.JsonProblem;
import org.jspecify.annotations.Nullable;

/**
 * JSON files with a schema of ours.
 *
 * <p>A file is written beside its place and then moved there, so that no reader sees half of it.
 * Readers accept fields that they do not know, and refuse a newer major schema.
 *
 * @param type what such a file holds
 * @param noun what such a file is, in words
 * @param schema the name of its schema
 * @param major the highest major version of the schema that is read
 */
record JsonFile<T extends Record>(Class<T> type, String noun, String schema, int major) {
  private static final Pattern UNPAIRED_SURROGATE = Pattern.compile("\\p{Cs}");

  /** What prints nothing, or turns the reading direction of a terminal; only texts hold such. */
  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\p{Cf}\\p{Zl}\\p{Zp}\\p{Co}\\p{Cn}\\x7f-\\x9f]");

  private static final JsonFactory FACTORY = new JsonFactory();

  /**
   * Writes a file; an existing file is replaced at once.
   *
   * @throws IllegalArgumentException if a number in it is not finite
   * @throws IOException if the file can not be written
   */
  void write(Path file, T content) throws IOException {
    String text = escaped(RecordWriter.text(content)) + "\n";
    AtomicFile.write(file, writer -> writer.write(text));
  }

  /**
   * What does not print is escaped, so that the file may be shown on a terminal, and is read back.
   * Agents may write half a surrogate pair, which has no bytes in UTF-8, and no parser is bound to
   * read its JSON escape: the text of that escape stands in its place.
   */
  private static String escaped(String json) {
    String printable =
        UNPRINTABLE.matcher(json).replaceAll(found -> quoteReplacement(escapes(found.group())));
    return UNPAIRED_SURROGATE
        .matcher(printable)
        .replaceAll(half -> quoteReplacement("\\" + escapes(half.group())));
  }

  private static String escapes(String text) {
    return text.chars()
        .mapToObj(unit -> "\\u" + HexFormat.of().toHexDigits((char) unit))
        .collect(Collectors.joining());
  }

  /**
   * Reads a file.
   *
   * @throws ResultFormatException if it is no such file, or of a newer schema
   * @throws IOException if the file can not be read
   */
  T read(Path file) throws IOException {
    byte[] content = Files.readAllBytes(file);
    try {
      requireSchema(file, schema(content));
      try (JsonParser json = FACTORY.createParser(content)) {
        return new RecordReader(file, json).read(type);
      }
    } catch (JsonProcessingException e) {
      throw new ResultFormatException(
          file, at(e.getLocation()), "it is " + JsonProblem.in(e), RecordReader.RUN_AGAIN);
    }
  }

  /** What a file says of its schema; reads all of it, so that one that is torn is no such file. */
  private static String schema(byte[] content) throws IOException {
    String schema = "";
    try (JsonParser json = FACTORY.createParser(content)) {
      if (json.nextToken() == JsonToken.START_OBJECT) {
        while (json.nextToken() != JsonToken.END_OBJECT) {
          boolean isSchema = json.currentName().equals("schema");
          if (json.nextToken() == JsonToken.VALUE_STRING && isSchema) {
            schema = json.getText();
          }
          json.skipChildren();
        }
      }
    }
    return schema;
  }

  private void requireSchema(Path file, String written) {
    if (!written.matches(schema + "/[0-9]{1,9}(\\..*)?")) {
      throw new ResultFormatException(
          file,
          "",
          "it is no %s of Equipoise, since it has no such 'schema'".formatted(noun),
          RecordReader.RUN_AGAIN);
    }
    int its = Integer.parseInt(written.substring(schema.length() + 1).split("\\.", 2)[0]);
    if (its > major) {
      throw new ResultFormatException(
          file,
          "",
          "a newer Equipoise wrote it (schema %s, this one reads up to %s)".formatted(its, major),
          "use one version of Equipoise in tests and plugin");
    }
  }

  private static String at(@Nullable JsonLocation location) {
    return location == null
        ? ""
        : ", line %s, column %s".formatted(location.getLineNr(), location.getColumnNr());
  }
}
