package org.equipoise.result;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.apiguardian.api.API;
import org.equipoise.result.RunManifest.State;
import org.jspecify.annotations.Nullable;

/**
 * The content of an {@code aggregate.json}: what the modules of a build found, and where their
 * results are.
 *
 * @param schema the form of the file: {@value #SCHEMA}
 * @param modules the modules with agent tests, in the order in which they were built
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record Aggregate(String schema, List<Module> modules) {

  /** The form that this version writes. */
  public static final String SCHEMA = "equipoise-aggregate/1";

  /** The name of such a file in its directory. */
  public static final String NAME = "aggregate.json";

  private static final JsonFile<Aggregate> FORM =
      new JsonFile<>(Aggregate.class, "aggregate", "equipoise-aggregate", 1);

  /**
   * What a module found.
   *
   * @param name its name
   * @param state how far the run of its tests came; null where something else ran them
   * @param reason why that failed or was skipped
   * @param classes its sampled classes
   */
  public record Module(
      String name, @Nullable State state, @Nullable String reason, List<TestClass> classes) {
    public Module {
      Objects.requireNonNull(name, "'name' is missing");
      classes = classes == null ? List.of() : List.copyOf(classes);
    }
  }

  /**
   * What a sampled class found.
   *
   * @param name its full name
   * @param result its result, a path relative to the aggregate, with slashes
   * @param passed how many properties are PASS
   * @param failed how many are FAIL, but for broken tests
   * @param inconclusive how many are INCONCLUSIVE
   * @param broken how many tests are broken, and so found nothing out
   */
  public record TestClass(
      String name, String result, long passed, long failed, long inconclusive, long broken) {
    public TestClass {
      Objects.requireNonNull(name, "'name' is missing");
      Objects.requireNonNull(result, "'result' is missing");
    }
  }

  public Aggregate {
    Objects.requireNonNull(modules, "'modules' is missing");
    modules = List.copyOf(modules);
  }

  /** That of these modules. */
  public static Aggregate of(List<Module> modules) {
    return new Aggregate(SCHEMA, modules);
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
   * @throws ResultFormatException if it is no aggregate, or of a newer schema
   * @throws IOException if the file can not be read
   */
  public static Aggregate read(Path file) throws IOException {
    return FORM.read(file);
  }
}
