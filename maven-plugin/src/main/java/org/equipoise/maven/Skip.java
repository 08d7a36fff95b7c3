package org.equipoise.maven;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.project.MavenProject;

/** The settings by which a build leaves its tests out, in the order in which they are named. */
final class Skip {
  private final Map<String, Boolean> settings = new LinkedHashMap<>();
  private final MavenProject project;

  Skip(MavenProject project) {
    this.project = project;
  }

  Skip when(String property, boolean value) {
    settings.put(property, value);
    return this;
  }

  /** Why the agent tests are left out, if they are. */
  Optional<String> reason() {
    return settings.entrySet().stream()
        .filter(Map.Entry::getValue)
        .map(setting -> setting.getKey() + " is set")
        .findFirst()
        .or(
            () ->
                "pom".equals(project.getPackaging())
                    ? Optional.of("the project's packaging is pom")
                    : Optional.empty());
  }
}
