package org.equipoise.junit;

import java.util.Locale;
import java.util.Set;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.engine.ConfigurationParameters;
import org.junit.platform.engine.support.config.PrefixedConfigurationParameters;
import org.junit.platform.engine.support.hierarchical.ForkJoinPoolHierarchicalTestExecutorService;
import org.junit.platform.engine.support.hierarchical.HierarchicalTestExecutorService;
import org.junit.platform.engine.support.hierarchical.SameThreadHierarchicalTestExecutorService;

/** Whether test classes run in parallel, and on how many threads. */
final class Parallelism {

  private static final Set<String> STRATEGIES = Set.of("dynamic", "fixed", "custom");

  private Parallelism() {}

  /**
   * What runs the tests. Where the configuration is wrong, one thread: what is thrown here would
   * end the run of other engines too, so that {@link #check} says it where only ours fails.
   */
  static HierarchicalTestExecutorService executor(ConfigurationParameters parameters) {
    try {
      return isEnabled(parameters)
          ? threads(parameters)
          : new SameThreadHierarchicalTestExecutorService();
    } catch (JUnitException wrong) { // thrown again by check
      return new SameThreadHierarchicalTestExecutorService();
    }
  }

  /**
   * Refuses a wrong configuration.
   *
   * @throws JUnitException with the key and the value
   */
  static void check(ConfigurationParameters parameters) {
    if (isEnabled(parameters)) {
      threads(parameters).close();
    }
  }

  private static HierarchicalTestExecutorService threads(ConfigurationParameters parameters) {
    String key = Constants.PARALLEL_CONFIG_PREFIX + "strategy";
    String strategy = Configuration.text(parameters, key).orElse("dynamic");
    if (!STRATEGIES.contains(strategy.toLowerCase(Locale.ROOT))) {
      throw Configuration.invalid(key, strategy, "dynamic, fixed or custom");
    }
    try {
      return new ForkJoinPoolHierarchicalTestExecutorService(
          new PrefixedConfigurationParameters(parameters, Constants.PARALLEL_CONFIG_PREFIX));
    } catch (RuntimeException wrong) {
      throw Configuration.wrong(
          "The configuration parameters %s* are wrong: %s"
              .formatted(Constants.PARALLEL_CONFIG_PREFIX, wrong.getMessage()));
    }
  }

  private static boolean isEnabled(ConfigurationParameters parameters) {
    return Configuration.flag(
        Constants.PARALLEL_ENABLED,
        Configuration.text(parameters, Constants.PARALLEL_ENABLED).orElse("false"));
  }
}
