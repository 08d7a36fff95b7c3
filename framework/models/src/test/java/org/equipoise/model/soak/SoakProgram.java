package org.equipoise.model.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/** Prints what the soak finds: {@code SoakProgram [DRAWS [IN_FLIGHT [SEED]]]}. */
final class SoakProgram {
  private SoakProgram() {}

  public static void main(String[] arguments) throws IOException {
    int draws = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
    int inFlight = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 64;
    long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : 1;
    long begin = System.nanoTime();
    Path journal = Files.createTempDirectory("soak").resolve("soak.jsonl");
    Soak soak = Soak.run(draws, inFlight, seed, journal);
    Duration time = Duration.ofNanos(System.nanoTime() - begin);

    System.out.printf(
        "%,d draws, %d in flight, %,d calls, %,d faults of %d kinds, %.1f s%n",
        draws,
        inFlight,
        soak.server().requests(),
        soak.server().faults().values().stream().mapToInt(Number::intValue).sum(),
        Fault.values().length,
        1e-3 * time.toMillis());
    Arrays.stream(Fault.values())
        .forEach(
            fault ->
                System.out.printf(
                    "  %-22s %,6d%n", fault, soak.server().faults().get(fault).get()));
    System.out.printf(
        "%d outcomes are not what was sent, %d lines of the journal (%,d kB) are not; %d draws lost,"
            + " %d asked again after an answer, %d ended in a fault%n",
        soak.wrong().size(),
        soak.wronglyWritten().size(),
        Files.size(journal) / 1_000,
        soak.lost().size(),
        soak.doubled().size(),
        soak.sample().faults());
    soak.wrong().stream().limit(10).forEach(wrong -> System.out.println("  " + wrong));
  }
}
