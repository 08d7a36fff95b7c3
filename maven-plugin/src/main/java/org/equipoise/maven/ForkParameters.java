package org.equipoise.maven;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.toolchain.Toolchain;
import org.jspecify.annotations.Nullable;

/** What the parameters of a goal say of the JVM that it starts. */
final class ForkParameters {
  private static final String PREFIX = "equipoise.";
  private static final String LOGGING = "-Djava.util.logging.";

  /** One line each, as Maven's own; a project that sets anything of logging has its own way. */
  private static final String LOG_FORMAT = LOGGING + "SimpleFormatter.format=%4$s %5$s%6$s%n";

  private static final String PROGRAM = "org.equipoise.junit.AgentTestRun";

  /**
   * The optimizing compiler begins with a method at ten times the calls and loops that are usual. A
   * run that mostly waits for a model, or takes a second, would else spend a fourth of its time on
   * it; where an agent computes for long, that comes a moment later.
   */
  private static final List<String> LATE_OPTIMIZATION =
      List.of(
          "-XX:Tier4InvocationThreshold=50000",
          "-XX:Tier4MinInvocationThreshold=6000",
          "-XX:Tier4CompileThreshold=150000",
          "-XX:Tier4BackEdgeThreshold=400000");

  private final ForkMojo mojo;
  private final String build;
  private final NativeText commandLine;

  ForkParameters(ForkMojo mojo, String build) {
    this(mojo, build, NativeText.ofSystem());
  }

  /** The same where the command line of the JVM is text in this encoding. */
  ForkParameters(ForkMojo mojo, String build, NativeText commandLine) {
    this.mojo = mojo;
    this.build = build;
    this.commandLine = commandLine;
  }

  /** What the program in it is told. */
  ForkSettings settings(Path manifest) {
    return new ForkSettings(
        Optional.empty(),
        manifest,
        List.of(mojo.testClasses.toPath()),
        new TestSelection(
            classes(mojo.includes),
            classes(mojo.excludes),
            ClassNames.list(mojo.groups),
            ClassNames.list(mojo.excludedGroups),
            mojo.named().stream().map(ClassNames::ofTests).toList()),
        configuration(),
        systemProperties(false));
  }

  private static List<String> classes(@Nullable List<String> patterns) {
    return patterns == null ? List.of() : patterns.stream().map(ClassNames::ofFiles).toList();
  }

  private Map<String, String> configuration() {
    Map<String, String> configuration = ours();
    configuration.keySet().removeAll(UnknownProperties.ofGoals(mojo.plugin));
    configuration.put(
        "equipoise.outputDirectory", mojo.outputDirectory.getAbsoluteFile().toString());
    configuration.put("equipoise.build", build);
    settingsDigest()
        .ifPresent(
            digest -> configuration.merge(SettingsDigest.KEY, digest, (a, b) -> a + " " + b));
    if (mojo.mode != null) {
      configuration.put("equipoise.mode", mojo.mode);
    }
    return configuration;
  }

  /** The properties with our prefix; those of the user win over those of the POM. */
  private Map<String, String> ours() {
    Map<String, String> ours = new TreeMap<>();
    Stream.of(mojo.project.getProperties(), mojo.session.getUserProperties())
        .forEach(
            properties ->
                properties.stringPropertyNames().stream()
                    .filter(key -> key.startsWith(PREFIX))
                    .forEach(key -> ours.put(key, properties.getProperty(key))));
    return ours;
  }

  /**
   * The JVM.
   *
   * @param launcher the jars that stand before those of the project
   */
  AgentTestFork fork(List<Path> launcher) throws MojoExecutionException {
    List<String> arguments = new ArrayList<>();
    arguments.add("-ea");
    arguments.addAll(LATE_OPTIMIZATION);
    arguments.addAll(CommandLine.split(late().expand(text(mojo.argLine))));
    systemProperties(true).forEach((key, value) -> arguments.add("-D" + key + "=" + value));
    if (arguments.stream().noneMatch(argument -> argument.startsWith(LOGGING))) {
      arguments.add(LOG_FORMAT);
    }
    arguments.add("-cp");
    arguments.add(classPath(launcher));
    arguments.add(PROGRAM);
    return new AgentTestFork(
        java(), arguments, environment(), mojo.workingDirectory.toPath(), timeout());
  }

