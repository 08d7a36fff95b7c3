package org.equipoise.drift;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;
import org.equipoise.file.AtomicFile;
import org.equipoise.file.JsonProblem;

/**
 * What the builds so far found when they tested for drift, oldest first: a file of JSON Lines, one
 * for each build and test class. Deleting the file starts it anew.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class History {
  private static final long LARGEST = 64L << 20;
  private static final String REMEDY =
      "restore the file, or delete it to begin a new history with the next build";

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .build();

  private final List<BuildDrift> builds;

  private History(List<BuildDrift> builds) {
    this.builds = List.copyOf(builds);
  }

  /**
   * Reads a history; one that has no file yet has no builds.
   *
   * @throws HistoryFormatException if a line of it is no build, or a build stands twice
   * @throws IOException if the file can not be read
   */
  public static History read(Path file) throws IOException {
    return Files.notExists(file) ? new History(List.of()) : new History(builds(file));
  }

  /**
   * Adds a build to the history in a file, unless that build and test class have a line: a build
   * that is run again, until luck is with it, tells nothing new. Safe for use by several threads,
   * but not for several processes with one file.
   *
   * @throws HistoryFormatException as {@link #read}; the file stays as it was
   * @throws IOException if the file can not be read or written
   */
  public static synchronized void append(Path file, BuildDrift build) throws IOException {
    List<BuildDrift> builds = new ArrayList<>(read(file).builds);
    if (builds.stream().noneMatch(build::isOfSameBuildAs)) {
      builds.add(build);
      AtomicFile.write(file, writer -> write(builds, writer));
    }
  }

  private static void write(List<BuildDrift> builds, Writer writer) throws IOException {
    for (BuildDrift build : builds) {
      ObjectNode line = MAPPER.createObjectNode();
      line.put("build", build.build()).put("class", build.className());
      line.put("date", build.date().toString()).put("baseline", build.baseline());
      line.put("draws", build.draws()).put("p", build.pValue()).put("v", build.v());
      line.put("g", build.statistic());
      writer.write(MAPPER.writeValueAsString(line) + "\n");
    }
  }

  private static List<BuildDrift> builds(Path file) throws IOException {
    if (Files.size(file) > LARGEST) {
      throw new HistoryFormatException(file, 0, "it is larger than 64 MB", null, REMEDY);
    }
    List<BuildDrift> builds = new ArrayList<>();
    long number = 0;
    for (String line : text(file).split("\n")) {
      number++;
      if (!line.isBlank()) {
        add(file, number, line, builds);
      }
    }
    return builds;
  }

  private static String text(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new HistoryFormatException(file, 0, "it is no UTF-8", null, REMEDY);
    }
  }

  private static void add(Path file, long number, String line, List<BuildDrift> builds) {
    BuildDrift build;
    try {
      build = new HistoryLine(MAPPER.readTree(line)).build();
    } catch (JsonProcessingException e) {
      throw new HistoryFormatException(file, number, "this is " + JsonProblem.in(e), null, REMEDY);
    } catch (IllegalArgumentException e) {
      throw new HistoryFormatException(file, number, String.valueOf(e.getMessage()), null, REMEDY);
    }
    if (builds.stream().anyMatch(build::isOfSameBuildAs)) {
      throw new HistoryFormatException(
          file, number, "a build has two lines for one test class", build.build(), REMEDY);
    }
    builds.add(build);
  }

  /** All builds, oldest first. */
  public List<BuildDrift> builds() {
    return builds;
  }

  /** What the builds of one test class say that were compared with one baseline. */
  public SlowDrift slowDrift(String className, Baseline baseline) {
    String fingerprint = baseline.fingerprint();
    return SlowDrift.of(
        builds.stream()
            .filter(build -> build.className().equals(className))
            .filter(build -> build.baseline().equals(fingerprint))
            .toList());
  }
}
