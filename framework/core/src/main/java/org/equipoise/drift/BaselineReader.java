package org.equipoise.drift;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.equipoise.agent.AgentDescription;
import org.equipoise.file.JsonProblem;
import org.jspecify.annotations.Nullable;

/** Reads the text of a baseline, in two passes: the schema first, since it says how to read on. */
final class BaselineReader {
  private static final String SCHEMA_NAME = "equipoise-baseline/";
  private static final int MAJOR = 1;

  // The names are not kept between rows, since a hostile file may have a new one in each.
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  private final Path file;
  private final String text;
  private final BaselineFields fields;
  private final SortedMap<String, String> configuration = new TreeMap<>();
  private @Nullable BaselineRows rows;

  BaselineReader(Path file, String text) {
    this.file = file;
    this.text = text;
    this.fields = new BaselineFields(file);
  }

  Baseline read() throws IOException {
    pass(this::findSchema);
    requireSchema();
    pass(this::readField);
    return checked();
  }

  private void pass(JsonValue.Reader reader) throws IOException {
    try (JsonParser json = FACTORY.createParser(text)) {
      JsonValue value = new JsonValue(file, json);
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw value.error("it is no JSON object", BaselineFormatException.RESTORE);
      }
      value.forEachField(reader);
      if (json.nextToken() != null) {
        throw value.error("text follows the baseline", "remove it");
      }
    } catch (StreamConstraintsException e) {
      throw error(e.getLocation(), "a value is nested too deeply or is too long");
    } catch (JsonProcessingException e) {
      throw error(e.getLocation(), "this is " + JsonProblem.in(e));
    }
  }

  private BaselineFormatException error(@Nullable JsonLocation place, String problem) {
    long line = place == null ? 0 : Math.max(0, place.getLineNr());
    return new BaselineFormatException(file, line, problem, null, BaselineFormatException.RESTORE);
  }

  private void findSchema(JsonValue value) throws IOException {
    if (value.name().equals("schema")) {
      fields.put(value);
    } else {
      value.skip();
    }
  }

  private void requireSchema() {
    String schema = fields.optional("schema").orElse("");
    if (!schema.matches(SCHEMA_NAME + "[0-9]{1,9}(\\..*)?")) {
      throw new BaselineFormatException(
          file,
          fields.line("schema"),
          "it is no baseline of Equipoise, since it has no such 'schema'",
          schema.isEmpty() ? null : schema,
          BaselineFormatException.RESTORE);
    }
    int major = Integer.parseInt(schema.substring(SCHEMA_NAME.length()).split("\\.", 2)[0]);
    if (major != MAJOR) {
      throw new BaselineFormatException(
          file,
          fields.line("schema"),
          major > MAJOR
              ? "a newer Equipoise wrote it (this one reads schema " + MAJOR + ")"
              : "there is no such schema",
          schema,
          major > MAJOR
              ? "update Equipoise, or record it again with this one"
              : BaselineFormatException.RESTORE);
    }
  }

  private void readField(JsonValue value) throws IOException {
    switch (value.name()) {
      case "class",
          "agent",
          "keyScheme",
          "configurationHash",
          "recorded",
          "expires",
          "draws",
          "seed",
          "checksum" ->
          fields.put(value);
      case "configuration" -> readConfiguration(value);
      case "rows" -> readRows(value);
      default -> value.skip();
    }
  }

  private void readConfiguration(JsonValue value) throws IOException {
    fields.note(value);
    value.requireObject();
    value.forEachField(
        setting -> {
          if (configuration.put(setting.name(), setting.text()) != null) {
            throw setting.error("the setting stands twice", "remove one");
          }
        });
  }

  private void readRows(JsonValue value) throws IOException {
    fields.note(value);
    BaselineRows read = new BaselineRows();
    value.requireArray();
    value.forEachElement(read::add);
    rows = read;
  }

  private Baseline checked() {
    if (rows == null) {
      throw missing("rows");
    }
    requireTotal(rows);
    requireConfigurationHash();
    Baseline baseline =
        Baseline.of(
            rows.chain(),
            required("class"),
            new AgentDescription(fields.optional("agent").orElse(""), configuration),
            required("keyScheme"),
            fields.day("recorded").orElseThrow(() -> missing("recorded")),
            fields.day("expires"),
            fields.number("seed").orElseThrow(() -> missing("seed")));
    requireChecksum(baseline);
    return baseline;
  }

  private String required(String name) {
    return fields.optional(name).filter(t -> !t.isBlank()).orElseThrow(() -> missing(name));
  }

  private BaselineFormatException missing(String name) {
    return new BaselineFormatException(
        file, fields.line(name), "it has no '" + name + "'", null, BaselineFormatException.RESTORE);
  }

  private void requireTotal(BaselineRows read) {
    long draws = fields.number("draws").orElseThrow(() -> missing("draws"));
    if (draws != read.draws() || draws == 0) {
      throw new BaselineFormatException(
          file,
          fields.line("draws"),
          draws == 0
              ? "a baseline has draws"
              : "'draws' is not the sum of those of the rows, " + read.draws(),
          Long.toString(draws),
          BaselineFormatException.RESTORE);
    }
  }

  private void requireConfigurationHash() {
    Optional<String> hash = fields.optional("configurationHash");
    String right = BaselineText.configurationHash(configuration);
    if (hash.isEmpty() ? !configuration.isEmpty() : !hash.get().equals(right)) {
      throw new BaselineFormatException(
          file,
          fields.line("configurationHash"),
          "the configuration is not the one that was recorded",
          hash.orElse(null),
          "restore it from version control, or, if you changed it on purpose, write \""
              + right
              + "\" as its 'configurationHash'");
    }
  }

  private void requireChecksum(Baseline baseline) {
    String checksum = required("checksum");
    String right = BaselineText.checksum(baseline);
    if (!checksum.equals(right)) {
      throw new BaselineFormatException(
          file,
          fields.line("checksum"),
          "the content is not the one that was recorded",
          checksum,
          "restore it from version control, or, if you changed it on purpose, write \""
              + right
              + "\" as its 'checksum'");
    }
  }
}
