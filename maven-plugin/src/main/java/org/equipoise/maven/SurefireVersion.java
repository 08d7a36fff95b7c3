package org.equipoise.maven;

import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.artifact.versioning.ComparableVersion;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** The Surefires that run the JUnit Platform, and can not leave an engine of it out. */
final class SurefireVersion {
  private static final ComparableVersion FIRST_WITH_PLATFORM = new ComparableVersion("2.22.0");
  private static final ComparableVersion FIRST_THAT_EXCLUDES = new ComparableVersion("3.0.0-M6");

  private SurefireVersion() {}

  /** A sentence for each such plugin that the project runs. */
  static List<String> doubts(MavenProject project) {
    return Stream.of("maven-surefire-plugin", "maven-failsafe-plugin")
        .flatMap(name -> Stream.ofNullable(project.getPlugin("org.apache.maven.plugins:" + name)))
        .filter(plugin -> !plugin.getExecutions().isEmpty() && runsAllEngines(plugin.getVersion()))
        .map(plugin -> doubt(project, plugin))
        .toList();
  }

  private static boolean runsAllEngines(@Nullable String version) {
    if (version == null) {
      return false;
    }
    ComparableVersion compared = new ComparableVersion(version);
    return compared.compareTo(FIRST_WITH_PLATFORM) >= 0
        && compared.compareTo(FIRST_THAT_EXCLUDES) < 0;
  }

  private static String doubt(MavenProject project, Plugin plugin) {
    return "%s: %s %s can not leave agent tests out, so that those that it finds are sampled, and paid for, twice; take 3.0.0-M6 or later, or exclude their classes there"
        .formatted(project.getArtifactId(), plugin.getArtifactId(), plugin.getVersion());
  }
}
