package org.equipoise.sampling;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Step;
import org.equipoise.journal.Journal;
import org.equipoise.journal.StateCodec;

/**
 * Kills processes that sample with a journal, at random moments, and counts what each lost. A
 * program, not a test: {@code java -cp ... org.equipoise.sampling.JournalCrashes 100}.
 *
 * <p>The agent writes each of its calls, as a bill would have it, into a file of its own.
 */
final class JournalCrashes {
  private static final int CONCURRENCY = 8;
  private static final int DRAWS = 3_000;
  private static final int CALL_MILLIS = 1;

  /** One draw in so many ends in a fault. */
  private static final int FAULT_EVERY = 20;

  private static final Pattern DRAW = Pattern.compile("\\{\"draw\":(\\d+),.*");

  private final Path directory;
  private final SplittableRandom random = new SplittableRandom(20_261_128);

  /**
   * What was found.
   *
   * @param kills how many processes were killed while they sampled
   * @param calledTwice the draws called again though they stood in the journal
   * @param mostLost the most draws that one killed process had paid for and not written down
   * @param lost those of all of them
   * @param calls the calls that were paid for in all
   * @param sameSample whether the sample is that of a run that nobody killed
   */
  record Found(
      int kills, int calledTwice, int mostLost, int lost, long calls, boolean sameSample) {}

  JournalCrashes(Path directory) {
    this.directory = directory;
  }

  public static void main(String[] arguments) throws Exception {
    if (arguments.length == 2) {
      sample(Path.of(arguments[0]), Path.of(arguments[1]));
      return;
    }
    Path directory = Files.createTempDirectory("journal-crashes");
    System.out.println(new JournalCrashes(directory).kill(Integer.parseInt(arguments[0])));
  }

  private static Sampler<String> sampler(Agent<String> agent) {
    return Sampler.of(agent)
        .from("s0")
        .transitions(DRAWS)
        .concurrency(CONCURRENCY)
        .retries(RetryPolicy.NONE);
  }

  private static Agent<String> agent() {
    return (state, draw) -> {
      if (draw.random().nextInt(FAULT_EVERY) == 0) {
        throw new IOException("no answer");
      }
      return draw.random().nextInt(10) == 0
          ? Step.escape("no word")
          : Step.to("s" + draw.random().nextInt(60));
    };
  }

  /** What a killed process does. */
  private static void sample(Path journal, Path bill) throws Exception {
    try (FileOutputStream out = new FileOutputStream(bill.toFile(), true)) {
      Agent<String> paid =
          (state, draw) -> {
            Thread.sleep(CALL_MILLIS);
            try {
              return agent().step(state, draw);
            } finally {
              out.write((draw.number() + "\n").getBytes(StandardCharsets.UTF_8));
            }
          };
      sampler(paid).journal(Journal.at(journal), StateCodec.of(String.class)).run();
    }
  }

  /** Kills so many processes; a sample that is whole is followed by a new one. */
  Found kill(int times) throws Exception {
    Found found = new Found(0, 0, 0, 0, 0, true);
    for (int sample = 0; found.kills() < times; sample++) {
      found =
          killWhileSampling(found, times, Files.createDirectory(directory.resolve("s" + sample)));
    }
    return found;
  }

  private Found killWhileSampling(Found before, int times, Path place) throws Exception {
    Path journal = place.resolve("journal.jsonl");
    Path bill = place.resolve("bill");
    Found found = before;
    boolean whole = false;
    while (!whole) {
      Set<Long> written = new HashSet<>(draws(journal));
      int paid = bills(bill).size();
      // One may be killed when it has no more to do than to end.
      whole = !isKilled(journal, bill, found.kills() < times) || isWhole(journal);
      List<Long> now = bills(bill);
      List<Long> calls = now.subList(paid, now.size());
      int again = (int) calls.stream().filter(written::contains).count();
      Set<Long> kept = new HashSet<>(draws(journal));
      int lost = (int) calls.stream().filter(draw -> !kept.contains(draw)).count();
      found =
          new Found(
              found.kills() + (whole ? 0 : 1),
              found.calledTwice() + again,
              Math.max(found.mostLost(), lost),
              found.lost() + lost,
              found.calls() + calls.size(),
              found.sameSample());
    }
    boolean same = outcomes(journal, true).equals(outcomes(journal, false));
    return new Found(
        found.kills(),
        found.calledTwice(),
        found.mostLost(),
        found.lost(),
        found.calls(),
        found.sameSample() && same);
  }

  private static List<String> outcomes(Path journal, boolean replayed) {
    Sampler<String> plan = sampler(agent());
    Sample<String> sample =
        replayed
            ? plan.journal(Journal.at(journal).replay(), StateCodec.of(String.class)).run()
            : plan.run();
    List<String> outcomes = new ArrayList<>();
    for (int k = 0; k < sample.recorded(); k++) {
      RecordedStep<String> step = sample.step(k);
      String ended = step.isFault() ? "faults" : step.escapeReason().orElse("");
      outcomes.add(step.fromKey() + " " + step.toKey().orElse(ended));
    }
    return outcomes;
  }

  /** Runs a process, and kills it after a while; whether it was still at work then. */
  private boolean isKilled(Path journal, Path bill, boolean kill) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                JournalCrashes.class.getName(),
                journal.toString(),
                bill.toString())
            .redirectErrorStream(true)
            .redirectOutput(journal.resolveSibling("out").toFile())
            .start();
    try {
      long before = size(bill);
      while (kill && process.isAlive() && size(bill) == before) {
        Thread.sleep(1);
      }
      boolean ended = process.waitFor(kill ? random.nextInt(200) : 120_000, TimeUnit.MILLISECONDS);
      if (!ended && !kill) {
        throw new AssertionError("the process did not end: " + journal.resolveSibling("out"));
      }
    } finally {
      process.destroyForcibly();
    }
    int status = process.waitFor();
    if (status != 0 && !kill) {
      throw new AssertionError(Files.readString(journal.resolveSibling("out")));
    }
    return status != 0;
  }

  private static long size(Path file) throws IOException {
    return Files.exists(file) ? Files.size(file) : 0;
  }

  private static boolean isWhole(Path journal) throws IOException {
    return lines(journal).anyMatch(line -> line.startsWith("{\"end\":\"COMPLETE\""));
  }

  private static List<Long> bills(Path bill) throws IOException {
    return lines(bill).map(Long::valueOf).toList();
  }

  private static List<Long> draws(Path journal) throws IOException {
    return lines(journal)
        .map(DRAW::matcher)
        .filter(Matcher::matches)
        .map(line -> Long.valueOf(line.group(1)))
        .toList();
  }

  /** Those that have an end. */
  private static java.util.stream.Stream<String> lines(Path file) {
    try {
      String text = Files.exists(file) ? Files.readString(file) : "";
      return text.substring(0, text.lastIndexOf('\n') + 1).lines();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
