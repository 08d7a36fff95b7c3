package org.equipoise.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;
import org.equipoise.agent.Secret;
import org.equipoise.chain.StateText;
import org.equipoise.file.AtomicFile;
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
record JsonFile<T>(Class<T> type, String noun, String schema, int major) {
  private static final Pattern UNPAIRED_SURROGATE = Pattern.compile("\\p{Cs}");
  private static final String RUN_AGAIN = "delete it and run again";

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(
              new SimpleModule()
                  .addSerializer(String.class, new ConcealingSerializer())
                  .addKeySerializer(String.class, new ConcealingKeySerializer())
                  .addSerializer(Instant.class, ToStringSerializer.instance)
                  .addDeserializer(Instant.class, new InstantDeserializer()))
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /**
   * Writes a file; an existing file is replaced at once.
   *
   * @throws IllegalArgumentException if a number in it is not finite
   * @throws IOException if the file can not be written
   */
  void write(Path file, T content) throws IOException {
    JsonNode tree = MAPPER.valueToTree(content);
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
          "%s is %s; such a file has finite numbers only, and leaves out what has no number"
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
   * Reads a file.
   *
   * @throws ResultFormatException if it is no such file, or of a newer schema
   * @throws IOException if the file can not be read
   */
  T read(Path file) throws IOException {
    byte[] content = Files.readAllBytes(file);
    try {
      JsonNode tree = MAPPER.readTree(content);
      requireSchema(file, tree);
      return MAPPER.treeToValue(tree, type);
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

  private void requireSchema(Path file, JsonNode tree) {
    String written = tree.path("schema").asText("");
    if (!written.matches(schema + "/[0-9]{1,9}(\\..*)?")) {
      throw new ResultFormatException(
          file,
          "",
          "it is no %s of Equipoise, since it has no such 'schema'".formatted(noun),
          RUN_AGAIN);
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

  /** Writes texts without the secrets that they may quote. */
  private static final class ConcealingSerializer extends StdSerializer<String> {
    private static final long serialVersionUID = 1L;

    ConcealingSerializer() {
      super(String.class);
    }

    @Override
    public void serialize(String text, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(Secret.conceal(text));
    }
  }

  /** The same for the keys of maps, such as states. */
  private static final class ConcealingKeySerializer extends StdSerializer<String> {
    private static final long serialVersionUID = 1L;

    ConcealingKeySerializer() {
      super(String.class);
    }

    @Override
    public void serialize(String text, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeFieldName(Secret.conceal(text));
    }
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
