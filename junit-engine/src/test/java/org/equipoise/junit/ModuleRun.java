package org.equipoise.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectModule;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** Runs the agent tests of a module in a JVM that has it; modules come at the start of one only. */
final class ModuleRun {
  private static final String MODULE = "fixtures";

  private ModuleRun() {}

  /** Runs in the new JVM, and prints the id of each test. */
  public static void main(String[] arguments) {
    EngineRuns.tests(EngineRuns.run(selectModule(MODULE))).forEach(System.out::println);
  }

  /** The ids of the tests in a module of the classes that stand beside the given one. */
  static List<String> tests(Class<?> fixture, Path directory) throws Exception {
    Path jar = directory.resolve(MODULE + ".jar");
    try (OutputStream out = Files.newOutputStream(jar)) {
      pack(fixture, out);
    }
    Path errors = directory.resolve("errors");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--module-path",
                jar.toString(),
                "--add-modules",
                MODULE,
                "--class-path",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                ModuleRun.class.getName())
            .redirectError(errors.toFile())
            .start();
    byte[] printed = process.getInputStream().readAllBytes();
    if (process.waitFor() != 0) {
      throw new AssertionError(Files.readString(errors));
    }
    return new String(printed, StandardCharsets.UTF_8).lines().toList();
  }

  private static void pack(Class<?> fixture, OutputStream out) throws Exception {
    Path root = Path.of(fixture.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path folder = root.resolve(fixture.getPackageName().replace('.', '/'));
    try (JarOutputStream jar = new JarOutputStream(out);
        Stream<Path> classes = Files.list(folder)) {
      for (Path file : classes.toList()) {
        add(root, file, jar);
      }
    }
  }

  private static void add(Path root, Path file, JarOutputStream jar) throws IOException {
    jar.putNextEntry(new JarEntry(root.relativize(file).toString().replace('\\', '/')));
    Files.copy(file, jar);
    jar.closeEntry();
  }
}
