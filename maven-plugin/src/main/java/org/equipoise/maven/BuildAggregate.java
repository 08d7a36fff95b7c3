package org.equipoise.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.equipoise.chain.StateText;
import org.equipoise.result.Aggregate;
import org.equipoise.result.Result;
import org.equipoise.result.ResultFile;
import org.equipoise.result.ResultFormatException;
import org.equipoise.result.RunManifest;
import org.equipoise.verdict.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all modules of a build found, in one file and one line for each. */
final class BuildAggregate {
  private static final Logger LOGGER = LoggerFactory.getLogger(BuildAggregate.class);
  private static final String DIRECTORY = "equipoise.directory";
  private static final int WIDTH = 500;

  private final MavenSession session;
  private final Path directory;

  private BuildAggregate(MavenSession session) {
    this.session = session;
    this.directory = Path.of(session.getTopLevelProject().getBuild().getDirectory(), "equipoise");
  }

  /** Notes where the results of a project are, since each may be told another place. */
  static void note(MavenProject project, Path outputDirectory) {
    project.setContextValue(DIRECTORY, outputDirectory);
  }

  private static boolean isNoted(MavenProject project) {
    return project.getContextValue(DIRECTORY) != null;
  }

  /** Writes the file of a build of several modules, where one of them ran agent tests. */
  static void write(MavenSession session, List<MavenProject> projects) {
    if (session.getProjects().size() < 2) {
      return;
    }
    try {
      new BuildAggregate(session).write(projects);
    } catch (IOException | ResultFormatException e) {
      // The goals have said what fails the build.
      LOGGER.warn("The results of the modules are not put together: {}", e.getMessage());
    }
  }

  private void write(List<MavenProject> projects) throws IOException {
    List<Aggregate.Module> modules = new ArrayList<>();
    for (MavenProject project : projects) {
      module(project).ifPresent(modules::add);
    }
    Path file = directory.resolve(Aggregate.NAME);
    if (modules.isEmpty() && projects.stream().anyMatch(BuildAggregate::isNoted)) {
      // Of an earlier build, when there were agent tests.
      Files.deleteIfExists(file);
    } else if (!modules.isEmpty()) {
      Aggregate.of(modules).write(file);
      modules.forEach(module -> LOGGER.info("{}", StateText.shortened(line(module), WIDTH)));
      LOGGER.info("Agent tests of all modules: {}", file);
    }
  }

  private Optional<Aggregate.Module> module(MavenProject project) throws IOException {
    Object noted = project.getContextValue(DIRECTORY);
    Path results =
        noted instanceof Path path ? path : Path.of(project.getBuild().getDirectory(), "equipoise");
    BuildResults found = BuildResults.read(results, MavenBuild.of(session, project));
    return found.run().isEmpty() && found.current().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Aggregate.Module(
                project.getName(),
                found.run().map(RunManifest::state).orElse(null),
                found.run().map(RunManifest::reason).orElse(null),
                found.current().stream().map(result -> testClass(results, result)).toList()));
  }

  private Aggregate.TestClass testClass(Path results, Result result) {
    String name = String.valueOf(result.className());
    Path file = results.resolve(name).resolve(ResultFile.NAME);
    return new Aggregate.TestClass(
        name,
        relative(file),
        count(result, Verdict.PASS),
        count(result, Verdict.FAIL),
        count(result, Verdict.INCONCLUSIVE),
        Claimed.in(List.of(result)).stream().filter(Claimed::isBroken).count());
  }

  private String relative(Path file) {
    String path;
    try {
      path = directory.relativize(file).toString();
    } catch (IllegalArgumentException e) {
      // From one drive to another there is no way.
      path = file.toAbsolutePath().toString();
    }
    return path.replace('\\', '/');
  }

  private static long count(Result result, Verdict verdict) {
    return Claimed.in(List.of(result)).stream().filter(c -> c.isFound(verdict)).count();
  }

  private static String line(Aggregate.Module module) {
    if (module.state() == RunManifest.State.SKIPPED) {
      return "Agent tests of %s: skipped, %s".formatted(module.name(), module.reason());
    }
    return "Agent tests of %s: %s, properties: %s%s"
        .formatted(
            module.name(),
            module.classes().size() == 1 ? "1 class" : module.classes().size() + " classes",
            VerdictCounts.text(
                sum(module, Aggregate.TestClass::passed),
                sum(module, Aggregate.TestClass::failed),
                sum(module, Aggregate.TestClass::inconclusive),
                sum(module, Aggregate.TestClass::broken)),
            module.state() == RunManifest.State.FAILED ? "; not all ran: " + module.reason() : "");
  }

  private static long sum(Aggregate.Module module, ToLongFunction<Aggregate.TestClass> count) {
    return module.classes().stream().mapToLong(count).sum();
  }
}
