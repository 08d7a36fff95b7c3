package org.equipoise.maven;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.versioning.ComparableVersion;
import org.apache.maven.plugin.MojoExecutionException;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;

/**
 * The launcher of the JUnit Platform for a project, and what it needs: in the version of the
 * project's own JUnit where it has one that the engine runs on.
 */
final class LauncherClassPath {
  /** For projects on JUnit 4, on TestNG, on a JUnit Platform that is too old, or on nothing. */
  static final String BUNDLED = "1.14.4";

  private static final String PLATFORM = "org.junit.platform";
  private static final ComparableVersion OLDEST = new ComparableVersion("1.9");

  /** The rest of what the launcher names are annotations, which no JVM needs. */
  private static final Set<String> GROUPS = Set.of(PLATFORM, "org.opentest4j");

  private final RepositorySystem system;
  private final RepositorySystemSession session;
  private final List<RemoteRepository> repositories;

  LauncherClassPath(
      RepositorySystem system,
      RepositorySystemSession session,
      List<RemoteRepository> repositories) {
    this.system = system;
    this.session = session;
    this.repositories = repositories;
  }

  /** The version of the launcher that fits the dependencies of a project. */
  static String version(Collection<Artifact> dependencies) {
    return dependencies.stream()
        .filter(artifact -> artifact.getGroupId().equals(PLATFORM))
        .map(artifact -> new ComparableVersion(artifact.getBaseVersion()))
        .filter(version -> version.compareTo(OLDEST) >= 0)
        .max(ComparableVersion::compareTo)
        .map(ComparableVersion::toString)
        .orElse(BUNDLED);
  }

  /**
   * The jars of the launcher, to stand before those of the project: a project may mix versions.
   *
   * @throws MojoExecutionException if they are neither in the local repository nor to be had
   */
  List<Path> resolve(String version) throws MojoExecutionException {
    DefaultArtifact launcher =
        new DefaultArtifact(PLATFORM, "junit-platform-launcher", "jar", version);
    CollectRequest closure = new CollectRequest(new Dependency(launcher, "runtime"), repositories);
    try {
      return system
          .resolveDependencies(session, new DependencyRequest(closure, null))
          .getArtifactResults()
          .stream()
          .map(ArtifactResult::getArtifact)
          .filter(artifact -> GROUPS.contains(artifact.getGroupId()))
          .map(artifact -> artifact.getFile().toPath())
          .toList();
    } catch (DependencyResolutionException e) {
      throw new MojoExecutionException(
          "The agent tests need %s:junit-platform-launcher:%s, which can not be resolved%s: %s"
              .formatted(
                  PLATFORM,
                  version,
                  session.isOffline() ? " offline; run once without -o" : "",
                  e.getMessage()),
          e);
    }
  }
}
