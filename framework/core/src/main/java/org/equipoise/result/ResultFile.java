package org.equipoise.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.equipoise.chain.StateText;
import org.equipoise.file.AtomicFile;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes {@code result.json}.
 *
 * <p>A file is written beside its place and then moved there, so that no reader sees half of it.
 * Readers accept fields that they do not know, and refuse a newer major schema.
 *
 * <p>A state's key of more than 2,000 characters stands in the file as its first 1,900, "…#" and 16
 * hexadecimal digits of its SHA-256, and half a surrogate pair as the six characters of its escape,
 * so that every JSON parser can read the file.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class ResultFile {
  /** The name of such a file in its directory. */
  public static final String NAME = "result.json";

  private static final String SCHEMA_NAME = "equipoise-result/";
  private static final int MAJOR = 1;
  private static final Pattern UNPAIRED_SURROGATE = Pattern.compile("\\p{Cs}");
  private static final String RUN_AGAIN = "delete it and run again";

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(
              new SimpleModule()
                  .addSerializer(Instant.class, ToStringSerializer.instance)
                  .addDeserializer(Instant.class, new InstantDeserializer()))
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private ResultFile() {}

  /**
   * Writes a result; an existing file is replaced at once.
   *
   * @throws IllegalArgumentException if a number in it is not finite
   * @throws IOException if the file can not be written
   */
  public static void write(Path file, Result result) throws IOException {
    JsonNode tree = MAPPER.valueToTree(result);
    requireFinite(tree, "");
    String text = text(tree);
    AtomicFile.write(file, writer -> writer.write(text));
  }

  /**
   * Agents may write half a surrogate pair, which has no bytes in UTF-8, and no parser is bound to
   * read its JSON escape: the text of that escape stands in its place.
   */
  private static String text(JsonNode tree) throws JsonProcessingException {
    String json = MAPPER.writeValueAsString(tree) + "\n";
    return UNPAIRED_SURROGATE
        .matcher(json)
        .replaceAll(half -> "\\\\\\\\u" + HexFormat.of().toHexDigits(half.group().charAt(0)));
  }

  private static void requireFinite(JsonNode node, String path) {
    if (node.isFloatingPointNumber() && !Double.isFinite(node.doubleValue())) {
      throw new IllegalArgumentException(
          "%s is %s; a result has finite numbers only, and leaves out what has no number"
              .formatted(path, node.doubleValue()));
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      requireFinite(field.getValue(), path + "/" + field.getKey());
    }
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        requireFinite(node.get(i), path + "/" + i);
      }
    }
  }

  /**
   * Reads a result.
   *
   * @throws ResultFormatException if it is no result, or of a newer schema
   * @throws IOException if the file can not be read
   */
  public static Result read(Path file) throws IOException {
    byte[] content = Files.readAllBytes(file);
    try {
      JsonNode tree = MAPPER.readTree(content);
      requireSchema(file, tree);
      return MAPPER.treeToValue(tree, Result.class);
    } catch (JsonMappingException e) {
      throw new ResultFormatException(
          file, at(e), StateText.shortened(e.getOriginalMessage(), 160), RUN_AGAIN);
    } catch (JsonProcessingException e) {
      throw new ResultFormatException(
          file,
          at(e.getLocation()),
          "it is no JSON (" + StateText.shortened(e.getOriginalMessage(), 120) + ")",
          RUN_AGAIN);
    }
  }

  private static void requireSchema(Path file, JsonNode tree) {
    String schema = tree.path("schema").asText("");
    if (!schema.matches(SCHEMA_NAME + "[0-9]{1,9}(\\..*)?")) {
      throw new ResultFormatException(
          file, "", "it is no result of Equipoise, since it has no such 'schema'", RUN_AGAIN);
    }
    int major = Integer.parseInt(schema.substring(SCHEMA_NAME.length()).split("\\.", 2)[0]);
    if (major > MAJOR) {
      throw new ResultFormatException(
          file,
          "",
          "a newer Equipoise wrote it (schema %s, this one reads up to %s)".formatted(major, MAJOR),
          "use one version of Equipoise in tests and plugin");
    }
  }

  private static String at(JsonMappingException e) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference step : e.getPath()) {
      path.append('/').append(step.getFieldName() == null ? step.getIndex() : step.getFieldName());
    }
    return path.isEmpty() ? "" : ", " + StateText.shortened(path.toString(), 100);
  }

  private static String at(@Nullable JsonLocation location) {
    return location == null
        ? ""
        : ", line %s, column %s".formatted(location.getLineNr(), location.getColumnNr());
  }

  /** Reads instants in the form of ISO 8601 in which they are written. */
  private static final class InstantDeserializer extends StdDeserializer<Instant> {
    InstantDeserializer() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
      try {
        return Instant.parse(json.getText());
      } catch (DateTimeException e) {
        return (Instant)
            context.handleWeirdStringValue(
                Instant.class, json.getText(), "an instant reads 2026-11-20T10:15:30Z");
      }
    }
  }
}
