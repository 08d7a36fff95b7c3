package org.equipoise.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import org.equipoise.agent.Exchange;
import org.equipoise.agent.Secret;
import org.equipoise.agent.Usage;

/**
 * The lines of a journal as they are written: JSON in ASCII, so that any text comes back as it was
 * and none drives a terminal. Secrets are taken out of each text, and out of nothing else: a line
 * can be read whatever the secret is.
 *
 * <p>A long prompt that was written already stands there as {@code "promptOf": 12}: it is that of
 * the first call in the line of draw 12, the last one of that draw above.
 */
final class JournalLines {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private final Redaction redaction;
  private final WrittenPrompts prompts = new WrittenPrompts();

  JournalLines(Redaction redaction) {
    this.redaction = redaction;
  }

  /** Writes the fields of a line. */
  private interface Fields {
    void write(JsonGenerator json) throws IOException;
  }

  private static String line(Fields fields) {
    StringWriter out = new StringWriter(256);
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      json.writeStartObject();
      fields.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory can be written", e);
    }
    return out + "\n";
  }

  static String of(JournalHeader header) {
    return line(
        json -> {
          json.writeStringField("schema", JournalHeader.SCHEMA);
          text(json, "name", header.name());
          json.writeStringField("began", header.began().toString());
          json.writeObjectFieldStart("configuration");
          for (Map.Entry<String, String> part : header.configuration().parts().entrySet()) {
            json.writeStringField(part.getKey(), part.getValue());
          }
          json.writeEndObject();
          json.writeStringField("configurationHash", header.configuration().hash());
          if (header.code().isPresent()) {
            json.writeStringField("code", header.code().get());
          }
        });
  }

  /** That a run begins, or goes on with what others left, as far as it keeps that. */
  static String run(JournalRun run, long keeps) {
    return line(
        json -> {
          text(json, "run", run.build());
          json.writeStringField("began", run.began().toString());
          if (keeps != JournalContent.ALL) {
            json.writeNumberField("keeps", keeps);
          }
        });
  }

  /** That a run goes on at that time. */
  static String at(Instant now) {
    return line(json -> json.writeStringField("at", now.toString()));
  }

  /** That a draw is not here, since its state can not be written. */
  static String leftOut(long draw) {
    return line(json -> json.writeNumberField("leftOut", draw));
  }

  /** How a run ended, and after how many draws. */
  static String end(RunEnd end, Instant when) {
    return line(
        json -> {
          json.writeStringField("end", end.how());
          json.writeNumberField("draws", end.draws());
          json.writeStringField("at", when.toString());
        });
  }

  String of(RecordedDraw draw) {
    return line(
        json -> {
          json.writeNumberField("draw", draw.number());
          json.writeStringField("from", draw.from());
          ending(json, draw);
          json.writeNumberField("tries", draw.tries());
          if (draw.retried() != null) {
            json.writeStringField("retried", redacted(draw.retried()));
          }
          json.writeNumberField("ms", draw.took().toMillis());
          usage(json, draw.usage());
          if (!draw.exchanges().isEmpty()) {
            json.writeArrayFieldStart("exchanges");
            for (int call = 0; call < draw.exchanges().size(); call++) {
              exchange(json, draw, call);
            }
            json.writeEndArray();
          }
        });
  }

  private void ending(JsonGenerator json, RecordedDraw draw) throws IOException {
    switch (draw.ending()) {
      case TO -> json.writeStringField("to", draw.text());
      case STAY -> json.writeBooleanField("stay", true);
      // Redacted when the draw was finished: done twice it might say something else.
      case ESCAPE -> text(json, "escape", draw.text());
      case FAULT -> json.writeStringField("fault", redacted(draw.text()));
      case UNANSWERED -> json.writeStringField("unanswered", redacted(draw.text()));
      case DEFECT -> json.writeStringField("defect", reason(draw.text()));
    }
  }

  /** Escapes and defects have a reason, even where nothing of it is to be kept. */
  String reason(String reason) {
    String redacted = redacted(reason);
    return redacted.isBlank() ? "redacted" : redacted;
  }

  private void exchange(JsonGenerator json, RecordedDraw draw, int call) throws IOException {
    Exchange exchange = draw.exchanges().get(call);
    json.writeStartObject();
    prompt(json, redacted(exchange.prompt()), draw.number(), call);
    json.writeStringField("reply", redacted(exchange.reply()));
    json.writeObjectFieldStart("facts");
    for (Map.Entry<String, String> fact : exchange.facts().entrySet()) {
      json.writeStringField(Secret.conceal(fact.getKey()), redacted(fact.getValue()));
    }
    json.writeEndObject();
    usage(json, exchange.usage());
    json.writeEndObject();
  }

  private void prompt(JsonGenerator json, String prompt, long draw, int call) throws IOException {
    Long written = prompts.draw(prompt);
    if (written != null) {
      json.writeNumberField("promptOf", written);
      return;
    }
    json.writeStringField("prompt", prompt);
    if (call == 0) {
      prompts.add(prompt, draw);
    }
  }

  private static void usage(JsonGenerator json, Usage usage) throws IOException {
    json.writeNumberField("in", usage.inputTokens());
    json.writeNumberField("out", usage.outputTokens());
  }

  private static void text(JsonGenerator json, String name, String text) throws IOException {
    json.writeStringField(name, Secret.conceal(text));
  }

  /** Concealed first, so that a redaction sees no secret, and last, so that it adds none. */
  private String redacted(String text) {
    String concealed = Secret.conceal(text);
    String redacted;
    try {
      redacted = redaction.redact(concealed);
    } catch (RuntimeException | StackOverflowError e) {
      throw new JournalException(
          "the redaction threw %s".formatted(StateTexts.inWords(e)),
          "mend it: nothing is written that it has not seen",
          e);
    }
    if (redacted == null) {
      throw new JournalException(
          "the redaction gave null", "return an empty text for one that is not to be kept", null);
    }
    return Secret.conceal(redacted);
  }
}
