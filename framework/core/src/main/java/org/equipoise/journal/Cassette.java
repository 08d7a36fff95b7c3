package org.equipoise.journal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apiguardian.api.API;
import org.equipoise.file.AtomicFile;

/**
 * A journal that is kept with the code, to be replayed: compressed, and with the same bytes for the
 * same journal, whenever that is done.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class Cassette {
  /** What the name of such a file ends in, after the name of its class. */
  public static final String SUFFIX = ".journal.jsonl.gz";

  private Cassette() {}

  /**
   * How the run ended that a cassette was made of, by the {@linkplain
   * org.equipoise.sampling.SamplingEnd name of the end}; empty where that is not known.
   *
   * @throws JournalFormatException if it is broken
   * @throws IOException if it can not be read
   */
  public static Optional<String> end(Path cassette) throws IOException {
    String remedy = "restore it, or delete it and record it again";
    return Optional.ofNullable(JournalReader.read(cassette, remedy))
        .flatMap(content -> Optional.ofNullable(content.end()).map(end -> end.how()));
  }

  /**
   * When the recording of a journal began, compressed or not.
   *
   * @throws JournalFormatException if it is broken
   * @throws IOException if it can not be read
   */
  public static Instant recorded(Path journal) throws IOException {
    return JournalReader.began(journal, "restore it, or record it again");
  }

  /**
   * Makes a cassette of a journal that nobody writes to; an existing one is replaced at once.
   *
   * @throws IOException if the one can not be read or the other not be written
   */
  public static void write(Path journal, Path cassette) throws IOException {
    AtomicFile.writeBytes(
        cassette,
        out -> {
          // The time in the header of GZIPOutputStream is 0.
          try (OutputStream compressed = new GZIPOutputStream(out, 1 << 16)) {
            Files.copy(journal, compressed);
          }
        });
  }
}
