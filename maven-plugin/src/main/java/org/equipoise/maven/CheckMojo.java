package org.equipoise.maven;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.equipoise.result.ResultFormatException;

/**
 * Fails the build where this build's agent tests found that an agent is not as claimed, or found
 * nothing out.
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the fields
public final class CheckMojo extends AgentTestMojo {
  /**
   * Whether a build without a single result fails: <code>true</code>, <code>false</code>, or <code>
   * auto</code>, where it fails if there are agent tests.
   */
  @Parameter(property = "equipoise.failIfNoResults", defaultValue = "auto")
  String failIfNoResults;

  /** What a property comes to that the data do not decide: fail or warn. */
  @Parameter(property = "equipoise.inconclusive", defaultValue = "fail")
  String inconclusive;

  /**
   * How much of a counter each element may have. Without any, no FAIL and no INCONCLUSIVE is
   * allowed; where a rule on FAIL or INCONCLUSIVE applies, its maximum is what is allowed instead.
   * A broken test counts as FAIL.
   */
  @Parameter List<Rule> rules = new ArrayList<>();

  /** Whether a summary is appended to the page of the build, where GitHub Actions runs it. */
  @Parameter(property = "equipoise.githubSummary", defaultValue = "true")
  String githubSummary;

  /**
   * Whether violations become annotations, at most ten of a build, where GitHub Actions runs the
   * build.
   */
  @Parameter(property = "equipoise.githubAnnotations", defaultValue = "true")
  String githubAnnotations;

  /** Whether <code>badge.svg</code> is written. */
  @Parameter(property = "equipoise.badge", defaultValue = "true")
  String badge;

  /** Whether <code>TEST-equipoise.xml</code> is written, which CI servers read. */
  @Parameter(property = "equipoise.junitXml", defaultValue = "true")
  String junitXml;

  /** Names and values as the process has them. */
  Map<String, String> environment = System.getenv();

  /** Takes lines that must stand in the output as they are. */
  Consumer<String> output = CheckMojo::print;

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    warnOfUnknownProperties();
    Optional<String> reason = skips().reason();
    if (reason.isPresent()) {
      nothingIsChecked(reason.get());
      return;
    }
    Optional<BuildCheck> checked = check();
    if (checked.isEmpty()) {
      nothingIsChecked("skipITs is set");
      return;
    }
    BuildCheck check = checked.get();
    check.notes().forEach(getLog()::info);
    check.warnings().forEach(getLog()::warn);
    if (check.isFailure()) {
      throw new MojoFailureException(check.failure());
    }
    if (!check.violations().isEmpty()) {
      throw new MojoExecutionException(check.failure());
    }
  }

  private void nothingIsChecked(String reason) {
    CheckReports.clear(outputDirectory.toPath(), getLog()::warn);
    getLog().info("No agent test is checked: " + reason);
  }

  /** Empty where integration tests are skipped, and none ran. */
  private Optional<BuildCheck> check() throws MojoExecutionException {
    try {
      CheckRules checked = rules();
      CheckReports reports = reports();
      BuildResults results = BuildResults.read(outputDirectory.toPath(), build());
      if (skipITs && results.current().isEmpty() && results.run().isEmpty()) {
        return Optional.empty();
      }
      SurefireChoice choice = SurefireChoice.of(session.getUserProperties(), skipITs, project);
      List<AgentTestClass> tests = AgentTestClasses.toRun(testClasses.toPath());
      ExpectedResults expected = ExpectedResults.of(results, tests, checked.missing(), choice);
      // Who left tests out knows that their results are old.
      boolean isChoice = choice.isOne() || results.isOfChoice();
      BuildCheck check =
          BuildCheck.of(isChoice ? results.withoutStale() : results, checked, expected);
      reports.write(check);
      return Optional.of(check);
    } catch (ResultFormatException | IllegalArgumentException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    } catch (IOException | UncheckedIOException e) {
      throw new MojoExecutionException("The results could not be read: " + e, e);
    }
  }

  private CheckRules rules() {
    return new CheckRules(
        RuleReader.read(rules),
        InconclusivePolicy.of(inconclusive),
        MissingResults.of(failIfNoResults));
  }

  private CheckReports reports() {
    return new CheckReports(
        project.getArtifactId(),
        Flag.of("equipoise.githubSummary", githubSummary),
        Flag.of("equipoise.githubAnnotations", githubAnnotations),
        Flag.of("equipoise.badge", badge),
        Flag.of("equipoise.junitXml", junitXml),
        environment,
        AnnotationLimit.of(session),
        output,
        getLog()::warn);
  }

  /**
   * Prints to the process's own stream: Maven 4 puts a prefix before what goes to {@code
   * System.out}, and there the runner of GitHub Actions would read no command.
   */
  @SuppressWarnings("resource") // the stream is the process's
  private static void print(String line) {
    System.out.flush();
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    out.println(line);
    out.flush();
  }
}
