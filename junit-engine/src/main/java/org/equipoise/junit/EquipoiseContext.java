package org.equipoise.junit;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.ConfigurationParameters;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.support.hierarchical.EngineExecutionContext;

/** What a node of the tree knows when it runs; immutable, and extended on the way down. */
final class EquipoiseContext implements EngineExecutionContext {
  private final EngineExecutionListener listener;
  private final ConfigurationParameters parameters;
  private final @Nullable Configuration configuration;
  private final @Nullable ClassExecution testClass;

  private EquipoiseContext(
      EngineExecutionListener listener,
      ConfigurationParameters parameters,
      @Nullable Configuration configuration,
      @Nullable ClassExecution testClass) {
    this.listener = listener;
    this.parameters = parameters;
    this.configuration = configuration;
    this.testClass = testClass;
  }

  static EquipoiseContext of(EngineExecutionListener listener, ConfigurationParameters parameters) {
    return new EquipoiseContext(listener, parameters, null, null);
  }

  /** The context with the configuration read; throws where that is wrong. */
  EquipoiseContext configured() {
    return new EquipoiseContext(listener, parameters, Configuration.of(parameters), testClass);
  }

  /** The context of what is inside a class. */
  EquipoiseContext in(ClassExecution execution) {
    return new EquipoiseContext(listener, parameters, configuration, execution);
  }

  EngineExecutionListener listener() {
    return listener;
  }

  Configuration configuration() {
    return Objects.requireNonNull(configuration, "not configured yet");
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
