package org.equipoise.maven;

import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;
import org.equipoise.chain.StateText;
import org.equipoise.result.Spelling;
import org.jspecify.annotations.Nullable;

/**
 * Properties with our prefix that no goal and no test reads, and elements of the POM: a misspelt
 * one has no effect, and a build that leaves out nothing, or samples everything, is the wrong one.
 */
final class UnknownProperties {
  private static final String PREFIX = "equipoise.";
  private static final String TOLD = "equipoise.unknown.told";

  /** The configuration parameters of the tests, as the engine's {@code Constants} have them. */
  static final Set<String> OF_TESTS =
      Set.of(
          "equipoise.outputDirectory",
          "equipoise.summary",
          "equipoise.progress",
          "equipoise.price.inputPerMillion",
          "equipoise.price.outputPerMillion",
          "equipoise.build",
          "equipoise.baseline",
          "equipoise.baselineDirectory",
          "equipoise.baselineDraws",
          "equipoise.baselineExpires",
          "equipoise.wholePlan",
          "equipoise.settings",
          "equipoise.mode",
          "equipoise.resume",
          "equipoise.resumeWithin",
          "equipoise.cassetteDirectory",
          "equipoise.historyDirectory",
          "equipoise.execution.parallel.enabled",
          "equipoise.execution.parallel.config.strategy",
          "equipoise.execution.parallel.config.dynamic.factor",
          "equipoise.execution.parallel.config.fixed.parallelism",
          "equipoise.execution.parallel.config.custom.class");

  private static final String MODEL = PREFIX + "model";
  private static final String ACCOUNT = PREFIX + "account.";
  private static final String PERMITS = ".permits";

  private UnknownProperties() {}

  /** The properties that are parameters of goals. */
  static Set<String> ofGoals(PluginDescriptor plugin) {
    return plugin.getMojos().stream()
        .flatMap(goal -> goal.getParameters().stream())
        .flatMap(parameter -> Stream.ofNullable(parameter.getExpression()))
        .map(expression -> expression.replaceAll("^\\$\\{|}$", ""))
        .collect(Collectors.toSet());
  }

  /** Whether agents look for their model there. */
  static boolean isOfModel(String key) {
    return key.equals(MODEL) || key.startsWith(MODEL + ".");
  }

  /** Warns of those of a project, each once a build, whatever goals and modules see it. */
  static void warn(MavenSession session, MavenProject project, PluginDescriptor plugin, Log log) {
    Set<String> told = told(session, project);
    Stream.concat(
            sentences(session.getUserProperties(), project.getProperties(), ofGoals(plugin))
                .stream(),
            PluginConfiguration.of(project).unknown(plugin).stream())
        .filter(told::add)
        .forEach(log::warn);
  }

  /** Modules that are built side by side have sessions of their own, and the projects in common. */
  @SuppressWarnings("unchecked") // nobody else knows the name
  private static Set<String> told(MavenSession session, MavenProject project) {
    @Nullable MavenProject top = session.getTopLevelProject();
    MavenProject root = top == null ? project : top;
    synchronized (root) {
      if (root.getContextValue(TOLD) instanceof Set<?> told) {
        return (Set<String>) told;
      }
      Set<String> told = ConcurrentHashMap.newKeySet();
      root.setContextValue(TOLD, told);
      return told;
    }
  }

  /**
   * A sentence for each. A property of a POM may be there for the POM itself, as {@code
   * equipoise.version} is, so of those only slips are told.
   */
  static List<String> sentences(Properties ofUser, Properties ofPom, Set<String> ofGoals) {
    Set<String> known = new TreeSet<>(OF_TESTS);
    ofGoals.stream().filter(key -> key.startsWith(PREFIX)).forEach(known::add);
    Stream<String> onCommandLine = unknown(ofUser, known).map(key -> "-D" + sentence(key, known));
    Stream<String> inPom =
        unknown(ofPom, known)
            .filter(key -> !ofUser.containsKey(key) && Spelling.isNear(key, nearest(key, known)))
            .map(key -> sentence(key, known));
    return Stream.concat(onCommandLine, inPom).toList();
  }

  private static Stream<String> unknown(Properties properties, Set<String> known) {
    return properties.stringPropertyNames().stream()
        .filter(key -> key.startsWith(PREFIX) && !known.contains(key))
        .filter(key -> !isOfModel(key) && !isPermits(key))
        .sorted();
  }

  private static boolean isPermits(String key) {
    return key.startsWith(ACCOUNT)
        && key.endsWith(PERMITS)
        && key.length() > ACCOUNT.length() + PERMITS.length();
  }

  private static String nearest(String key, Set<String> known) {
    return key.startsWith(ACCOUNT) ? ACCOUNT + "NAME" + PERMITS : Spelling.nearest(key, known);
  }

  private static String sentence(String key, Set<String> known) {
    String nearest = nearest(key, known);
    return "%s is no property of Equipoise%s"
        .formatted(
            StateText.shortened(key, 200),
            key.startsWith(ACCOUNT) || Spelling.isNear(key, nearest)
                ? "; did you mean " + nearest + "?"
                : ", and has no effect on it");
  }
}
