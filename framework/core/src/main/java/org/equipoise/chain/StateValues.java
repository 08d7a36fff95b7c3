package org.equipoise.chain;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apiguardian.api.API;
import org.equipoise.statistics.Rounded;
import org.jspecify.annotations.Nullable;

/**
 * A number for each state that the user knows without the moves, such as a potential.
 *
 * <pre>{@code
 * state,potential
 * BUZZY,12.5
 * ATTITUDE,0
 * }</pre>
 *
 * <p>The columns stand in any order, others are ignored, and so are states that the transitions do
 * not have. The file is UTF-8 after RFC 4180, as that of {@link Transitions}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class StateValues {
  private static final String STATE = "state";
  private static final String POTENTIAL = "potential";
  private static final String HEADER = "begin the file with the header state,potential";

  private final String source;
  private final Map<String, Double> values;

  private StateValues(String source, Map<String, Double> values) {
    this.source = source;
    this.values = values;
  }

  /**
   * Reads a file of comma-separated values.
   *
   * @throws TransitionFormatException if the content is not as it must be: a column is missing, a
   *     state is named twice, a value is no finite number
   * @throws IOException if the file can not be read
   */
  public static StateValues read(Path file) throws IOException {
    try (InputStream bytes = Files.newInputStream(file)) {
      String source = file.toString();
      return new Reader(new CsvTokenizer(new Utf8Text(bytes, source), source), source).read();
    }
  }

  /**
   * The value of each of these states, by number.
   *
   * @throws TransitionFormatException if a state has none
   */
  public double[] of(StateIndex states) {
    double[] found = new double[states.size()];
    int missing = -1;
    int others = -1;
    for (int i = 0; i < found.length; i++) {
      Double value = values.get(states.key(i));
      if (value == null) {
        missing = missing < 0 ? i : missing;
        others++;
      } else {
        found[i] = value;
      }
    }
    if (missing >= 0) {
      throw missing(states.key(missing), others);
    }
    return found;
  }

  private TransitionFormatException missing(String state, int others) {
    return new TransitionFormatException(
        source,
        0,
        0,
        others == 0
            ? "one state of the transitions has no potential"
            : "%s states of the transitions have no potential, this one first"
                .formatted(Rounded.count(others + 1)),
        state,
        "add a row for each state");
  }

  /** Reads one such file, and knows its place in it. */
  private static final class Reader {
    private final CsvTokenizer csv;
    private final String source;
    private final Map<String, Double> values = new LinkedHashMap<>();
    private int state;
    private int potential;
    private int width;

    Reader(CsvTokenizer csv, String source) {
      this.csv = csv;
      this.source = source;
    }

    StateValues read() throws IOException {
      if (!csv.next()) {
        throw new TransitionFormatException(source, 0, 0, "it is empty", null, HEADER);
      }
      width = csv.fields();
      state = column(STATE);
      potential = column(POTENTIAL);
      while (csv.next()) {
        row();
      }
      return new StateValues(source, values);
    }

    private int column(String name) {
      int found = -1;
      for (int i = 0; i < width; i++) {
        if (csv.field(i).strip().equalsIgnoreCase(name)) {
          if (found >= 0) {
            throw error(i, "two columns have the same name", "rename or remove one of them");
          }
          found = i;
        }
      }
      if (found < 0) {
        throw error(0, "the header has no column '" + name + "'", HEADER);
      }
      return found;
    }

    private void row() {
      if (csv.fields() != width) {
        throw error(
            Math.min(csv.fields() - 1, width),
            "the row has %s fields where the header has %s".formatted(csv.fields(), width),
            "add what is missing, or put a field that holds a comma in quotes");
      }
      String key = csv.field(state);
      if (key.isBlank()) {
        throw error(state, "the state is blank", "name the state");
      }
      if (values.put(key, value()) != null) {
        throw error(state, "the state has a potential already", "keep one row for each state");
      }
    }

    private double value() {
      Double value = number(csv.field(potential).strip());
      if (value == null) {
        throw error(potential, "a potential is a finite number", "write one such as 3.5 or -2e-3");
      }
      return value;
    }

    /** The number that a text is; null where it is none, as {@code 0x1p3} and {@code 1f} are. */
    private static @Nullable Double number(String text) {
      if (!text.matches("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]+)?")) {
        return null;
      }
      double value = Double.parseDouble(text);
      return Double.isFinite(value) ? value : null;
    }

    private TransitionFormatException error(int field, String problem, String remedy) {
      return new TransitionFormatException(
          source, csv.line(field), csv.column(field), problem, csv.field(field), remedy);
    }
  }
}
