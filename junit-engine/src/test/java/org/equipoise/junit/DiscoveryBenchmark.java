package org.equipoise.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;
import static org.junit.platform.launcher.EngineFilter.includeEngines;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.apiguardian.api.API;
import org.equipoise.agent.Agent;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * How long the engine takes to discover 1,000 agent test classes, beside Jupiter and 1,000
 * comparable classes of its own: as many methods, tests, annotations and nested classes. Both are
 * compiled into a directory and scanned in turn, each engine alone, by a new class loader each time
 * as in a new JVM, and by the same one as when a build tool discovers again.
 *
 * <p>Runs on the test class path of this module. On a platform that takes issues, which is newer
 * than the one this module is built with, wrong classes are looked for in the same time.
 */
public final class DiscoveryBenchmark {
  private static final int CLASSES = 1_000;
  private static final int ROUNDS = 15;
  private static final int TESTS = 4;

  private static final String AGENT_TESTS =
      """
      package scanned;
      import java.util.List;
      import org.equipoise.agent.*;
      import org.equipoise.junit.*;
      import org.equipoise.sampling.Sample;
      @Sampling(transitions = 400) @AgentTag("walk")
      class Walk%1$dTest {
        @AgentUnderTest Agent<String> agent() { return (state, draw) -> Step.stay(); }
        @StartStates List<String> start() { return List.of("a"); }
        @AgentTest @EscapeRate(atMost = 0.2) void answers() {}
        @AgentTest("goes downhill") @DownhillFraction(atLeast = 0.6) void descends() {}
        @AgentTest @AgentTag("slow") void explores(Sample<String> sample) {}
        class Within { @AgentTest void nested(Sample<String> sample) {} }
        private String helper() { return "b"; }
      }
      """;

  private static final String JUPITER_TESTS =
      """
      package scanned;
      import java.util.List;
      import org.junit.jupiter.api.*;
      @TestInstance(TestInstance.Lifecycle.PER_CLASS) @Tag("walk")
      class Walk%1$dTest {
        @BeforeAll void agent() {}
        @BeforeEach void start() {}
        @Test @Timeout(2) void answers() {}
        @Test @DisplayName("goes downhill") @Timeout(6) void descends() {}
        @Test @Tag("slow") void explores(TestInfo sample) {}
        @Nested class Within { @Test void nested(TestInfo sample) {} }
        private String helper() { return "b"; }
      }
      """;

  private enum Candidate {
    EQUIPOISE("equipoise", AGENT_TESTS),
    JUPITER("junit-jupiter", JUPITER_TESTS);

    private final String engine;
    private final String source;
    private final List<Double> fresh = new ArrayList<>();
    private final List<Double> again = new ArrayList<>();

    Candidate(String engine, String source) {
      this.engine = engine;
      this.source = source;
    }

    void measure(Path root) throws IOException {
      URL[] classes = {root.toUri().toURL()};
      try (URLClassLoader loader =
          new URLClassLoader(classes, DiscoveryBenchmark.class.getClassLoader())) {
        fresh.add(discovered(root, loader));
        again.add(discovered(root, loader));
      }
    }

    private double discovered(Path root, ClassLoader loader) {
      LauncherDiscoveryRequest request =
          LauncherDiscoveryRequestBuilder.request()
              .selectors(selectClasspathRoots(Set.of(root)))
              .filters(includeEngines(engine))
              .build();
      Thread thread = Thread.currentThread();
      ClassLoader before = thread.getContextClassLoader();
      thread.setContextClassLoader(loader);
      try {
        long start = System.nanoTime();
        TestPlan plan = LauncherFactory.create().discover(request);
        double milliseconds = (System.nanoTime() - start) / 1e6;
        long tests = plan.countTestIdentifiers(TestIdentifier::isTest);
        if (tests != (long) TESTS * CLASSES) {
          throw new IllegalStateException(engine + " found " + tests + " tests");
        }
        return milliseconds;
      } finally {
        thread.setContextClassLoader(before);
      }
    }
  }

  private DiscoveryBenchmark() {}

  /** Prints a line for each engine. */
  public static void main(String[] arguments) throws IOException {
    Path directory = Files.createTempDirectory("discovery");
    for (Candidate candidate : Candidate.values()) {
      compile(candidate, directory.resolve(candidate.engine));
    }
    for (int round = 0; round < ROUNDS; round++) {
      for (Candidate candidate : Candidate.values()) {
        candidate.measure(directory.resolve(candidate.engine));
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%d classes with %d tests each, medians of %d rounds%n",
        CLASSES,
        TESTS,
        ROUNDS);
    for (Candidate candidate : Candidate.values()) {
      System.out.printf(
          Locale.ROOT,
          "%-14s first time %6.0f ms   again %6.0f ms%n",
          candidate.engine,
          median(candidate.fresh),
          median(candidate.again));
    }
    delete(directory);
  }

  private static void compile(Candidate candidate, Path output) throws IOException {
    Path sources = Files.createDirectories(output.resolveSibling(candidate.engine + "-sources"));
    Files.createDirectories(output);
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < CLASSES; i++) {
      files.add(
          Files.writeString(
              sources.resolve("Walk" + i + "Test.java"), candidate.source.formatted(i)));
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      List<String> options = List.of("-d", output.toString(), "-cp", classPath());
      if (!compiler
          .getTask(null, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files))
          .call()) {
        throw new IllegalStateException("the classes of " + candidate.engine + " do not compile");
      }
    }
  }

  /** What the classes are compiled against, wherever this program has it from. */
  private static String classPath() {
    return Stream.of(AgentTest.class, Agent.class, Test.class, Testable.class, API.class)
        .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
        .map(location -> Path.of(URI.create(location.toString())).toString())
        .distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static double median(List<Double> times) {
    double[] sorted = times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return Arrays.stream(sorted).skip(sorted.length / 2).findFirst().orElseThrow();
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    }
  }
}
