package org.equipoise.sampling;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The threads on which steps run: the caller's own, virtual ones, or else a fixed pool. */
final class StepThreads implements Executor, AutoCloseable {
  /** The first release in which virtual threads are no preview. */
  private static final int VIRTUAL_SINCE = 21;

  /** How long a cancelled step may take to end before the run returns without it. */
  private static final long GRACE_MILLIS = 1_000;

  private final @Nullable ExecutorService pool;

  private StepThreads(@Nullable ExecutorService pool) {
    this.pool = pool;
  }

  /** Runs each step at once, on the thread that asks for it. */
  static StepThreads caller() {
    return new StepThreads(null);
  }

  /** Threads of their own for this many steps at a time. */
  static StepThreads own(int concurrency) {
    return new StepThreads(
        Runtime.version().feature() >= VIRTUAL_SINCE
            ? virtualThreads()
            : Executors.newFixedThreadPool(concurrency, daemons()));
  }

  private static ExecutorService virtualThreads() {
    try {
      MethodHandle newExecutor =
          MethodHandles.publicLookup()
              .findStatic(
                  Executors.class,
                  "newVirtualThreadPerTaskExecutor",
                  MethodType.methodType(ExecutorService.class));
      return (ExecutorService) newExecutor.invoke();
    } catch (Throwable e) {
      throw new LinkageError("this JVM should have virtual threads", e);
    }
  }

  private static ThreadFactory daemons() {
    AtomicInteger number = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, "equipoise-sampler-" + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  @Override
  public void execute(Runnable step) {
    if (pool == null) {
      step.run();
    } else {
      pool.execute(step);
    }
  }

  /** Interrupts the steps still running, and gives them a second to end. */
  @Override
  public void close() {
    if (pool == null) {
      return;
    }
    pool.shutdownNow();
    try {
      pool.awaitTermination(GRACE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
