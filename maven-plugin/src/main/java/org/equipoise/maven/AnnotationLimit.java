package org.equipoise.maven;

import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * How many annotations a build may have, in all of its modules: GitHub Actions shows ten of a step,
 * and a build is one step.
 */
final class AnnotationLimit {
  private static final String KEY = "equipoise.annotations";
  private static final int SHOWN = 10;

  private int left = SHOWN;

  AnnotationLimit() {}

  /** That of the build which a session is. */
  static AnnotationLimit of(MavenSession session) {
    @Nullable MavenProject root = session.getTopLevelProject();
    if (root == null) {
      return new AnnotationLimit();
    }
    // Modules that are built side by side have sessions of their own, and the projects in common.
    synchronized (root) {
      if (root.getContextValue(KEY) instanceof AnnotationLimit limit) {
        return limit;
      }
      AnnotationLimit limit = new AnnotationLimit();
      root.setContextValue(KEY, limit);
      return limit;
    }
  }

  /** As many of these as there may be, which then count. */
  synchronized List<String> take(List<String> annotations) {
    List<String> taken = annotations.stream().limit(left).toList();
    left -= taken.size();
    return taken;
  }
}
