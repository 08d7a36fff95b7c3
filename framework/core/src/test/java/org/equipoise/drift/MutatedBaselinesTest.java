package org.equipoise.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.equipoise.SimulatedKernel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A thousand damaged files: each is read as what was recorded, or refused with one clear line. To
 * be read as anything else would be a wrong verdict later.
 */
class MutatedBaselinesTest {
  private static final int FILES = 1_000;
  private static final List<String> HOSTILE =
      List.of(
          "\"\\ud800\"",
          "\"\\u001b[2J\"",
          "\"\\u202e\"",
          "\"" + "y".repeat(60_000) + "\"",
          "{}",
          "[[[[",
          "null",
          "NaN",
          "\"a\": 1, \"a\"",
          "\u0000",
          "\"\\x\"",
          "// note",
          "\"__proto__\"");
  private static final List<String> NUMBERS =
      List.of(
          "-1",
          "0",
          "1e9",
          "99999999999999999999",
          "9223372036854775807",
          "9".repeat(2_000),
          "0x10",
          "1.5",
          "007",
          "-0",
          "+1",
          "Infinity",
          "-9223372036854775808",
          "\u0661");

  @TempDir Path directory;

  @Test
  void areReadAsWhatWasRecordedOrRefusedWithOneClearLine() throws IOException {
    Random random = new Random(20261120);
    String recorded = recorded();
    int refused = 0;
    for (int number = 0; number < FILES; number++) {
      Path file = directory.resolve(number + ".baseline.json");
      Files.write(file, mutation(recorded, number % 10, random));
      refused += isRefused(file, recorded) ? 1 : 0;
    }
    // Three of ten kinds change no content (rows in another order, blanks, other line breaks).
    assertThat(refused).isBetween(600, 700);
  }

  private static boolean isRefused(Path file, String recorded) throws IOException {
    try {
      assertThat(BaselineText.of(BaselineFile.read(file))).isEqualTo(recorded);
      return false;
    } catch (BaselineFormatException e) {
      assertThat(e.getMessage())
          .startsWith(file.toString())
          .contains("; ")
          .hasSizeLessThan(1_000)
          .matches("\\P{Cntrl}+");
      return true;
    }
  }

  private static String recorded() {
    SimulatedKernel kernel = SimulatedKernel.reversible(12, 30, new SplittableRandom(3));
    return BaselineText.of(Baselines.of(kernel.sample(2_000, new SplittableRandom(4))));
  }

  private static byte[] mutation(String text, int kind, Random random) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return switch (kind) {
      case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length - 3));
      case 1 -> flipped(bytes, 1, random);
      case 2 -> flipped(bytes, 1 + random.nextInt(20), random);
      case 3 -> withRowsReordered(text, random);
      case 4 -> withNumber(text, random);
      case 5 -> withHostileText(text, random);
      case 6 -> withoutALine(text, random);
      case 7 -> withALineTwice(text, random);
      case 8 -> text.replace(" ", "  ").getBytes(StandardCharsets.UTF_8);
      default -> text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    };
  }

  private static byte[] flipped(byte[] bytes, int bits, Random random) {
    for (int i = 0; i < bits; i++) {
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return bytes;
  }

  private static byte[] withRowsReordered(String text, Random random) {
    int start = text.indexOf("[\n") + 2;
    int end = text.indexOf("\n  ]");
    List<String> rows = new ArrayList<>(List.of(text.substring(start, end).split(",\n")));
    Collections.shuffle(rows, random);
    return bytes(text.substring(0, start) + String.join(",\n", rows) + text.substring(end));
  }

  private static byte[] withNumber(String text, Random random) {
    List<int[]> numbers =
        Pattern.compile("(?<=: )[0-9]+")
            .matcher(text)
            .results()
            .map(match -> new int[] {match.start(), match.end()})
            .collect(Collectors.toList());
    int[] place = numbers.get(random.nextInt(numbers.size()));
    String number = NUMBERS.get(random.nextInt(NUMBERS.size()));
    return bytes(text.substring(0, place[0]) + number + text.substring(place[1]));
  }

  private static byte[] withHostileText(String text, Random random) {
    int[] quotes = IntStream.range(0, text.length()).filter(i -> text.charAt(i) == '"').toArray();
    int name = 2 * random.nextInt(quotes.length / 2);
    String hostile = HOSTILE.get(random.nextInt(HOSTILE.size()));
    return bytes(text.substring(0, quotes[name]) + hostile + text.substring(quotes[name + 1] + 1));
  }

  private static byte[] withoutALine(String text, Random random) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    lines.remove(random.nextInt(lines.size()));
    return bytes(String.join("\n", lines));
  }

  private static byte[] withALineTwice(String text, Random random) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    int line = random.nextInt(lines.size());
    lines.add(line, lines.get(line));
    return bytes(String.join("\n", lines));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
