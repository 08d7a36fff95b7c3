package org.equipoise.result;

import java.util.ArrayList;
import java.util.List;
import org.equipoise.chain.StateText;
import org.equipoise.statistics.Rounded;

/** Lines of {@value #WIDTH} characters in parts that have a label, without control characters. */
final class SummaryLines {
  /** The longest name of a state in a line with others. */
  static final int STATE = 40;

  private static final int WIDTH = 120;
  private static final int LABEL = 13;

  private final List<String> lines = new ArrayList<>();
  private String label = "";

  /** Adds a line before the parts. */
  void title(String text) {
    lines.add(cut(text));
  }

  /** Adds a line that is never cut. */
  void uncut(String ofPart, String text) {
    lines.add(labelled(ofPart, StateText.printable(text)));
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  /** Begins a part, whose first line has this label. */
  void begin(String next) {
    label = next;
  }

  /** Adds a line, which is cut where it is too long. */
  void add(String text) {
    lines.add(cut(labelled(label, text)));
    label = "";
  }

  /** Adds a line with as many items as it has room for. */
  void list(String what, List<String> items) {
    StringBuilder text = new StringBuilder(what);
    for (int i = 0; i < items.size(); i++) {
      String item = (i == 0 ? "" : ", ") + StateText.shortened(items.get(i), STATE);
      String rest = " and %s more".formatted(Rounded.count(items.size() - i));
      if (LABEL + text.length() + item.length() + rest.length() > WIDTH) {
        add(text.append(rest).toString());
        return;
      }
      text.append(item);
    }
    add(text.toString());
  }

  /** Adds a text in full, on as many lines as it needs; further ones are indented. */
  void wrap(String text) {
    String rest = StateText.printable(text.strip());
    int width = WIDTH - LABEL;
    String indent = "";
    while (rest.length() > width - indent.length()) {
      int end = breakIn(rest, width - indent.length());
      add(indent + rest.substring(0, end));
      rest = rest.substring(end).stripLeading();
      indent = "  ";
    }
    add(indent + rest);
  }

  /** The last space that a line of that width can end before, or its width; splits no character. */
  private static int breakIn(String text, int width) {
    int space = text.lastIndexOf(' ', width);
    return space > 0 ? space : text.offsetByCodePoints(0, text.codePointCount(0, width));
  }

  /** So many of these, in words: {@code 1 state}, {@code 2 states}. */
  static String counted(long count, String one) {
    return Rounded.count(count) + " " + one + (count == 1 ? "" : "s");
  }

  private static String labelled(String label, String text) {
    return label + " ".repeat(LABEL - label.length()) + text;
  }

  private static String cut(String line) {
    return StateText.shortened(line, WIDTH);
  }
}
