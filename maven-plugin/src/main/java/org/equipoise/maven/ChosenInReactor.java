package org.equipoise.maven;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/**
 * Whether any module of a build has what the user named: one that has not is no mistake, unless all
 * have not. Modules may be built at the same time.
 */
final class ChosenInReactor {
  private static final String KEY = ChosenInReactor.class.getName();

  private final int modules;
  private final Set<String> without = new HashSet<>();

  private ChosenInReactor(int modules) {
    this.modules = modules;
  }

  /** That of a build, the same for all its modules. */
  static ChosenInReactor of(MavenSession session) {
    List<MavenProject> projects = session.getProjects();
    MavenProject first = projects.get(0);
    synchronized (first) {
      if (first.getContextValue(KEY) instanceof ChosenInReactor known) {
        return known;
      }
      ChosenInReactor made = new ChosenInReactor(projects.size());
      first.setContextValue(KEY, made);
      return made;
    }
  }

  /** Notes that a module has not what was named; whether no module has. */
  synchronized boolean isNowhere(MavenProject without) {
    this.without.add(without.getId());
    return this.without.size() == modules;
  }
}
