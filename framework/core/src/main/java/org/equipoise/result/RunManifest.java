package org.equipoise.result;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The content of a {@code run.json}: which test classes a run of the agent tests set out to sample,
 * and what became of them. It is written before the first call and again at the end, so that a run
 * that was killed, or a result that was never written, does not pass for one with nothing to say.
 *
 * @param schema the form of the file: {@value #SCHEMA}
 * @param build the id of the build that the run belongs to
 * @param started when the run began
 * @param ended when it ended; null while it runs, and for ever where it was killed
 * @param state how far it came
 * @param reason why it failed or was skipped, in words
 * @param filtered whether tests that are there may have been left out by the choice of a user
 * @param engine the version of the engine; null where none ran
 * @param classes the sampled classes, as their results are named
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record RunManifest(
    String schema,
    String build,
    Instant started,
    @Nullable Instant ended,
    State state,
    @Nullable String reason,
    boolean filtered,
    @Nullable String engine,
    List<ClassRun> classes) {

  /** The form that this version writes. */
  public static final String SCHEMA = "equipoise-run/1";

  /** The name of such a file in its directory. */
  public static final String NAME = "run.json";

  private static final JsonFile<RunManifest> FORM =
      new JsonFile<>(RunManifest.class, "record of a run", "equipoise-run", 1);

  /** How far a run came. */
  public enum State {
    /** It has begun; where it is over, it was killed. */
    RUNNING,
    /** All that was selected ran. */
    FINISHED,
    /** It ended before all had run, or could not begin. */
    FAILED,
    /** The build left the agent tests out. */
    SKIPPED
  }

  /**
   * What became of a class.
   *
   * @param name the full name of the sampled class
   * @param state how far it came
   * @param reason why it was skipped
   */
  public record ClassRun(String name, State state, @Nullable String reason) {

    /** How far a class came. */
    public enum State {
      /** It is to run; in a run that has ended, it did not. */
      EXPECTED,
      /** It ran, so there is a result. */
      RAN,
      /** It is disabled, or all of its tests are. */
      SKIPPED
    }

    public ClassRun {
      Objects.requireNonNull(name, "'name' is missing");
      Objects.requireNonNull(state, "'state' is missing");
    }

    /** A class that is to run. */
    public static ClassRun expected(String name) {
      return new ClassRun(name, State.EXPECTED, null);
    }

    /** A class that ran. */
    public static ClassRun ran(String name) {
      return new ClassRun(name, State.RAN, null);
    }

    /** A class that was left out. */
    public static ClassRun skipped(String name, String reason) {
      return new ClassRun(name, State.SKIPPED, reason);
    }
  }

  public RunManifest {
    // Without these a run could pass for one that has nothing to say.
    Objects.requireNonNull(build, "'build' is missing");
    Objects.requireNonNull(started, "'started' is missing");
    Objects.requireNonNull(state, "'state' is missing");
    Objects.requireNonNull(classes, "'classes' is missing");
    classes = List.copyOf(classes);
  }

  /** A run that begins. */
  public static RunManifest running(
      String build, Instant started, String engine, List<String> classes) {
    return new RunManifest(
        SCHEMA,
        build,
        started,
        null,
        State.RUNNING,
        null,
        false,
        engine,
        classes.stream().map(ClassRun::expected).toList());
  }

  /** A run that the build left out. */
  public static RunManifest skipped(String build, Instant when, String reason) {
    return new RunManifest(
        SCHEMA, build, when, when, State.SKIPPED, reason, false, null, List.of());
  }

  /** A run in which none of the tests was chosen. */
  public static RunManifest nothingChosen(String build, Instant when, String reason) {
    return skipped(build, when, reason).ofChosen();
  }

  /** A run that could not begin. */
  public static RunManifest failed(String build, Instant when, String reason) {
    return new RunManifest(SCHEMA, build, when, when, State.FAILED, reason, false, null, List.of());
  }

  /** This run with what became of some of its classes; the others stay as they are. */
  public RunManifest with(List<ClassRun> known) {
    Map<String, ClassRun> all = new LinkedHashMap<>();
    classes.forEach(run -> all.put(run.name(), run));
    known.forEach(run -> all.put(run.name(), run));
    return new RunManifest(
        schema, build, started, ended, state, reason, filtered, engine, List.copyOf(all.values()));
  }

  /** This run when all that was selected has run. */
  public RunManifest finished(Instant when) {
    return new RunManifest(
        schema, build, started, when, State.FINISHED, null, filtered, engine, classes);
  }

  /** This run when it ended before all had run. */
  public RunManifest failed(Instant when, String why) {
    return new RunManifest(
        schema, build, started, when, State.FAILED, why, filtered, engine, classes);
  }

  /** This run, in which a user chose among the tests. */
  public RunManifest ofChosen() {
    return new RunManifest(schema, build, started, ended, state, reason, true, engine, classes);
  }

  /**
   * What this run and an earlier one come to if both are of one build: all classes of both, and the
   * worse end; a run of another build does not count.
   */
  public RunManifest after(RunManifest earlier) {
    return earlier.isOf(build) ? ManifestsOfABuild.of(earlier, this) : this;
  }

  /** Whether this is a run of the build with this id. */
  public boolean isOf(String id) {
    return build.equals(id);
  }

  /**
   * Writes it; an existing file is replaced at once.
   *
   * @throws IOException if the file can not be written
   */
  public void write(Path file) throws IOException {
    FORM.write(file, this);
  }

  /**
   * Reads one.
   *
   * @throws ResultFormatException if it is no record of a run, or of a newer schema
   * @throws IOException if the file can not be read
   */
  public static RunManifest read(Path file) throws IOException {
    return FORM.read(file);
  }
}
