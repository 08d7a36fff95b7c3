package org.equipoise.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.equipoise.agent.Usage;
import org.equipoise.chain.StateText;
import org.equipoise.file.JsonProblem;
import org.jspecify.annotations.Nullable;

/**
 * Reads a journal, a line at a time. A last line without an end was being written when its process
 * was killed, and is no part of it; each other line must be one.
 */
final class JournalReader {
  private static final String SCHEMA_NAME = "equipoise-journal/";
  private static final int MAJOR = 1;
  private static final List<String> ENDINGS =
      List.of("to", "stay", "escape", "fault", "unanswered", "defect");
  private static final JsonFactory FACTORY =
      JsonFactory.builder().disable(JsonFactory.Feature.INTERN_FIELD_NAMES).build();

  private final Path file;
  private final String remedy;

  private JournalReader(Path file, String remedy) {
    this.file = file;
    this.remedy = remedy;
  }

  /**
   * Reads a journal, or what it was compressed to.
   *
   * @param remedy what to do where it can not be read
   * @return null where it has no complete line, and so is none yet
   * @throws JournalFormatException if a line is broken, or of a newer schema
   * @throws IOException if the file can not be read
   */
  static @Nullable JournalContent read(Path file, String remedy) throws IOException {
    try (InputStream in = opened(file)) {
      return new JournalReader(file, remedy).content(new LineBytes(in));
    } catch (EOFException | ZipException e) {
      throw new JournalFormatException(
          file, 0, "the compressed file is not whole (" + e.getMessage() + ")", null, remedy);
    }
  }

  /**
   * When the recording of a journal began; reads no more than its first line.
   *
   * @throws JournalFormatException if that is broken, or of a newer schema
   * @throws IOException if the file can not be read
   */
  static Instant began(Path file, String remedy) throws IOException {
    try (InputStream in = opened(file)) {
      byte[] first = new LineBytes(in).next();
      if (first == null) {
        throw new JournalFormatException(file, 0, "the file is empty", null, remedy);
      }
      return new JournalReader(file, remedy).header(first).began();
    }
  }

  private static InputStream opened(Path file) throws IOException {
    InputStream in = Files.newInputStream(file);
    try {
      return file.toString().endsWith(".gz") ? new GZIPInputStream(in, 1 << 16) : in;
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  private @Nullable JournalContent content(LineBytes lines) throws IOException {
    byte[] first = lines.next();
    if (first == null) {
      return null;
    }
    JournalContent content = new JournalContent(file, header(first));
    for (byte[] line = lines.next(); line != null; line = lines.next()) {
      add(content, line, lines.number());
    }
    content.measured(lines.complete(), lines.torn());
    return content;
  }

  /** What is read of one line. */
  private interface Reading<T> {
    T of(JournalFields fields) throws JournalFields.Wrong;
  }

  private <T> T read(byte[] line, long number, Reading<T> reading) throws IOException {
    try (JsonParser json = FACTORY.createParser(line)) {
      return reading.of(JournalFields.of(json));
    } catch (JournalFields.Wrong e) {
      throw new JournalFormatException(
          file, number, String.valueOf(e.getMessage()), e.value(), remedy);
    } catch (JsonProcessingException e) {
      throw noJson(number, "this is " + JsonProblem.in(e));
    } catch (IOException e) {
      throw noJson(
          number,
          "this is no JSON (" + StateText.shortened(String.valueOf(e.getMessage()), 120) + ")");
    }
  }

  private JournalFormatException noJson(long number, String problem) {
    return new JournalFormatException(file, number, problem, null, remedy);
  }

  private JournalHeader header(byte[] line) throws IOException {
    return read(
        line,
        1,
        fields -> {
          requireSchema(fields.has("schema") ? fields.text("schema") : "");
          JournalConfiguration configuration = new JournalConfiguration(fields.configuration());
          if (!configuration.hash().equals(fields.text("configurationHash"))) {
            throw new JournalFields.Wrong(
                "the configuration is not the one that was recorded",
                fields.text("configurationHash"));
          }
          return new JournalHeader(
              fields.text("name"),
              instant(fields, "began"),
              configuration,
              Optional.ofNullable(fields.optional("code")));
        });
  }

  private void requireSchema(String schema) throws JournalFields.Wrong {
    if (!schema.matches(SCHEMA_NAME + "[0-9]{1,9}(\\..*)?")) {
      throw new JournalFields.Wrong(
          "it is no journal of Equipoise, since it has no such 'schema'",
          schema.isEmpty() ? null : schema);
    }
    int major = Integer.parseInt(schema.substring(SCHEMA_NAME.length()).split("\\.", 2)[0]);
    if (major > MAJOR) {
      throw new JournalFormatException(
          file,
          1,
          "a newer Equipoise wrote it (this one reads schema " + MAJOR + ")",
          schema,
          "update Equipoise, or " + remedy);
    }
  }

  private static Instant instant(JournalFields fields, String name) throws JournalFields.Wrong {
    String text = fields.text(name);
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new JournalFields.Wrong(
          "'%s' is no time such as 2026-11-20T10:15:30Z".formatted(name), text);
    }
  }

  private static JournalRun run(JournalContent content, JournalFields fields)
      throws JournalFields.Wrong {
    return new JournalRun(
        fields.text("run"),
        fields.has("began") ? instant(fields, "began") : content.header().began());
  }

  /** Lines of kinds that are not known are of a later minor version. */
  private void add(JournalContent content, byte[] line, long number) throws IOException {
    read(
        line,
        number,
        fields -> {
          if (fields.has("draw")) {
            content.add(draw(content, fields, number));
          } else if (fields.has("leftOut")) {
            content.leaveOut();
          } else if (fields.has("run")) {
            content.run(
                run(content, fields), fields.number("keeps", 0, JournalContent.ALL), number);
          } else if (fields.has("end")) {
            content.end(
                new RunEnd(fields.text("end"), fields.number("draws", 0, 0)),
                fields.has("at") ? instant(fields, "at") : null);
          } else if (fields.has("at")) {
            content.recordedAt(instant(fields, "at"));
          }
          return content;
        });
  }

  private static RecordedDraw draw(JournalContent content, JournalFields fields, long line)
      throws JournalFields.Wrong {
    String ending = ending(fields);
    String text = ending.equals("stay") ? "" : fields.text(ending);
    if (ending.equals("escape") && text.isBlank()) {
      throw new JournalFields.Wrong("an 'escape' has a reason", text);
    }
    return new RecordedDraw(
        fields.number("draw", 0, 0),
        content.shared(fields.text("from")),
        RecordedDraw.Ending.valueOf(ending.toUpperCase(Locale.ROOT)),
        content.shared(text),
        Math.toIntExact(Math.min(Integer.MAX_VALUE, fields.number("tries", 1, 1))),
        fields.optional("retried"),
        Duration.ofMillis(fields.number("ms", 0, 0)),
        new Usage(fields.number("in", 0, 0), fields.number("out", 0, 0)),
        List.of(),
        line);
  }

  private static String ending(JournalFields fields) throws JournalFields.Wrong {
    List<String> found = new ArrayList<>(ENDINGS);
    found.removeIf(name -> !fields.has(name));
    if (found.size() != 1) {
      throw new JournalFields.Wrong(
          "a draw has one of 'to', 'stay', 'escape', 'fault', 'unanswered' and 'defect'",
          found.isEmpty() ? null : String.join("', '", found));
    }
    return found.get(0);
  }
}
