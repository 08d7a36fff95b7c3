package org.equipoise.junit;

import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.ConfigurationParameters;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.support.hierarchical.EngineExecutionContext;

/** What a node of the tree knows when it runs; immutable, and extended on the way down. */
final class EquipoiseContext implements EngineExecutionContext {
  private final ExecutionRequest request;
  private final @Nullable EngineRun run;
  private final @Nullable ClassExecution testClass;

  private EquipoiseContext(
      ExecutionRequest request, @Nullable EngineRun run, @Nullable ClassExecution testClass) {
    this.request = request;
    this.run = run;
    this.testClass = testClass;
  }

  static EquipoiseContext of(ExecutionRequest request) {
    return new EquipoiseContext(request, null, null);
  }

  /** The context with the configuration read; throws where that is wrong. */
  EquipoiseContext configured() {
    ConfigurationParameters parameters = request.getConfigurationParameters();
    EngineRun configured =
        new EngineRun(
            Configuration.of(parameters),
            new Accounts(parameters),
            ended(PlatformFeatures.cancellation(request)));
    return new EquipoiseContext(request, configured, testClass);
  }

  /** A class that runs after the JVM was told to end is not to pay for calls, on any thread. */
  private static BooleanSupplier ended(BooleanSupplier cancelled) {
    return () -> JvmShutdown.hasBegun() || cancelled.getAsBoolean();
  }

  /** The context of what is inside a class. */
  EquipoiseContext in(ClassExecution execution) {
    return new EquipoiseContext(request, run, execution);
  }

  EngineExecutionListener listener() {
    return request.getEngineExecutionListener();
  }

  EngineRun run() {
    return Objects.requireNonNull(run, "not configured yet");
  }

  /** The class that a test runs in. */
  ClassExecution testClass() {
    return Objects.requireNonNull(testClass, "not in a class");
  }

  /** The class around, or null at the top. */
  @Nullable ClassExecution enclosing() {
    return testClass;
  }
}
