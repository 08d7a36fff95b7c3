package org.equipoise.drift;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apiguardian.api.API;
import org.equipoise.file.AtomicFile;

/**
 * Reads and writes baselines: {@code <class>.baseline.json}, JSON with a row of counts a line,
 * sorted by key. The same baseline has the same bytes, and a diff shows which rows moved.
 *
 * <p>What is read must be what was written: the counts of a row must add up, the rows too, and a
 * checksum covers all of it. A change by hand is accepted by writing the checksum that the error
 * names. Unknown fields are skipped, a newer major schema is refused.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class BaselineFile {
  /** What the name of such a file ends in, after the name of its class. */
  public static final String SUFFIX = ".baseline.json";

  /** The name of the file in which a run of a class leaves its sample, to become the baseline. */
  public static final String CANDIDATE = "candidate" + SUFFIX;

  /** More is nothing that people review; to read it takes about four times the memory. */
  static final int MOST_BYTES = 64 << 20;

  private static final String COARSER = "choose a coarser key and record it again";

  private BaselineFile() {}

  /** The name of the file for a test class. */
  public static String name(String testClass) {
    return testClass + SUFFIX;
  }

  /**
   * Writes a baseline; an existing file is replaced at once.
   *
   * @throws IllegalArgumentException if it takes more than 64 MiB
   * @throws IOException if the file can not be written
   */
  public static void write(Path file, Baseline baseline) throws IOException {
    String text = BaselineText.of(baseline);
    // A char takes up to three bytes, so most files need not be measured.
    if (text.length() > MOST_BYTES / 3
        && text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      throw new IllegalArgumentException(
          "the baseline of %s takes more than %s MiB; choose a coarser key"
              .formatted(baseline.testClass(), MOST_BYTES >> 20));
    }
    AtomicFile.write(file, writer -> writer.write(text));
  }

  /**
   * Reads a baseline.
   *
   * @throws BaselineFormatException if it is no baseline, is damaged, was edited without its
   *     checksum, or is of a newer schema
   * @throws IOException if the file can not be read
   */
  public static Baseline read(Path file) throws IOException {
    byte[] content;
    try (InputStream in = Files.newInputStream(file)) {
      content = in.readNBytes(MOST_BYTES + 1);
    }
    if (content.length > MOST_BYTES) {
      throw new BaselineFormatException(
          file, 0, "it has more than " + (MOST_BYTES >> 20) + " MiB", null, COARSER);
    }
    String text = decoded(file, content);
    refuseConflictMarkers(file, text);
    return new BaselineReader(file, text).read();
  }

  private static String decoded(Path file, byte[] content) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer bytes = ByteBuffer.wrap(content);
    CharBuffer out = CharBuffer.allocate(content.length);
    CoderResult result = decoder.decode(bytes, out, true);
    if (result.isError()) {
      throw new BaselineFormatException(
          file,
          linesUpTo(content, bytes.position()),
          "this byte is no UTF-8",
          "0x%02X".formatted(content[bytes.position()] & 0xff),
          BaselineFormatException.RESTORE);
    }
    String text = out.flip().toString();
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  private static long linesUpTo(byte[] content, int position) {
    long line = 1;
    for (int i = 0; i < position; i++) {
      line += content[i] == '\n' ? 1 : 0;
    }
    return line;
  }

  /** In JSON no string contains a line break, so no line of a baseline begins like these. */
  private static void refuseConflictMarkers(Path file, String text) {
    long line = 0;
    for (int start = 0; start >= 0 && start < text.length(); start = next(text, start)) {
      line++;
      if (text.startsWith("<<<<<<<", start)
          || text.startsWith("=======", start)
          || text.startsWith(">>>>>>>", start)
          || text.startsWith("|||||||", start)) {
        int end = text.indexOf('\n', start);
        throw new BaselineFormatException(
            file,
            line,
            "git left a conflict marker here",
            text.substring(start, end < 0 ? text.length() : end).strip(),
            "samples can not be merged line by line: take one side whole (git checkout --ours or --theirs), or record it again");
      }
    }
  }

  private static int next(String text, int start) {
    int end = text.indexOf('\n', start);
    return end < 0 ? -1 : end + 1;
  }
}
