package org.equipoise.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.junit.jupiter.api.Test;

class LauncherClassPathTest {

  private static List<Artifact> dependencies(String... coordinates) {
    return Stream.of(coordinates)
        .map(text -> text.split(":"))
        .<Artifact>map(
            part ->
                new DefaultArtifact(
                    part[0],
                    part[1],
                    part[2],
                    "test",
                    "jar",
                    null,
                    new DefaultArtifactHandler("jar")))
        .toList();
  }

  @Test
  void aProjectWithoutJUnitPlatformGetsTheBundledOne() {
    assertThat(LauncherClassPath.version(List.of())).isEqualTo("1.14.4");
    assertThat(LauncherClassPath.version(dependencies("junit:junit:4.13.2"))).isEqualTo("1.14.4");
  }

  @Test
  void theHighestOfTheProjectsVersionsWins() {
    assertThat(
            LauncherClassPath.version(
                dependencies(
                    "org.junit.platform:junit-platform-commons:1.9.3",
                    "org.junit.platform:junit-platform-engine:1.12.2",
                    "org.junit.jupiter:junit-jupiter:5.99.0")))
        .isEqualTo("1.12.2");
    assertThat(
            LauncherClassPath.version(
                dependencies("org.junit.platform:junit-platform-commons:6.1.3")))
        .isEqualTo("6.1.3");
  }

  @Test
  void aPlatformThatTheEngineDoesNotRunOnIsLeftToTheProject() {
    assertThat(
            LauncherClassPath.version(
                dependencies("org.junit.platform:junit-platform-commons:1.8.2")))
        .isEqualTo("1.14.4");
  }
}
