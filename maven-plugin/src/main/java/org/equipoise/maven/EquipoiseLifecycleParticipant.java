package org.equipoise.maven;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.maven.AbstractMavenLifecycleParticipant;
import org.apache.maven.MavenExecutionException;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.slf4j.LoggerFactory;

/**
 * Binds the goals in projects that have this plugin with {@code <extensions>true</extensions>}, and
 * makes sure that their agent tests run once.
 *
 * <p>Maven finds it through {@code META-INF/plexus/components.xml}: older ones overlook annotated
 * components in class files of Java 15 and later.
 */
public final class EquipoiseLifecycleParticipant extends AbstractMavenLifecycleParticipant {
  /** The key of this plugin in a project. */
  static final String KEY = "org.equipoise:equipoise-maven-plugin";

  /** Takes what users are warned of. */
  Consumer<String> warnings = LoggerFactory.getLogger(EquipoiseLifecycleParticipant.class)::warn;

  /** Called by Maven. */
  public EquipoiseLifecycleParticipant() {}

  @Override
  public void afterProjectsRead(MavenSession session) {
    boolean runsTests = false;
    for (MavenProject project : session.getProjects()) {
      runsTests |= plugin(project).filter(plugin -> adopt(project, plugin)).isPresent();
    }
    if (runsTests) {
      RecordingCommand.doubt(session).ifPresent(warnings);
    }
  }

  @Override
  public void afterSessionEnd(MavenSession session) throws MavenExecutionException {
    BuildAggregate.write(
        session, session.getProjects().stream().filter(p -> plugin(p).isPresent()).toList());
    NamedTests.require(session);
  }

  private static Optional<Plugin> plugin(MavenProject project) {
    return "pom".equals(project.getPackaging())
        ? Optional.empty()
        : Optional.ofNullable(project.getPlugin(KEY)).filter(Plugin::isExtensions);
  }

  /**
   * What the project declares itself wins, and is left as it is.
   *
   * @return whether its agent tests run by this plugin
   */
  private boolean adopt(MavenProject project, Plugin plugin) {
    if (plugin.getExecutions().isEmpty()) {
      bind(plugin, "test", "integration-test");
      bind(plugin, "check", "verify");
      plugin.flushExecutionMap();
    }
    if (!binds(plugin, "test")) {
      return false;
    }
    SurefireExclusion.apply(project);
    SurefireVersion.doubts(project).forEach(warnings);
    if (!binds(plugin, "check")) {
      warnings.accept(
          "%s: equipoise:test is bound and equipoise:check is not, so that no verdict fails the build; bind check to verify"
              .formatted(project.getArtifactId()));
    }
    return true;
  }

  private static void bind(Plugin plugin, String goal, String phase) {
    PluginExecution execution = new PluginExecution();
    execution.setId("equipoise-" + goal);
    execution.setPhase(phase);
    execution.setGoals(List.of(goal));
    // What a plugin is told was handed on to its executions before these were there.
    execution.setConfiguration(plugin.getConfiguration());
    plugin.addExecution(execution);
  }

  private static boolean binds(Plugin plugin, String goal) {
    return plugin.getExecutions().stream()
        .anyMatch(
            execution ->
                execution.getGoals().contains(goal) && !"none".equals(execution.getPhase()));
  }
}
