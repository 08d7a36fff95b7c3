package org.equipoise.model;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;

/**
 * Cancels a call when the thread that waits for it is interrupted. A platform thread that reads
 * from a socket does not notice an interrupt by itself.
 */
final class InterruptWatch implements AutoCloseable {
  private static final long PERIOD_MILLIS = 50;
  private static final ScheduledThreadPoolExecutor WATCHMAN = watchman();

  private final Future<?> rounds;

  private InterruptWatch(Future<?> rounds) {
    this.rounds = rounds;
  }

  private static ScheduledThreadPoolExecutor watchman() {
    ScheduledThreadPoolExecutor executor =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "equipoise-interrupt-watch");
              thread.setDaemon(true);
              return thread;
            });
    executor.setRemoveOnCancelPolicy(true);
    executor.setKeepAliveTime(10, TimeUnit.SECONDS);
    executor.allowCoreThreadTimeOut(true);
    return executor;
  }

  /** Watches over a call that the current thread is about to make, until closed. */
  static InterruptWatch over(Call call) {
    Thread caller = Thread.currentThread();
    return new InterruptWatch(
        WATCHMAN.scheduleWithFixedDelay(
            () -> {
              if (caller.isInterrupted()) {
                call.cancel();
              }
            },
            PERIOD_MILLIS,
            PERIOD_MILLIS,
            TimeUnit.MILLISECONDS));
  }

  @Override
  public void close() {
    rounds.cancel(false);
  }
}
