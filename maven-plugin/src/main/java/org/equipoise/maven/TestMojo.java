package org.equipoise.maven;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;
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
    BuildAggregate.note(project, outputDirectory.toPath());
    try {
      Optional<String> reason = reasonToSkip();
      if (reason.isPresent()) {
        nothingIsRun(reason.get());
        RunManifest.skipped(build().id(), Instant.now(), reason.get()).write(manifest());
      } else if (hasEngine()) {
        run();
      }
    } catch (IllegalArgumentException | IOException e) {
      throw new MojoExecutionException("The agent tests can not be run: " + e.getMessage(), e);
    }
  }

  private void run() throws MojoExecutionException {
    ForkedRun run = fork(settings -> settings);
    switch (run.run(getLog())) {
      case GREEN -> {}
      case RED -> getLog().warn("Agent tests failed, which is left to equipoise:check");
      case NOTHING -> nothingIsRun(whyNothing(run.settings()));
    }
  }
}
