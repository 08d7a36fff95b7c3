package org.equipoise.junit;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.equipoise.result.SpendingPlan;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.engine.Filter;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * The program that runs the agent tests of a project in a JVM of its own, for the Maven plugin: it
 * runs this engine and no other, and keeps the record of the run that {@code equipoise:check}
 * reads.
 *
 * <p>The plugin puts a launcher of the JUnit Platform on the class path. No other class of this
 * module needs one.
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
public final class AgentTestRun {
  /** All tests ran, and none failed. */
  public static final int NONE_FAILED = 0;

  /** All tests ran, and some failed; the results say what was found. */
  public static final int SOME_FAILED = 1;

  /** The tests could not be run; what was wrong is on the standard error stream. */
  public static final int COULD_NOT_RUN = 2;

  /** There is no agent test, or none that was chosen. */
  public static final int NOTHING_TO_RUN = 3;

  /** The plugin, and those who stop containers, wait for ten seconds. */
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private static final String TOLD_TO_END = "The process was told to end before all tests had run";

  private final RunSettings settings;
  private final RunRecord record;
  private final PrintStream out;

  private AgentTestRun(RunSettings settings, PrintStream out) {
    this.settings = settings;
    this.record = new RunRecord(settings.manifest(), settings.build(), settings.isFiltered());
    this.out = out;
  }

  /**
   * Runs the agent tests and ends the JVM, with one of the numbers here.
   *
   * @param arguments the path of a file of Java properties in UTF-8: {@code mode} ({@code run}, or
   *     {@code plan} to spend nothing and write to {@code plan} what is to be spent), {@code
   *     manifest}, {@code roots} (the class-path roots to search), {@code include} and {@code
   *     exclude} (class names, as regular expressions, one a line), {@code tags.include} and {@code
   *     tags.exclude} (tag expressions, one a line), {@code tests} (regular expressions {@code
   *     CLASS} or {@code CLASS#TEST}, one a line, behind {@code !} of what is left out), {@code
   *     config.KEY} for each configuration parameter, and {@code system.KEY} for each system
   *     property that the command line can not hold
   */
  public static void main(String... arguments) {
    // What reads it decodes UTF-8, whatever this machine's own encoding is.
    System.setOut(printer(FileDescriptor.out));
    System.setErr(printer(FileDescriptor.err));
    // Where the build is killed, nobody waits for what would still be paid for.
    ProcessHandle.current()
        .parent()
        .ifPresent(build -> build.onExit().thenRun(() -> System.exit(COULD_NOT_RUN)));
    System.exit(run(arguments, System.out, System.err));
  }

  private static PrintStream printer(FileDescriptor stream) {
    return new PrintStream(new FileOutputStream(stream), true, StandardCharsets.UTF_8);
  }

  /** Runs the agent tests; returns the number that the JVM ends with. */
  static int run(String[] arguments, PrintStream out, PrintStream err) {
    if (arguments.length != 1) {
      err.println("Usage: java -cp ... " + AgentTestRun.class.getName() + " FILE");
      return COULD_NOT_RUN;
    }
    try {
      RunSettings settings = RunSettings.read(Path.of(arguments[0]));
      settings.systemProperties().forEach(System::setProperty);
      AgentTestRun run = new AgentTestRun(settings, out);
      return settings.plan().isPresent() ? run.plan(settings.plan().get(), err) : run.run(err);
    } catch (IllegalArgumentException | IOException | UncheckedIOException e) {
      err.println(RunConsole.sentence(e));
      return COULD_NOT_RUN;
    }
  }

  private int run(PrintStream err) {
    Optional<String> failure;
    try {
      Launcher launcher = LauncherFactory.create(only(new EquipoiseTestEngine(false)));
      TestPlan plan = launcher.discover(request());
      if (!plan.containsTests()) {
        return nothingToRun();
      }
      ClassRuns classes = new ClassRuns(plan);
      execute(launcher, plan, classes);
      failure = classes.failureOfEngine();
      if (failure.isEmpty()) {
        return classes.anyFailed() ? SOME_FAILED : NONE_FAILED;
      }
    } catch (JUnitException | LinkageError e) {
      failure = Optional.of(RunConsole.sentence(e));
    }
    record.fail(List.of(), failure.get());
    err.println(failure.get());
    return COULD_NOT_RUN;
  }

