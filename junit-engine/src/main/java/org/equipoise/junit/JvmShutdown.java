package org.equipoise.junit;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The end of a JVM that is told to end (Ctrl-C, SIGTERM) while it samples: sampling ends, so that
 * what was paid for is written down before the JVM is gone.
 */
final class JvmShutdown {
  private static volatile boolean begun;

  private final Thread worker;
  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook;

  private JvmShutdown(Thread worker, Duration patience, Runnable late) {
    this.worker = worker;
    this.hook = new Thread(() -> end(patience, late), "equipoise-shutdown");
  }

  /** Whether this JVM was told to end. */
  static boolean hasBegun() {
    return begun;
  }

  /**
   * Ends sampling on the calling thread, and on all others, when this JVM is told to end.
   *
   * @param patience for how long the JVM stays for the rest of the work
   * @param late runs if that was too short
   */
  static JvmShutdown endsSamplingHere(Duration patience, Runnable late) {
    JvmShutdown shutdown = new JvmShutdown(Thread.currentThread(), patience, late);
    Runtime.getRuntime().addShutdownHook(shutdown.hook);
    return shutdown;
  }

  /** That the work is done, so that nothing holds the JVM any longer. */
  void workIsDone() {
    done.countDown();
  }

  private void end(Duration patience, Runnable late) {
    if (done.getCount() == 0) {
      return;
    }
    begun = true;
    worker.interrupt();
    try {
      if (!done.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        late.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      late.run();
    }
  }
}
