package org.equipoise.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.equipoise.chain.StateText;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a second writer away from a journal: a lock on a file beside it, in which the number of the
 * process stands. The system frees it with the process, however that ends.
 */
final class JournalLock implements Closeable {
  /** Beyond what is written, since some systems let nobody read what is locked. */
  private static final long PLACE = Long.MAX_VALUE - 1;

  private final FileChannel channel;

  private JournalLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Locks a journal.
   *
   * @throws JournalException if another run has
   * @throws IOException if the file system can not
   */
  static JournalLock of(Path journal) throws IOException {
    Path file = journal.resolveSibling(journal.getFileName() + ".lock");
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = tried(channel);
      if (lock == null) {
        throw new JournalException(
            "%s is in use by %s".formatted(StateText.printable(journal.toString()), owner(file)),
            "let that end, or end it, and run again",
            null);
      }
      channel.truncate(0);
      String self = Long.toString(ProcessHandle.current().pid());
      channel.write(ByteBuffer.wrap(self.getBytes(StandardCharsets.UTF_8)));
      return new JournalLock(channel);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static @Nullable FileLock tried(FileChannel channel) throws IOException {
    try {
      return channel.tryLock(PLACE, 1, false);
    } catch (OverlappingFileLockException e) {
      return null; // this process has it
    }
  }

  private static String owner(Path file) throws IOException {
    String process = Files.readString(file).strip();
    if (!process.matches("[0-9]{1,18}")) {
      return "another process";
    }
    return Long.parseLong(process) == ProcessHandle.current().pid()
        ? "another run in this process"
        : "the process " + process;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
