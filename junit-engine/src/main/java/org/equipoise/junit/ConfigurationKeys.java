package org.equipoise.junit;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.equipoise.chain.StateText;
import org.equipoise.result.Spelling;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.engine.ConfigurationParameters;

/** The keys that somebody reads, to find those that nobody does: a misspelt one has no effect. */
final class ConfigurationKeys {
  private static final Logger LOGGER = Logger.getLogger(ConfigurationKeys.class.getName());
  private static final String PREFIX = "equipoise.";

  /** What the platform's executor reads, behind the prefix. */
  private static final Set<String> OF_EXECUTOR =
      Set.of("strategy", "dynamic.factor", "fixed.parallelism", "custom.class");

  /** What models and their users read: which model to ask, and what stands behind this in names. */
  private static final String OF_MODELS = PREFIX + "model";

  private static final List<String> KNOWN = known();

  private ConfigurationKeys() {}

  private static List<String> known() {
    return Stream.of(Constants.class.getFields())
        .map(ConfigurationKeys::text)
        .filter(key -> key.startsWith(PREFIX))
        .flatMap(
            key ->
                key.equals(Constants.PARALLEL_CONFIG_PREFIX)
                    ? OF_EXECUTOR.stream().map(key::concat)
                    : Stream.of(key))
        .filter(key -> !key.endsWith("."))
        .sorted()
        .toList();
  }

  private static String text(Field constant) {
    try {
      return String.valueOf(constant.get(null));
    } catch (IllegalAccessException e) {
      throw new JUnitException("The public constant " + constant + " can not be read", e);
    }
  }

  /** Warns of each unknown key once, with the known key that it is most like. */
  static void warnOfUnknown(ConfigurationParameters parameters) {
    Set<String> unknown = new TreeSet<>();
    Set<String> ofSystem = System.getProperties().stringPropertyNames();
    // Newer platforms have the system's among their own.
    parameters.keySet().stream()
        .filter(key -> isUnknown(key) && !ofSystem.contains(key))
        .forEach(unknown::add);
    ofSystem.stream().filter(ConfigurationKeys::isSlip).forEach(unknown::add);
    unknown.forEach(
        key ->
            LOGGER.warning(
                () ->
                    "The configuration parameter %s is unknown and has no effect; the nearest known one is %s"
                        .formatted(StateText.printable(key), nearest(key))));
  }

  /** Whether this is no key of ours, or one that somebody reads. */
  static boolean isKnown(String key) {
    return !isUnknown(key);
  }

  /** Whether a system property, which may be another program's, is a slip of a key. */
  private static boolean isSlip(String key) {
    return isUnknown(key) && Spelling.isNear(key, nearest(key));
  }

  private static boolean isUnknown(String key) {
    return key.startsWith(PREFIX)
        && !KNOWN.contains(key)
        && !Accounts.isPermits(key)
        && !isOfModels(key);
  }

  private static boolean isOfModels(String key) {
    return key.equals(OF_MODELS) || key.startsWith(OF_MODELS + ".");
  }

  private static String nearest(String key) {
    return key.startsWith(Constants.ACCOUNT_PREFIX) || key.endsWith(Constants.PERMITS_SUFFIX)
        ? Constants.ACCOUNT_PREFIX + "NAME" + Constants.PERMITS_SUFFIX
        : Spelling.nearest(key, KNOWN);
  }
}
