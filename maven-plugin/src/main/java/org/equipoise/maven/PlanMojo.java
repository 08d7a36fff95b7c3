package org.equipoise.maven;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.equipoise.chain.StateText;
import org.equipoise.result.SpendingPlan;
import org.jspecify.annotations.Nullable;

/**
 * Tells what the agent tests are to spend, before anything is spent: no agent and no hook is
 * called. For each class and claim the calls expected and at worst, and how often agents pass and
 * fail; tokens, cost and time where their parameters are set. Writes <code>plan.json</code>, too.
 */
@Mojo(name = "plan", requiresDependencyResolution = ResolutionScope.TEST, threadSafe = true)
@Execute(phase = LifecyclePhase.TEST_COMPILE)
@SuppressWarnings("NullAway.Init") // Maven sets the fields
public final class PlanMojo extends ForkMojo {

  /** The tokens that a call of the agent sends. */
  @Parameter(property = "equipoise.tokens.input")
  @Nullable String inputTokens;

  /** The tokens that come back from a call of the agent. */
  @Parameter(property = "equipoise.tokens.output")
  @Nullable String outputTokens;

  /** The price of a million tokens sent, in any currency. */
  @Parameter(property = "equipoise.price.inputPerMillion")
  @Nullable String inputPrice;

  /** The price of a million tokens that come back. */
  @Parameter(property = "equipoise.price.outputPerMillion")
  @Nullable String outputPrice;

  /** How many seconds a call of the agent takes. */
  @Parameter(property = "equipoise.secondsPerCall")
  @Nullable String secondsPerCall;

  @Override
  public void execute() throws MojoExecutionException {
    warnOfUnknownProperties();
    try {
      Optional<String> reason = reasonToSkip();
      if (reason.isPresent()) {
        nothingIsPlanned(reason.get());
      } else if (hasEngine()) {
        plan();
      }
    } catch (IllegalArgumentException | IOException e) {
      throw new MojoExecutionException("The agent tests can not be planned: " + e.getMessage(), e);
    }
  }

  private void plan() throws MojoExecutionException {
    Path file = outputDirectory.toPath().toAbsolutePath().resolve(SpendingPlan.NAME);
    ForkedRun run = fork(settings -> settings.planned(file, prices()));
    if (run.plan(getLog()) == ForkedRun.End.NOTHING) {
      nothingIsPlanned(whyNothing(run.settings()));
    } else {
      getLog().info("The plan is in " + StateText.printable(file.toString()));
    }
  }

  private Map<String, String> prices() {
    Map<String, String> given = new TreeMap<>();
    add(given, "equipoise.tokens.input", inputTokens);
    add(given, "equipoise.tokens.output", outputTokens);
    add(given, "equipoise.price.inputPerMillion", inputPrice);
    add(given, "equipoise.price.outputPerMillion", outputPrice);
    add(given, "equipoise.secondsPerCall", secondsPerCall);
    return given;
  }

  private static void add(Map<String, String> given, String key, @Nullable String value) {
    if (value != null) {
      given.put(key, value);
    }
  }

  private void nothingIsPlanned(String reason) {
    getLog().info("No agent test is planned: " + reason);
  }
}
