package org.equipoise.maven;

import java.time.Instant;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * The build of a module that goals belong to.
 *
 * @param started when the session began
 * @param id tells this build of this module from others; {@code equipoise:test} hands it to the
 *     engine as {@code equipoise.build}
 */
record MavenBuild(Instant started, String id) {

  static MavenBuild of(MavenSession session, MavenProject project) {
    Instant started = session.getStartTime().toInstant();
    return new MavenBuild(started, started + " " + project.getId());
  }

  /** Whether an id is that of another module in the same session. */
  boolean isOfOtherModule(@Nullable String other) {
    return other != null && !other.equals(id) && other.startsWith(started + " ");
  }
}
