package org.equipoise.sampling;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Exchange;
import org.equipoise.agent.Step;
import org.equipoise.agent.Usage;
import org.equipoise.journal.Journal;
import org.equipoise.journal.StateCodec;

/**
 * Prints what a journal costs a draw, and how long a replay takes. A program, not a test: {@code
 * java -cp ... org.equipoise.sampling.JournalBenchmark}.
 */
final class JournalBenchmark {
  private static final int DRAWS = 200_000;
  private static final int REPLAYED = 10_000;
  private static final int STATES = 300;
  private static final int ROUNDS = 5;
  private static final StateCodec<String> TEXT = StateCodec.of(String.class);

  private JournalBenchmark() {}

  public static void main(String[] arguments) throws IOException {
    Path directory = Files.createTempDirectory("journal-benchmark");
    double without = Double.MAX_VALUE;
    double with = Double.MAX_VALUE;
    Path journal = directory.resolve("journal.jsonl");
    for (int round = 0; round < ROUNDS; round++) {
      without = Math.min(without, nanos(() -> sampler(DRAWS, false).run(), DRAWS));
      Sampler<String> journalled =
          sampler(DRAWS, false).journal(Journal.at(journal).anew().listener(line -> {}), TEXT);
      with = Math.min(with, nanos(journalled::run, DRAWS));
    }
    System.out.printf("%,d draws of an instant agent, best of %d rounds%n", DRAWS, ROUNDS);
    System.out.printf("without a journal  %,8.0f ns a draw%n", without);
    System.out.printf("with a journal     %,8.0f ns a draw%n", with);
    System.out.printf("the journal        %,8.0f bytes a draw%n", perDraw(journal, DRAWS));
    replay(directory.resolve("replayed.jsonl"));
  }

  private static void replay(Path journal) throws IOException {
    sampler(REPLAYED, true).journal(Journal.at(journal), TEXT).run();
    Sampler<String> replayed = sampler(REPLAYED, true).journal(Journal.at(journal).replay(), TEXT);
    double best = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      best = Math.min(best, nanos(replayed::run, 1) / 1e6);
    }
    System.out.printf(
        "%,d draws with prompts and replies of 2,000 characters: %,.0f bytes a draw,%n"
            + "replayed in %.0f ms (best of %d), with %,.1f MB more memory than without%n",
        REPLAYED, perDraw(journal, REPLAYED), best, ROUNDS, megabytes(journal));
  }

  /** What the draws take in memory while a run goes on with them. */
  private static double megabytes(Path journal) {
    long before = used();
    long[] during = new long[1];
    Sampler<String> resumed =
        sampler(REPLAYED, true)
            .until(
                sample -> {
                  during[0] = Math.max(during[0], used());
                  return false;
                },
                REPLAYED)
            .journal(Journal.at(journal).replay(), TEXT);
    resumed.run();
    return (during[0] - before) / 1e6;
  }

  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static double perDraw(Path journal, int draws) throws IOException {
    return (double) Files.size(journal) / draws;
  }

  private static double nanos(Runnable run, int draws) {
    long began = System.nanoTime();
    run.run();
    return (double) (System.nanoTime() - began) / draws;
  }

  private static Sampler<String> sampler(int draws, boolean talks) {
    String[] states = new String[STATES];
    Arrays.setAll(states, i -> "state-" + i);
    Exchange exchange =
        new Exchange(
            "p".repeat(2_000),
            "r".repeat(2_000),
            Collections.emptySortedMap(),
            new Usage(500, 500));
    Agent<String> agent =
        (state, draw) -> {
          if (talks) {
            draw.add(exchange);
          }
          return Step.to(states[draw.random().nextInt(STATES)]);
        };
    return Sampler.of(agent).from(states[0]).transitions(draws);
  }
}
