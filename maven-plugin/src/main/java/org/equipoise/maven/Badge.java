package org.equipoise.maven;

import java.io.IOException;
import java.nio.file.Path;
import org.equipoise.file.AtomicFile;
import org.equipoise.verdict.Verdict;

/**
 * A check as a small picture, for a README.
 *
 * @param text what it says
 * @param color its background, as SVG writes it
 */
record Badge(String text, String color) {
  /** The name of such a file in its directory. */
  static final String NAME = "badge.svg";

  private static final String LABEL = "agent tests";

  /** An upper limit of the width of a character in the font's size. */
  private static final int CHARACTER = 7;

  private static final int PADDING = 10;

  static Badge of(BuildCheck check) {
    long pass = check.count(Verdict.PASS);
    long fail = check.count(Verdict.FAIL);
    long undecided = check.count(Verdict.INCONCLUSIVE);
    if (check.broken() > 0) {
      return new Badge("%s broken".formatted(check.broken()), "#c42b1c");
    }
    if (fail > 0) {
      return new Badge("%s of %s failed".formatted(fail, pass + fail + undecided), "#c42b1c");
    }
    if (!check.violations().isEmpty() && undecided == 0) {
      return new Badge("not as required", "#c42b1c");
    }
    if (undecided > 0) {
      return new Badge("%s of %s undecided".formatted(undecided, pass + undecided), "#8a6100");
    }
    return pass == 0
        ? new Badge("none", "#5f6368")
        : new Badge("%s passed".formatted(pass), "#2a7d36");
  }

  void write(Path file) throws IOException {
    AtomicFile.write(file, writer -> writer.write(svg()));
  }

  String svg() {
    int left = width(LABEL);
    int right = width(text);
    String name = LABEL + ": " + text;
    return String.join(
        "\n",
        "<svg xmlns='http://www.w3.org/2000/svg' width='%s' height='20' role='img' aria-label='%s'>"
            .formatted(left + right, name),
        "  <title>%s</title>".formatted(name),
        rectangle(0, left, "#444"),
        rectangle(left, right, color),
        "  <g fill='#fff' text-anchor='middle' font-family='Verdana,DejaVu Sans,sans-serif' font-size='11'>",
        centred(left / 2, LABEL),
        centred(left + right / 2, text),
        "  </g>",
        "</svg>",
        "");
  }

  private static String rectangle(int from, int width, String fill) {
    return "  <rect x='%s' width='%s' height='20' fill='%s'/>".formatted(from, width, fill);
  }

  private static String centred(int at, String text) {
    return "    <text x='%s' y='14'>%s</text>".formatted(at, text);
  }

  private static int width(String text) {
    return CHARACTER * text.length() + PADDING;
  }
}
