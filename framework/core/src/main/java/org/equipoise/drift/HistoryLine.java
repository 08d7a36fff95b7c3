package org.equipoise.drift;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.equipoise.chain.StateText;

/** A line of a history as it is read; fields that are not known are skipped. */
final class HistoryLine {
  private static final int WIDTH = 60;

  private final JsonNode line;

  HistoryLine(JsonNode line) {
    this.line = line;
  }

  /**
   * The build.
   *
   * @throws IllegalArgumentException if a field is missing or has no such value
   */
  BuildDrift build() {
    if (!line.isObject()) {
      throw new IllegalArgumentException("the line holds no JSON object");
    }
    return new BuildDrift(
        text("build"),
        text("class"),
        date("date"),
        text("baseline"),
        wholeNumber("draws"),
        number("p"),
        number("v"),
        number("g"));
  }

  private String text(String name) {
    require(line.path(name).isTextual(), name, "text");
    return line.path(name).textValue();
  }

  private LocalDate date(String name) {
    try {
      return LocalDate.parse(text(name));
    } catch (DateTimeException e) {
      throw wrong(name, "date such as 2026-11-20");
    }
  }

  private long wholeNumber(String name) {
    JsonNode value = line.path(name);
    require(value.isIntegralNumber() && value.canConvertToLong(), name, "whole number of 64 bits");
    return value.longValue();
  }

  private double number(String name) {
    require(line.path(name).isNumber(), name, "number");
    return line.path(name).doubleValue();
  }

  private void require(boolean valid, String name, String kind) {
    if (line.path(name).isMissingNode()) {
      throw new IllegalArgumentException("the line has no '" + name + "'");
    }
    if (!valid) {
      throw wrong(name, kind);
    }
  }

  private IllegalArgumentException wrong(String name, String kind) {
    String value = StateText.shortened(line.path(name).asText(), WIDTH);
    return new IllegalArgumentException("'%s' is no %s, got '%s'".formatted(name, kind, value));
  }
}
