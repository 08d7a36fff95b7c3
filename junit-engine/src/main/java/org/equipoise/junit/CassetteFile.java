package org.equipoise.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.equipoise.chain.StateText;
import org.equipoise.journal.Cassette;

/** The cassette of a class, or the journal that stands in for one. */
record CassetteFile(Path path) {

  /** Its path, for messages. */
  String shown() {
    return StateText.printable(path.toString());
  }

  /** How the run ended that it was made of; empty where that is not known, or there is no file. */
  Optional<String> end() {
    try {
      return Files.exists(path) ? Cassette.end(path) : Optional.empty();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** When its recording began. */
  Instant recorded() {
    try {
      return Cassette.recorded(path);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private UncheckedIOException unreadable(IOException e) {
    return new UncheckedIOException("%s can not be read: %s".formatted(shown(), e), e);
  }

  /** Makes it of a journal. */
  void write(Path journal) {
    try {
      Cassette.write(journal, path);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The recorded draws stand in %s, but %s can not be written: %s"
              .formatted(StateText.printable(journal.toString()), shown(), e),
          e);
    }
  }
}
