package org.equipoise.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Runs fixtures as a launcher would. */
final class EngineRuns {

  private EngineRuns() {}

  /**
   * Each run is a build of its own, so that none is a rerun of another, and goes on with nothing
   * that another left.
   */
  static EngineTestKit.Builder engine() {
    return EngineTestKit.engine(EquipoiseTestEngine.ID)
        .configurationParameter(Constants.BUILD, UUID.randomUUID().toString())
        .configurationParameter(Constants.OUTPUT_DIRECTORY, "target/fixtures")
        .configurationParameter(Constants.RESUME, "false")
        .configurationParameter(Constants.SUMMARY, "false");
  }

  static EngineExecutionResults run(DiscoverySelector... selectors) {
    return engine().selectors(selectors).execute();
  }

  static EngineExecutionResults run(Class<?> testClass) {
    return run(selectClass(testClass));
  }

  /** The unique ids, without that of the engine, of the tests that ran. */
  static Stream<String> tests(EngineExecutionResults results) {
    return results.testEvents().finished().stream().map(EngineRuns::id);
  }

  static String id(Event event) {
    return event.getTestDescriptor().getUniqueId().toString().replace("[engine:equipoise]/", "");
  }

  /** How each test ended, by its legacy name: the status, and the message of what it threw. */
  static Map<String, String> outcomes(EngineExecutionResults results) {
    return results.testEvents().finished().stream()
        .collect(
            Collectors.toMap(
                event -> event.getTestDescriptor().getLegacyReportingName(),
                event -> outcome(event.getRequiredPayload(TestExecutionResult.class))));
  }

  private static String outcome(TestExecutionResult result) {
    return result
        .getThrowable()
        .map(thrown -> result.getStatus() + ": " + thrown.getMessage())
        .orElse(result.getStatus().toString());
  }

  /** What the tests that failed threw, by their legacy names. */
  static Map<String, Throwable> thrown(EngineExecutionResults results) {
    return results.testEvents().finished().stream()
        .filter(e -> e.getRequiredPayload(TestExecutionResult.class).getThrowable().isPresent())
        .collect(
            Collectors.toMap(
                event -> event.getTestDescriptor().getLegacyReportingName(),
                event -> event.getRequiredPayload(TestExecutionResult.class).getThrowable().get()));
  }
}
