package org.equipoise.chain;

import java.nio.file.Path;
import java.util.Locale;
import org.apiguardian.api.API;

/** The forms in which transitions are recorded. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum TransitionFormat {
  /**
   * Comma-separated values after RFC 4180: a header line with the columns {@code from} and {@code
   * to}, and perhaps {@code count}, {@code outcome} and {@code reason}, in any order and any case.
   */
  CSV,
  /** One JSON object a line, with those same fields. */
  JSON_LINES;

  /** The name by which users choose this format: {@code csv} or {@code jsonl}. */
  public String id() {
    return this == CSV ? "csv" : "jsonl";
  }

  /**
   * The format with this name.
   *
   * @throws IllegalArgumentException if there is none, with the names that there are
   */
  public static TransitionFormat named(String id) {
    for (TransitionFormat format : values()) {
      if (format.id().equals(id)) {
        return format;
      }
    }
    throw new IllegalArgumentException("no format '" + id + "'; choose csv or jsonl");
  }

  /**
   * The format that a file's name tells: {@code .csv}, {@code .jsonl} or {@code .ndjson}.
   *
   * @throws TransitionFormatException if the name tells none
   */
  public static TransitionFormat of(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    if (name.endsWith(".csv")) {
      return CSV;
    }
    if (name.endsWith(".jsonl") || name.endsWith(".ndjson")) {
      return JSON_LINES;
    }
    throw new TransitionFormatException(
        file.toString(),
        0,
        0,
        "the name does not tell the format",
        null,
        "name the file .csv for comma-separated values, or .jsonl or .ndjson for JSON Lines");
  }
}
