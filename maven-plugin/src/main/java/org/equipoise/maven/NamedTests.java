package org.equipoise.maven;

import java.util.List;
import java.util.Objects;
import org.apache.maven.MavenExecutionException;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.equipoise.chain.StateText;

/**
 * Whether the tests that a user names are in a build: in a build of many modules, each may be the
 * one that has them, and so only its end tells.
 */
final class NamedTests {
  /** The property that names them. */
  static final String KEY = "equipoise.test";

  private static final String FOUND = "equipoise.test.found";

  private NamedTests() {}

  /** Notes whether a module has them; one that leaves its tests out may have. */
  static void note(MavenProject project, boolean found) {
    project.setContextValue(FOUND, found || Boolean.TRUE.equals(project.getContextValue(FOUND)));
  }

  /**
   * Looks for them at the end of a build.
   *
   * @throws MavenExecutionException if all of it ran, and no module has them
   */
  static void require(MavenSession session) throws MavenExecutionException {
    String named = session.getUserProperties().getProperty(KEY);
    if (named == null || session.getProjects().size() < 2 || session.getResult().hasExceptions()) {
      return;
    }
    List<Object> found =
        session.getProjects().stream()
            .map(project -> project.getContextValue(FOUND))
            .filter(Objects::nonNull)
            .toList();
    if (!found.isEmpty() && !found.contains(true)) {
      throw new MavenExecutionException(
          "No agent test of any module is named %s; correct -D%s"
              .formatted(StateText.printable(named), KEY),
          session.getTopLevelProject().getFile());
    }
  }
}
