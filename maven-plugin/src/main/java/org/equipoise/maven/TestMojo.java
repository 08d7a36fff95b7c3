package org.equipoise.maven;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.equipoise.chain.StateText;
import org.equipoise.result.RunManifest;

/**
 * Runs the agent tests in a JVM of their own, whatever other tests the project has and whatever
 * runs those. Tests that fail do not fail this goal but <code>check</code>; tests that can not be
 * run do.
 *
 * <p>Each other property whose name begins with <code>equipoise.</code> is a configuration
 * parameter of the tests.
 */
@Mojo(
    name = "test",
    defaultPhase = LifecyclePhase.INTEGRATION_TEST,
    requiresDependencyResolution = ResolutionScope.TEST,
    threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the fields
public final class TestMojo extends ForkMojo {

  @Override
  public void execute() throws MojoExecutionException {
    warnOfUnknownProperties();
    BuildAggregate.note(project, outputDirectory.toPath());
    try {
      Optional<String> reason = reasonToSkip();
      if (reason.isPresent()) {
        nothingIsRun(reason.get());
        new ManifestFile(manifest(), build().id())
            .add(RunManifest.skipped(build().id(), Instant.now(), reason.get()));
        NamedTests.note(project, true);
      } else if (hasEngine()) {
        OutputDirectories.take(session, project, outputDirectory.toPath());
        run();
      } else {
        NamedTests.note(project, false);
      }
    } catch (IllegalArgumentException | IOException e) {
      throw new MojoExecutionException("The agent tests can not be run: " + e.getMessage(), e);
    }
  }

  private void run() throws IOException, MojoExecutionException {
    CheckConfiguration.require(project, session.getUserProperties());
    ForkedRun run = fork(settings -> settings);
    ForkedRun.End end = run.run(getLog());
    NamedTests.note(project, end != ForkedRun.End.NOTHING);
    switch (end) {
      case GREEN -> {}
      case RED -> getLog().warn("Agent tests failed, which is left to equipoise:check");
      case NOTHING -> {
        String why = whyNothing(run.settings());
        if (!run.settings().selection().isFiltered()) {
          requireNone(run.fork().java());
        }
        nothingIsRun(why);
      }
    }
  }

  /** A class that a JVM can not load has no tests in it. */
  void requireNone(Path java) throws IOException, MojoExecutionException {
    List<AgentTestClass> classes = AgentTestClasses.toRun(testClasses.toPath());
    if (!classes.isEmpty()) {
      throw new MojoExecutionException(
          "There are agent tests (%s), but %s loads none of them; see that it is as new as what compiled them, and that all they need is on the test class path"
              .formatted(
                  Expectations.listed(classes.stream().map(AgentTestClass::name).toList()),
                  StateText.printable(java.toString())));
    }
  }
}