  private Duration timeout() {
    if (mojo.forkTimeout < 0) {
      throw new IllegalArgumentException(
          "equipoise.forkTimeout is %s; choose a number of seconds, or 0 for none"
              .formatted(mojo.forkTimeout));
    }
    return Duration.ofSeconds(mojo.forkTimeout);
  }

  private LateProperties late() {
    return new LateProperties(
        List.of(
            mojo.session.getUserProperties(),
            mojo.project.getProperties(),
            mojo.session.getSystemProperties()));
  }

  /** Those that the command line can hold, or the others, which the program sets when it begins. */
  private Map<String, String> systemProperties(boolean onCommandLine) {
    Map<String, String> given = systemProperties();
    given
        .entrySet()
        .removeIf(
            property ->
                commandLine.holds(property.getKey() + property.getValue()) != onCommandLine);
    return given;
  }

  private Map<String, String> systemProperties() {
    Map<String, String> given = ours();
    // Those of goals may be parameters of the tests, too, and agents look here for their model.
    Set<String> ofGoals = UnknownProperties.ofGoals(mojo.plugin);
    given.keySet().removeIf(key -> !ofGoals.contains(key) && !UnknownProperties.isOfModel(key));
    given.put("basedir", mojo.project.getBasedir().toString());
    Objects.requireNonNullElse(mojo.systemPropertyVariables, Map.<String, String>of())
        .forEach((key, value) -> given.put(key, text(value)));
    Properties ofUser = mojo.session.getUserProperties();
    ofUser.stringPropertyNames().stream()
        .filter(key -> !key.startsWith(PREFIX))
        .forEach(key -> given.put(key, ofUser.getProperty(key)));
    return given;
  }

  private Optional<String> settingsDigest() {
    return new SettingsDigest(mojo.project.getBasedir())
        .systemProperties(Objects.requireNonNullElse(mojo.systemPropertyVariables, Map.of()))
        .systemProperties(ours())
        .systemProperties(text(mojo.session.getUserProperties()))
        .environment(environment())
        .arguments(CommandLine.split(text(mojo.argLine)))
        .text();
  }

  private Map<String, String> environment() {
    Map<String, String> given = new HashMap<>();
    Objects.requireNonNullElse(mojo.environmentVariables, Map.<String, String>of())
        .forEach((key, value) -> given.put(key, text(value)));
    return given;
  }

  private static Map<String, String> text(Properties properties) {
    return properties.stringPropertyNames().stream()
        .collect(Collectors.toMap(key -> key, properties::getProperty));
  }

  /** Maven gives null for an empty element. */
  private static String text(@Nullable String value) {
    return Objects.requireNonNullElse(value, "");
  }

  private String classPath(List<Path> launcher) throws MojoExecutionException {
    try {
      return Stream.concat(
              launcher.stream().map(Path::toString),
              mojo.project.getTestClasspathElements().stream())
          .distinct()
          .collect(Collectors.joining(System.getProperty("path.separator")));
    } catch (DependencyResolutionRequiredException e) {
      throw new MojoExecutionException("The test class path is not known: " + e.getMessage(), e);
    }
  }

  private Path java() throws MojoExecutionException {
    if (mojo.jvm != null) {
      return Path.of(mojo.jvm);
    }
    Toolchain toolchain = mojo.toolchains.getToolchainFromBuildContext("jdk", mojo.session);
    if (toolchain == null) {
      return Path.of(System.getProperty("java.home"), "bin", "java");
    }
    String java = toolchain.findTool("java");
    if (java == null) {
      throw new MojoExecutionException(
          "The toolchain %s has no java; correct it in toolchains.xml".formatted(toolchain));
    }
    return Path.of(java);
  }
}
