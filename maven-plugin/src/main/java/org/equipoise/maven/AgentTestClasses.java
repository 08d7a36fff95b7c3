package org.equipoise.maven;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.equipoise.maven.ClassFile.Method;
import org.jspecify.annotations.Nullable;

/** The classes with agent tests in a directory of class files, found without loading one. */
final class AgentTestClasses {
  private static final String SUFFIX = ".class";
  private static final String AGENT = "Lorg/equipoise/junit/AgentUnderTest;";
  private static final String TEST = "Lorg/equipoise/junit/AgentTest;";
  private static final String DISABLED = "Lorg/junit/jupiter/api/Disabled;";

  /** Those that stand on classes as well, and are inherited there. */
  private static final Set<String> PROPERTIES =
      Set.of(
          "Lorg/equipoise/junit/DetailedBalance;",
          "Lorg/equipoise/junit/DistinctStates;",
          "Lorg/equipoise/junit/DownhillFraction;",
          "Lorg/equipoise/junit/EscapeRate;",
          "Lorg/equipoise/junit/FaultRate;",
          "Lorg/equipoise/junit/NoDrift;");

  private final Map<String, ClassFile> classes = new LinkedHashMap<>();

  private AgentTestClasses() {}

  /** The names, sorted, of all that have agent tests or an agent, abstract ones too. */
  static List<String> in(Path directory) throws IOException {
    return read(directory).classes.values().stream()
        .filter(file -> !file.isAnnotation() && isOurs(file))
        .map(ClassFile::name)
        .toList();
  }

  /**
   * Those that a run of all agent tests runs, sorted by their names, as far as this directory and
   * the annotations of this project tell: tests that supertypes elsewhere have, and annotations
   * that users made, are not seen here.
   */
  static List<AgentTestClass> toRun(Path directory) throws IOException {
    AgentTestClasses found = read(directory);
    return found.classes.values().stream().flatMap(file -> found.toRun(file).stream()).toList();
  }

  private static AgentTestClasses read(Path directory) throws IOException {
    AgentTestClasses found = new AgentTestClasses();
    if (Files.isDirectory(directory)) {
      try (Stream<Path> files = Files.walk(directory, FileVisitOption.FOLLOW_LINKS)) {
        for (Path file : files.filter(f -> f.toString().endsWith(SUFFIX)).sorted().toList()) {
          ClassFile read = read(file, name(directory.relativize(file)));
          if (read != null) {
            found.classes.put(read.name(), read);
          }
        }
      }
    }
    return found;
  }

  /** A file in another place than its class belongs is data of a test, and not of this project. */
  private static @Nullable ClassFile read(Path file, String name) throws IOException {
    byte[] content = Files.readAllBytes(file);
    try {
      ClassFile read = ClassFile.read(content);
      return read.name().equals(name) ? read : null;
    } catch (IOException e) {
      // Data, too, and no class that a JVM could load.
      return null;
    }
  }

  private static String name(Path file) {
    String path = file.toString();
    return path.substring(0, path.length() - SUFFIX.length())
        .replace(file.getFileSystem().getSeparator(), ".");
  }

  private static boolean isOurs(ClassFile file) {
    return file.annotations().stream().anyMatch(PROPERTIES::contains)
        || file.methods().stream()
            .anyMatch(method -> isTest(method) || method.annotations().contains(AGENT));
  }

  private static boolean isTest(Method method) {
    return method.annotations().stream().anyMatch(a -> a.equals(TEST) || PROPERTIES.contains(a));
  }

  private Optional<AgentTestClass> toRun(ClassFile file) {
    List<ClassFile> around = around(file);
    boolean isLost = file.isInner() && around.isEmpty();
    if (!file.isConcrete() || isLost || !around.stream().allMatch(ClassFile::isConcrete)) {
      return Optional.empty();
    }
    List<ClassFile> lineage = lineage(file);
    List<Method> tests = tests(lineage);
    boolean claims = lineage.stream().anyMatch(AgentTestClasses::claims);
    if (tests.isEmpty() && !claims) {
      return Optional.empty();
    }
    boolean isDisabled =
        Stream.concat(Stream.of(file), around.stream())
                .anyMatch(of -> of.annotations().contains(DISABLED))
            || (!claims && tests.stream().allMatch(t -> t.annotations().contains(DISABLED)));
    return Optional.of(
        new AgentTestClass(
            file.name(),
            around.stream().map(ClassFile::name).toList(),
            file.enclosing().isPresent() && !file.isInner(),
            isDisabled,
            annotations(Stream.concat(lineage.stream(), around.stream()).toList())));
  }

  /** Interfaces hand down no annotation that stands on them. */
  private static boolean claims(ClassFile file) {
    return !file.isInterface() && file.annotations().stream().anyMatch(PROPERTIES::contains);
  }

  /** The classes around an inner one; empty where one of them is not here. */
  private List<ClassFile> around(ClassFile inner) {
    List<ClassFile> around = new ArrayList<>();
    ClassFile in = inner;
    while (in.isInner()) {
      in = classes.get(in.enclosing().orElseThrow());
      if (in == null || around.contains(in)) {
        return List.of();
      }
      around.add(in);
    }
    return around;
  }

  /** The class, and those of its supertypes that are here: superclasses first. */
  private List<ClassFile> lineage(ClassFile file) {
    Set<ClassFile> lineage = new LinkedHashSet<>();
    ClassFile next = file;
    while (next != null && lineage.add(next)) {
      next = next.superclass().map(classes::get).orElse(null);
    }
    List.copyOf(lineage).forEach(of -> addInterfaces(of, lineage));
    return List.copyOf(lineage);
  }

  private void addInterfaces(ClassFile of, Set<ClassFile> lineage) {
    for (String name : of.interfaces()) {
      ClassFile found = classes.get(name);
      if (found != null && lineage.add(found)) {
        addInterfaces(found, lineage);
      }
    }
  }

  /** The tests that none before in the lineage overrides, which may leave their annotations out. */
  private static List<Method> tests(List<ClassFile> lineage) {
    Set<String> declared = new HashSet<>();
    List<Method> tests = new ArrayList<>();
    for (ClassFile file : lineage) {
      for (Method method : file.methods()) {
        if (declared.add(method.signature()) && isTest(method)) {
          tests.add(method);
        }
      }
    }
    return tests;
  }

  private static Set<String> annotations(List<ClassFile> files) {
    Set<String> all = new LinkedHashSet<>();
    for (ClassFile file : files) {
      all.addAll(file.annotations());
      file.methods().forEach(method -> all.addAll(method.annotations()));
    }
    return all;
  }
}
