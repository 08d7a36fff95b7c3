package org.equipoise.junit;

import java.util.List;
import org.equipoise.result.SpendingPlan.ClassPlan;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.engine.ConfigurationParameters;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;

/** Finds what the engine finds, and plans what it would spend rather than spend it. */
final class PlanningEngine implements TestEngine {
  /** Mistakes stand in the plan. */
  private final TestEngine engine = new EquipoiseTestEngine(false);

  private List<ClassPlan> plans = List.of();

  /** The plans of the classes that were to be executed. */
  List<ClassPlan> plans() {
    return plans;
  }

  @Override
  public String getId() {
    return engine.getId();
  }

  @Override
  public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId id) {
    return engine.discover(request, id);
  }

  @Override
  public void execute(ExecutionRequest request) {
    EngineExecutionListener listener = request.getEngineExecutionListener();
    TestDescriptor root = request.getRootTestDescriptor();
    listener.executionStarted(root);
    listener.executionFinished(root, plan(root, request.getConfigurationParameters()));
  }

  private TestExecutionResult plan(TestDescriptor root, ConfigurationParameters parameters) {
    try {
      CallPrice price = CallPrice.of(key -> parameters.get(key).orElse(null));
      plans = new ClassPlanner(price, BaselineSettings.of(parameters)).of(root);
      return TestExecutionResult.successful();
    } catch (IllegalArgumentException | JUnitException e) { // a wrong setting
      return TestExecutionResult.failed(e);
    }
  }
}
