package org.equipoise.junit;

import java.util.Optional;
import org.apiguardian.api.API;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.hierarchical.HierarchicalTestEngine;
import org.junit.platform.engine.support.hierarchical.HierarchicalTestExecutorService;

/**
 * The JUnit Platform engine that runs {@link AgentTest}s; found by the platform itself, beside
 * Jupiter and other engines.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class EquipoiseTestEngine extends HierarchicalTestEngine<EquipoiseContext> {
  /** The id of this engine, as in {@code includeJUnit5Engines} of Surefire. */
  public static final String ID = "equipoise";

  private final boolean tellsMistakes;

  /** Called by the platform. */
  public EquipoiseTestEngine() {
    this(true);
  }

  /**
   * The same, which may leave mistakes to the tests that they break: a launcher that discovers and
   * then executes would tell each twice, and those of classes that are not chosen, too.
   */
  EquipoiseTestEngine(boolean tellsMistakes) {
    this.tellsMistakes = tellsMistakes;
  }

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public Optional<String> getGroupId() {
    return Optional.of("org.equipoise");
  }

  @Override
  public Optional<String> getArtifactId() {
    return Optional.of("equipoise-junit-engine");
  }

  @Override
  public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId uniqueId) {
    EquipoiseEngineDescriptor engine = new EquipoiseEngineDescriptor(uniqueId);
    if (PlatformFeatures.isNewEnough(request.getConfigurationParameters())) {
      AgentTestDiscovery.resolve(request, engine);
      if (tellsMistakes) {
        AgentTestDiscovery.tellMistakes(request, engine);
      }
    }
    return engine;
  }

  @Override
  protected EquipoiseContext createExecutionContext(ExecutionRequest request) {
    return EquipoiseContext.of(request);
  }

  @Override
  protected HierarchicalTestExecutorService createExecutorService(ExecutionRequest request) {
    return Parallelism.executor(request.getConfigurationParameters());
  }
}
