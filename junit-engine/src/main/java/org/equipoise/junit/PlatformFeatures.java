package org.equipoise.junit;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.engine.ConfigurationParameters;
import org.junit.platform.engine.EngineDiscoveryListener;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.UniqueId;

/**
 * What only platforms newer than the oldest supported one have. It is looked up by name, once, and
 * on a platform without it the calls do nothing.
 */
final class PlatformFeatures {
  private static final Logger LOGGER = Logger.getLogger(PlatformFeatures.class.getName());
  private static final AtomicBoolean TOLD_TOO_OLD = new AtomicBoolean();

  /** Since 1.12. */
  private static final Optional<Files> FILES = find(Files::find);

  /** Since 1.13. */
  private static final Optional<Issues> ISSUES = find(Issues::find);

  /** Since 6.0. */
  private static final Optional<Cancellation> CANCELLATION = find(Cancellation::find);

  private PlatformFeatures() {}

  /**
   * Whether the launcher is one that agent tests run on. An old Surefire brings its own, and would
   * fail the users' other tests with ours.
   */
  static boolean isNewEnough(ConfigurationParameters ofLauncher) {
    try {
      ofLauncher.keySet();
      return true;
    } catch (AbstractMethodError | NoSuchMethodError before19) {
      if (!TOLD_TOO_OLD.getAndSet(true)) {
        LOGGER.warning(
            "Agent tests do not run here, since this launcher of the JUnit Platform is older than"
                + " 1.9; the goal equipoise:test runs them, and so does Surefire 3 or later");
      }
      return false;
    }
  }

  /** Whether issues that are reported reach anybody. */
  static boolean takeIssues() {
    return ISSUES.isPresent();
  }

  /**
   * Reports an issue as a warning, which keeps nothing from running.
   *
   * <p>Older platforms are told nothing, and nothing is logged there: build tools discover once for
   * each class and then again, so each warning would stand there several times, and what is wrong
   * with a test is the message of its failure in any case.
   */
  static void reportIssue(
      EngineDiscoveryRequest request, UniqueId engine, String message, TestSource source) {
    ISSUES.ifPresent(
        issues -> issues.report(request.getDiscoveryListener(), engine, message, source));
  }

  /** Tells whether the run is to end; never, on a platform that has no way to ask for it. */
  static BooleanSupplier cancellation(ExecutionRequest request) {
    return CANCELLATION.map(cancellation -> cancellation.of(request)).orElse(() -> false);
  }

  /** Publishes a file that belongs to a test. */
  static void publishFile(
      EngineExecutionListener listener, TestDescriptor test, Path file, String mediaType) {
    FILES.ifPresent(files -> files.publish(listener, test, file, mediaType));
  }

  private record Files(MethodHandle entry, MethodHandle published) {

    static Files find() throws ReflectiveOperationException {
      Class<?> entry = type("reporting.FileEntry");
      return new Files(
          method(entry, "from", Path.class, String.class),
          method(EngineExecutionListener.class, "fileEntryPublished", TestDescriptor.class, entry));
    }

    void publish(
        EngineExecutionListener listener, TestDescriptor test, Path file, String mediaType) {
      // Listeners relate it to the platform's own output directory, which is absolute.
      Path path = file.toAbsolutePath().normalize();
      call(published, listener, test, call(entry, path, mediaType));
    }
  }

  private record Issues(
      Object warning,
      MethodHandle builder,
      MethodHandle source,
      MethodHandle build,
      MethodHandle encountered) {

    static Issues find() throws ReflectiveOperationException {
      Class<?> issue = type("DiscoveryIssue");
      Class<?> severity = type("DiscoveryIssue$Severity");
      Class<?> builder = type("DiscoveryIssue$Builder");
      return new Issues(
          severity.getField("WARNING").get(null),
          method(issue, "builder", severity, String.class),
          method(builder, "source", TestSource.class),
          method(builder, "build"),
          method(EngineDiscoveryListener.class, "issueEncountered", UniqueId.class, issue));
    }

    void report(
        EngineDiscoveryListener listener, UniqueId engine, String message, TestSource from) {
      Object unfinished = call(source, call(builder, warning, message), from);
      call(encountered, listener, engine, call(build, unfinished));
    }
  }

  private record Cancellation(MethodHandle token, MethodHandle isRequested) {

    static Cancellation find() throws ReflectiveOperationException {
      return new Cancellation(
          method(ExecutionRequest.class, "getCancellationToken"),
          method(type("CancellationToken"), "isCancellationRequested"));
    }

    BooleanSupplier of(ExecutionRequest request) {
      Object ofRun = call(token, request);
      return () -> Boolean.TRUE.equals(call(isRequested, ofRun));
    }
  }

  private interface Lookup<T> {
    T find() throws ReflectiveOperationException;
  }

  private static <T> Optional<T> find(Lookup<T> lookup) {
    try {
      return Optional.of(lookup.find());
    } catch (ReflectiveOperationException | LinkageError older) {
      return Optional.empty();
    }
  }

  /** A type of the platform that loaded this engine, whatever others the thread may see. */
  private static Class<?> type(String name) throws ClassNotFoundException {
    Class<?> known = TestDescriptor.class;
    return Class.forName(known.getPackageName() + "." + name, false, known.getClassLoader());
  }

  private static MethodHandle method(Class<?> type, String name, Class<?>... parameters)
      throws ReflectiveOperationException {
    return MethodHandles.publicLookup().unreflect(type.getMethod(name, parameters));
  }

  private static @Nullable Object call(MethodHandle method, @Nullable Object... arguments) {
    try {
      return method.invokeWithArguments(arguments);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new JUnitException("A method of the platform failed: " + method, e);
    }
  }
}