  /** Writes what is to be spent; the record of the last run stays as it is. */
  private int plan(Path file, PrintStream err) throws IOException {
    PlanningEngine engine = new PlanningEngine();
    try {
      Launcher launcher = LauncherFactory.create(only(engine));
      TestPlan plan = launcher.discover(request());
      ClassRuns classes = new ClassRuns(plan);
      launcher.execute(plan, classes);
      if (classes.failureOfEngine().isPresent()) {
        err.println(classes.failureOfEngine().get());
        return COULD_NOT_RUN;
      }
    } catch (JUnitException | LinkageError e) {
      err.println(RunConsole.sentence(e));
      return COULD_NOT_RUN;
    }
    if (engine.plans().isEmpty()) {
      return NOTHING_TO_RUN;
    }
    SpendingPlan planned = SpendingPlan.of(engine.plans());
    planned.write(file);
    PlanTable.of(planned).forEach(out::println);
    return NONE_FAILED;
  }

  private int nothingToRun() {
    if (settings.isFiltered()) {
      record.nothingChosen("no agent test here is chosen");
    } else {
      record.finish(List.of());
    }
    return NOTHING_TO_RUN;
  }

  private void execute(Launcher launcher, TestPlan plan, ClassRuns classes) {
    record.begin(classes.names());
    JvmShutdown shutdown =
        JvmShutdown.endsSamplingHere(PATIENCE, () -> record.fail(classes.states(), TOLD_TO_END));
    try {
      launcher.execute(plan, classes, new RunConsole(plan, out));
      end(classes);
    } finally {
      shutdown.workIsDone();
    }
  }

  private void end(ClassRuns classes) {
    Optional<String> why =
        JvmShutdown.hasBegun()
            ? Optional.of(TOLD_TO_END)
            : classes.failureOfEngine().or(classes::failureOfClass);
    why.ifPresentOrElse(
        reason -> record.fail(classes.states(), reason), () -> record.finish(classes.states()));
  }

  private static LauncherConfig only(TestEngine engine) {
    return LauncherConfig.builder()
        .enableTestEngineAutoRegistration(false)
        .enableLauncherSessionListenerAutoRegistration(false)
        .enableLauncherDiscoveryListenerAutoRegistration(false)
        .enablePostDiscoveryFilterAutoRegistration(false)
        .enableTestExecutionListenerAutoRegistration(false)
        .addTestEngines(engine)
        .build();
  }

  private LauncherDiscoveryRequest request() {
    return LauncherDiscoveryRequestBuilder.request()
        .selectors(DiscoverySelectors.selectClasspathRoots(settings.roots()))
        .filters(filters().toArray(Filter[]::new))
        // One line a class is enough where check tells the rest.
        .configurationParameter(Constants.SUMMARY, "false")
        .configurationParameter(Constants.PROGRESS, "true")
        .configurationParameters(configuration())
        .build();
  }

  /**
   * Maven hands on all that it was told, and says itself what nobody knows. A plan takes what tests
   * do not know.
   */
  private Map<String, String> configuration() {
    Map<String, String> meant = new HashMap<>(settings.configuration());
    if (settings.plan().isEmpty()) {
      meant.keySet().removeIf(key -> !ConfigurationKeys.isKnown(key));
    }
    return meant;
  }

  private List<Filter<?>> filters() {
    List<Filter<?>> filters = new ArrayList<>();
    if (!settings.include().isEmpty()) {
      filters.add(ClassNameFilter.includeClassNamePatterns(array(settings.include())));
    }
    if (!settings.exclude().isEmpty()) {
      filters.add(ClassNameFilter.excludeClassNamePatterns(array(settings.exclude())));
    }
    if (!settings.includeTags().isEmpty()) {
      filters.add(TagFilter.includeTags(settings.includeTags()));
    }
    if (!settings.excludeTags().isEmpty()) {
      filters.add(TagFilter.excludeTags(settings.excludeTags()));
    }
    if (!settings.tests().isEmpty()) {
      filters.add(new ChosenTests(settings.tests()));
    }
    return filters;
  }

  private static String[] array(List<String> values) {
    return values.toArray(String[]::new);
  }
}
