package org.equipoise.journal;

import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Appends lines to a file. Each is with the operating system before {@link #add} returns, so that
 * it outlives this process however that ends; that it outlives the machine, a thread sees to for
 * groups of lines, since a disk takes milliseconds for that.
 *
 * <p>An interrupt of the thread that writes does no harm, other than to a channel.
 */
final class JournalWriter implements Closeable {
  /** After so many lines a group is forced to the disk. */
  static final int GROUP = 50;

  /** After so long a group is forced, however small it is. */
  private static final long GROUP_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  /** A writer that is so far ahead of the disk waits for it. */
  private static final int MOST_AHEAD = 1_000;

  /** Where lines go. */
  interface Sink extends Closeable {
    /** Gives bytes to the operating system. */
    void write(byte[] bytes) throws IOException;

    /** Sees that all that was written is on the disk. */
    void force() throws IOException;
  }

  private final Sink sink;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Thread forcing;
  private int ahead;
  private long oldest;
  private boolean closed;
  private @Nullable IOException failure;

  JournalWriter(Sink sink) {
    this.sink = sink;
    this.forcing = new Thread(this::forceGroups, "equipoise-journal");
    forcing.setDaemon(true);
    forcing.start();
  }

  /** A writer at the end of a file, which is made where it is missing. */
  static JournalWriter appendingTo(Path file) throws IOException {
    FileOutputStream out = new FileOutputStream(file.toFile(), true);
    return new JournalWriter(
        new Sink() {
          @Override
          public void write(byte[] bytes) throws IOException {
            out.write(bytes);
          }

          @Override
          public void force() throws IOException {
            out.getFD().sync();
          }

          @Override
          public void close() throws IOException {
            out.close();
          }
        });
  }

  /**
   * Appends a line; waits where the disk is far behind.
   *
   * @throws IOException if it could not be written, or lines before it could not be forced
   */
  void add(String line) throws IOException {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    lock.lock();
    try {
      while (ahead >= MOST_AHEAD && failure == null) {
        changed.awaitUninterruptibly();
      }
      throwFailure();
      write(bytes);
      if (ahead++ == 0) {
        oldest = System.nanoTime();
      }
      if (ahead == 1 || ahead == GROUP) {
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** A line that is written in part is the last one: what follows it could not be read. */
  private void write(byte[] bytes) throws IOException {
    try {
      sink.write(bytes);
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  private void throwFailure() throws IOException {
    if (failure != null) {
      throw new IOException(failure.getMessage(), failure);
    }
  }

  private void forceGroups() {
    lock.lock();
    try {
      while (awaitGroup()) {
        int group = ahead;
        force();
        ahead -= group;
        oldest = System.nanoTime();
        changed.signalAll();
      }
    } catch (InterruptedException e) {
      failure = new IOException("the thread that forces lines to the disk was interrupted", e);
    } catch (IOException e) {
      failure = e;
    } finally {
      changed.signalAll();
      lock.unlock();
    }
  }

  /** Others write while the disk is at work. */
  private void force() throws IOException {
    lock.unlock();
    try {
      sink.force();
    } finally {
      lock.lock();
    }
  }

  /** Waits until a group is due; false where there will be none any more. */
  private boolean awaitGroup() throws InterruptedException {
    while (true) {
      long left = oldest + GROUP_NANOS - System.nanoTime();
      if (closed || failure != null) {
        return ahead > 0 && failure == null;
      }
      if (ahead >= GROUP || (ahead > 0 && left <= 0)) {
        return true;
      }
      if (ahead == 0) {
        changed.await();
      } else {
        changed.awaitNanos(left);
      }
    }
  }

  /**
   * Forces what is written to the disk, and closes the file.
   *
   * @throws IOException if a line could not be written or forced, now or before
   */
  @Override
  public void close() throws IOException {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    joinUninterruptibly();
    try (sink) {
      throwFailure();
    }
  }

  private void joinUninterruptibly() {
    boolean interrupted = false;
    while (forcing.isAlive()) {
      try {
        forcing.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
