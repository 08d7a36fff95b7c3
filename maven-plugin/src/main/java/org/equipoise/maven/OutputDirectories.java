package org.equipoise.maven;

import java.nio.file.Path;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;
import org.equipoise.chain.StateText;

/** Where the modules of a build have their results, each in a place of its own. */
final class OutputDirectories {
  private static final String KEY = "equipoise.results";

  private OutputDirectories() {}

  /**
   * Takes a directory for a module.
   *
   * @throws MojoExecutionException if another module of the build has it
   */
  static void take(MavenSession session, MavenProject project, Path directory)
      throws MojoExecutionException {
    Path place = directory.toAbsolutePath().normalize();
    // Modules that are built side by side ask at the same time.
    synchronized (OutputDirectories.class) {
      for (MavenProject other : session.getProjects()) {
        if (other != project && place.equals(other.getContextValue(KEY))) {
          throw new MojoExecutionException(
              "equipoise.outputDirectory of %s is %s, where %s has its results; name a directory for each module, such as one within ${project.build.directory}"
                  .formatted(
                      project.getArtifactId(),
                      StateText.printable(place.toString()),
                      other.getArtifactId()));
        }
      }
      project.setContextValue(KEY, place);
    }
  }
}
