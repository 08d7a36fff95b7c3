package org.equipoise.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.equipoise.chain.StateText;
import org.equipoise.statistics.Rounded;
import org.jspecify.annotations.Nullable;

/** Decides what becomes of an earlier journal: gone on with, kept beside a new one, or replayed. */
final class JournalOpening {
  private final Journal journal;
  private final Path file;
  private final JournalHeader header;
  private final long planned;
  private final long mostLost;

  JournalOpening(Journal journal, JournalConfiguration configuration, long planned, long mostLost) {
    this.journal = journal;
    this.planned = planned;
    this.mostLost = mostLost;
    this.file = journal.file.toAbsolutePath();
    this.header =
        new JournalHeader(
            journal.name,
            journal.clock.instant().truncatedTo(ChronoUnit.SECONDS),
            configuration,
            Optional.ofNullable(journal.code));
  }

  /** Not interrupted meanwhile: channels would be closed by that, and the run ends by itself. */
  OpenJournal open() {
    boolean interrupted = Thread.interrupted();
    try {
      return journal.use == Journal.Use.REPLAY ? replayed() : written();
    } catch (IOException e) {
      throw failed(e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private JournalException failed(IOException e) {
    return new JournalException(
        "the journal %s can not be used: %s"
            .formatted(shown(file), StateText.shortened(e.toString(), 300)),
        "see to it, and run again",
        e);
  }

  private static String shown(Path path) {
    return StateText.printable(path.toString());
  }

  private OpenJournal replayed() throws IOException {
    JournalContent past =
        Files.exists(file) ? JournalReader.read(file, "restore it, or " + journal.record) : null;
    if (past == null) {
      throw new JournalException(
          "there is nothing to replay in " + shown(file), journal.record, null);
    }
    List<String> changes = past.header().configuration().changesTo(header.configuration());
    if (!changes.isEmpty()) {
      throw new JournalException(
          "what is to be replayed is of another agent or plan (%s): %s"
              .formatted(String.join("; ", changes), shown(file)),
          journal.record,
          null);
    }
    if (!past.header().code().equals(header.code())) {
      journal.listener.accept(
          "what is replayed was recorded from other code, or with other settings of the tests: it tells nothing of how the agent behaves now; "
              + journal.record);
    }
    return OpenJournal.replaying(journal, past);
  }

  private OpenJournal written() throws IOException {
    Path directory = file.getParent();
    if (directory != null) {
      Files.createDirectories(directory);
    }
    JournalLock lock = JournalLock.of(file);
    try {
      return written(lock);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private OpenJournal written(JournalLock lock) throws IOException {
    JournalContent past = null;
    if (Files.exists(file)) {
      past = journal.use == Journal.Use.RESUME ? resumed() : keptBeside("", false);
    }
    JournalWriter writer = JournalWriter.appendingTo(file);
    try {
      if (past == null) {
        writer.add(JournalLines.of(header));
      }
      long keeps = past == null ? JournalContent.ALL : goOn(past);
      writer.add(JournalLines.run(new JournalRun(journal.build, header.began()), keeps));
      return OpenJournal.writing(journal, past, writer, lock);
    } catch (IOException e) {
      try (writer) {
        throw e;
      }
    }
  }

  /** The earlier journal, where it is gone on with; else it is out of the way. */
  private @Nullable JournalContent resumed() throws IOException {
    JournalContent past = JournalReader.read(file, "restore it, or give it up: " + journal.anew);
    if (past == null) {
      Files.delete(file);
      return null;
    }
    Optional<String> obstacle = obstacle(past);
    if (obstacle.isPresent()) {
      return past.size() == 0
          ? deleted()
          : keptBeside(" (" + obstacle.get() + ")", past.isFinished());
    }
    cutOffTornLine(past);
    return past;
  }

  /** Makes of the earlier journal what is gone on with, and says so. */
  private long goOn(JournalContent past) {
    long keeps = past.keeps(mostLost);
    int before = past.size();
    past.goOn(keeps);
    if (past.end() == null && past.size() < before) {
      journal.listener.accept(
          "%s that a killed run had finished past draw %s are made again: else more slow answers may be missing than the %s that maxFaultRate allows"
              .formatted(draws(before - past.size()), keeps, Rounded.count(mostLost)));
    }
    if (past.size() > 0) {
      journal.listener.accept(
          "resumes %s recorded since %s in %s; %s"
              .formatted(draws(past.size()), past.header().began(), shown(file), journal.anew));
    }
    return keeps;
  }

  /** Why a journal is not gone on with; empty where it is. */
  private Optional<String> obstacle(JournalContent past) {
    List<String> changes =
        new ArrayList<>(past.header().configuration().changesTo(header.configuration()));
    if (!past.header().code().equals(header.code())) {
      changes.add("the code, or a setting of the tests");
    }
    if (!changes.isEmpty()) {
      return Optional.of("changed since: " + String.join("; ", changes));
    }
    if (past.lacksDraws()) {
      return Optional.of("it lacks draws whose states can not be written");
    }
    boolean sameBuild = !journal.build.isEmpty() && journal.build.equals(past.build());
    if (past.isFinished() && sameBuild) {
      return Optional.empty();
    }
    return past.isFinished() && !isToBeCompleted(past)
        ? Optional.of("of a run that was finished")
        : age(past);
  }

  /** A sample with too many faults stays without a verdict, however many draws are added to it. */
  private boolean isToBeCompleted(JournalContent past) {
    return journal.goesOnWithDecided && past.isDecidedBefore(planned) && past.faults() <= mostLost;
  }

  /** An agent that is described as it was may answer otherwise, once its model is another. */
  private Optional<String> age(JournalContent past) {
    Duration age = Duration.between(past.newest(), header.began());
    return age.compareTo(journal.resumeWithin) > 0
        ? Optional.of(
            "recorded up to %s, longer ago than %s".formatted(past.newest(), journal.resumeWithin))
        : Optional.empty();
  }

  private static String draws(int number) {
    return number == 1 ? "1 draw" : Rounded.count(number) + " draws";
  }

  private @Nullable JournalContent deleted() throws IOException {
    Files.delete(file);
    return null;
  }

  /** One that was judged makes room for the next such one; what was paid for in vain, for none. */
  private @Nullable JournalContent keptBeside(String why, boolean finished) throws IOException {
    Path kept = beside("finished");
    for (int number = 1; !finished && (number == 1 || Files.exists(kept)); number++) {
      kept = beside(Integer.toString(number));
    }
    Files.move(file, kept, StandardCopyOption.REPLACE_EXISTING);
    if (!finished || journal.goesOnWithDecided) {
      journal.listener.accept("the earlier journal%s is kept as %s".formatted(why, shown(kept)));
    }
    return null;
  }

  private Path beside(String which) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length();
    return file.resolveSibling(name.substring(0, dot) + "-" + which + name.substring(dot));
  }

  private void cutOffTornLine(JournalContent past) throws IOException {
    if (past.torn() > 0) {
      try (RandomAccessFile whole = new RandomAccessFile(file.toFile(), "rw")) {
        whole.setLength(past.complete());
      }
      journal.listener.accept(
          "the last line of %s was not written to its end when its process was killed, and is cut off (%s bytes)"
              .formatted(shown(file), Rounded.count(past.torn())));
    }
  }
}
