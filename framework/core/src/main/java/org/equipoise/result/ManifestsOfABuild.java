package org.equipoise.result;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.equipoise.result.RunManifest.ClassRun;
import org.equipoise.result.RunManifest.State;
import org.jspecify.annotations.Nullable;

/**
 * The records of two runs in one build as one, since a later run clears nothing of an earlier one.
 */
final class ManifestsOfABuild {
  private ManifestsOfABuild() {}

  static RunManifest of(RunManifest earlier, RunManifest later) {
    RunManifest worse = badness(earlier) > badness(later) ? earlier : later;
    return new RunManifest(
        later.schema(),
        later.build(),
        earlier.started(),
        worse.state() == State.RUNNING ? null : later.ended(),
        worse.state(),
        reason(worse, earlier, later),
        isFiltered(worse, earlier, later),
        later.engine() == null ? earlier.engine() : later.engine(),
        classes(earlier, later));
  }

  /** Of two failures, both are told. */
  private static @Nullable String reason(
      RunManifest worse, RunManifest earlier, RunManifest later) {
    return earlier.state() == State.FAILED
            && later.state() == State.FAILED
            && !Objects.equals(earlier.reason(), later.reason())
        ? earlier.reason() + "; " + later.reason()
        : worse.reason();
  }

  /** Nothing is known to have been left out where one of them ran all that there was. */
  private static boolean isFiltered(RunManifest worse, RunManifest earlier, RunManifest later) {
    return worse.state() == State.SKIPPED
        ? earlier.filtered() || later.filtered()
        : !ranAll(earlier) && !ranAll(later);
  }

  private static boolean ranAll(RunManifest run) {
    return run.state() != State.SKIPPED && !run.filtered();
  }

  private static List<ClassRun> classes(RunManifest earlier, RunManifest later) {
    Map<String, ClassRun> all = new LinkedHashMap<>();
    earlier.classes().forEach(run -> all.put(run.name(), run));
    later.classes().forEach(run -> all.merge(run.name(), run, ManifestsOfABuild::worse));
    return List.copyOf(all.values());
  }

  private static ClassRun worse(ClassRun earlier, ClassRun later) {
    return badness(earlier) > badness(later) ? earlier : later;
  }

  /** What was skipped on purpose says nothing against another run. */
  private static int badness(RunManifest run) {
    return switch (run.state()) {
      case SKIPPED -> run.filtered() ? 1 : 0;
      case FINISHED -> 2;
      case FAILED -> 3;
      case RUNNING -> 4;
    };
  }

  private static int badness(ClassRun run) {
    return switch (run.state()) {
      case SKIPPED -> 0;
      case RAN -> 1;
      case EXPECTED -> 2;
    };
  }
}
