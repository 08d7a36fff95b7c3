package org.equipoise.chain;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * Measures how long it takes to read two million recorded transitions in either format. Run it from
 * an IDE, or with {@code java -cp target/classes:target/test-classes:...}; it is no test.
 */
final class TransitionsBenchmark {
  private static final int ROWS = 2_000_000;
  private static final int STATES = 100_000;
  private static final int RUNS = 3;

  private TransitionsBenchmark() {}

  /** Prints the seconds of each run. */
  public static void main(String[] args) throws IOException {
    Path csv = Files.createTempFile("transitions", ".csv");
    Path json = Files.createTempFile("transitions", ".jsonl");
    try {
      generate(csv, "from,to,count\n", "\"a state, no. %d\",\"a state, no. %d\",%d\n");
      generate(json, "", "{\"from\":\"state %d\",\"to\":\"state %d\",\"count\":%d}\n");
      for (int run = 0; run < RUNS; run++) {
        measure(csv);
        measure(json);
      }
    } finally {
      Files.deleteIfExists(csv);
      Files.deleteIfExists(json);
    }
  }

  private static void generate(Path file, String header, String row) throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write(header);
      for (int i = 0; i < ROWS; i++) {
        out.write(
            row.formatted(random.nextInt(STATES), random.nextInt(STATES), random.nextInt(1, 20)));
      }
    }
  }

  private static void measure(Path file) throws IOException {
    long start = System.nanoTime();
    Chain chain = Transitions.read(file).chain();
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        "%s: %d lines, %.0f MB, %.2f s: %s%n",
        TransitionFormat.of(file), ROWS, Files.size(file) / 1e6, seconds, chain);
  }
}
