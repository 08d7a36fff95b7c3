package org.equipoise.drift;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The fields of a baseline that have one value, with their lines. */
final class BaselineFields {
  private final Path file;
  private final Map<String, Long> lines = new HashMap<>();
  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, Long> numbers = new HashMap<>();

  BaselineFields(Path file) {
    this.file = file;
  }

  void put(JsonValue value) throws IOException {
    note(value);
    String name = value.name();
    if (name.equals("draws") || name.equals("seed")) {
      numbers.put(name, value.number());
    } else {
      texts.put(name, value.text());
    }
  }

  /** Keeps where a field stands. */
  void note(JsonValue value) throws IOException {
    Long before = lines.put(value.name(), value.line());
    if (before != null) {
      throw value.error(
          "'%s' stands in line %s already".formatted(value.name(), before), "remove one");
    }
  }

  /** The line of a field; 0 where there is none. */
  long line(String name) {
    return lines.getOrDefault(name, 0L);
  }

  Optional<String> optional(String name) {
    return Optional.ofNullable(texts.get(name));
  }

  OptionalLong number(String name) {
    @Nullable Long number = numbers.get(name);
    return number == null ? OptionalLong.empty() : OptionalLong.of(number);
  }

  Optional<LocalDate> day(String name) {
    return optional(name).map(text -> day(name, text));
  }

  private LocalDate day(String name, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new BaselineFormatException(
          file, line(name), "'" + name + "' is no day", text, "write it as 2026-11-20");
    }
  }
}
