package org.equipoise.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.equipoise.agent.Exchange;
import org.equipoise.agent.Usage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prompts that are asked again and again stand in a journal once. */
class WrittenPromptsTest {
  private static final String LONG = "Give a word that is like this one. ".repeat(10);

  @TempDir private Path directory;

  private static RecordedDraw draw(long number, String... prompts) {
    List<Exchange> exchanges =
        Stream.of(prompts)
            .map(prompt -> new Exchange(prompt, "ok", Collections.emptySortedMap(), Usage.NONE))
            .toList();
    return new RecordedDraw(
        number,
        "s",
        RecordedDraw.Ending.STAY,
        "",
        1,
        null,
        Duration.ZERO,
        Usage.NONE,
        exchanges,
        0);
  }

  private static JsonNode calls(String line) throws IOException {
    return new ObjectMapper().readTree(line).get("exchanges");
  }

  private OpenJournal open(String plan) {
    JournalConfiguration configuration =
        new JournalConfiguration(new TreeMap<>(Map.of("plan", plan)));
    return Journal.at(directory.resolve("j.jsonl")).listener(told -> {}).open(configuration, 1, 0);
  }

  /** The prompts of a file as anybody may read them who knows what promptOf is. */
  private List<String> prompts() throws IOException {
    List<String> all = new ArrayList<>();
    Map<Long, String> first = new HashMap<>();
    for (String line : Files.readAllLines(directory.resolve("j.jsonl"))) {
      JsonNode json = new ObjectMapper().readTree(line);
      for (JsonNode call : json.path("exchanges")) {
        String prompt =
            call.has("prompt")
                ? call.get("prompt").textValue()
                : first.get(call.get("promptOf").longValue());
        all.add(prompt);
      }
      if (json.has("exchanges")) {
        first.put(json.get("draw").longValue(), all.get(all.size() - json.get("exchanges").size()));
      }
    }
    return all;
  }

  @Test
  void aLaterLineNamesTheDrawThatHasIt() throws Exception {
    JournalLines lines = new JournalLines(Redaction.NONE);
    assertThat(calls(lines.of(draw(4, LONG))).at("/0/prompt").textValue()).isEqualTo(LONG);
    JsonNode again = calls(lines.of(draw(9, LONG, LONG + "!", LONG)));
    assertThat(again.at("/0/promptOf").longValue()).isEqualTo(4);
    assertThat(again.at("/0").has("prompt")).isFalse();
    assertThat(again.at("/1/prompt").textValue()).isEqualTo(LONG + "!");
    assertThat(again.at("/2/promptOf").longValue()).isEqualTo(4);
  }

  @Test
  void aCallAfterTheFirstIsNotNamed() throws Exception {
    JournalLines lines = new JournalLines(Redaction.NONE);
    lines.of(draw(0, "short", LONG));
    assertThat(calls(lines.of(draw(1, LONG))).at("/0/prompt").textValue()).isEqualTo(LONG);
  }

  @Test
  void aShortPromptStandsInEachLine() throws Exception {
    JournalLines lines = new JournalLines(Redaction.NONE);
    String prompt = "x".repeat(WrittenPrompts.SHORTEST - 1);
    lines.of(draw(0, prompt));
    assertThat(calls(lines.of(draw(1, prompt))).at("/0/prompt").textValue()).isEqualTo(prompt);
  }

  @Test
  void promptsThatAreTheSameOnceRedactedAreOne() throws Exception {
    JournalLines lines = new JournalLines(text -> text.replaceAll("[0-9]", "#"));
    lines.of(draw(0, LONG + 1));
    assertThat(calls(lines.of(draw(1, LONG + 2))).at("/0/promptOf").longValue()).isZero();
  }

  @Test
  void thePromptsUsedLastAreRemembered() {
    WrittenPrompts prompts = new WrittenPrompts();
    prompts.add(LONG, 0);
    prompts.add(LONG + "other", 1);
    for (int i = 0; i < WrittenPrompts.MOST - 1; i++) {
      assertThat(prompts.draw(LONG)).isZero();
      prompts.add(LONG + i, i);
    }
    assertThat(prompts.draw(LONG)).isZero();
    assertThat(prompts.draw(LONG + "other")).isNull();
  }

  @Test
  void aRunThatGoesOnNamesOnlyItsOwnLines() throws Exception {
    try (OpenJournal first = open("a")) {
      first.add(draw(0, LONG));
      first.add(draw(1, LONG));
    }
    try (OpenJournal second = open("a")) {
      second.add(draw(1, LONG + "!"));
      second.add(draw(2, LONG));
      second.add(draw(3, LONG + "!"));
    }
    assertThat(prompts()).containsExactly(LONG, LONG, LONG + "!", LONG, LONG + "!");
    assertThat(Files.readAllLines(directory.resolve("j.jsonl")))
        .filteredOn(line -> line.contains("\"promptOf\":"))
        .hasSize(2);
  }

  @Test
  void aLineThatWasTornIsNamedByNone() throws Exception {
    try (OpenJournal first = open("a")) {
      first.add(draw(0, LONG));
    }
    Path file = directory.resolve("j.jsonl");
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length - 20));
    try (OpenJournal second = open("a")) {
      second.add(draw(1, LONG));
    }
    assertThat(prompts()).containsExactly(LONG);
  }
}
