package org.equipoise.maven;

import java.util.List;
import java.util.Map;

/**
 * The violations of a check as annotations of GitHub Actions: lines {@code ::error ...} that its
 * runner reads from the output of the build.
 */
final class WorkflowCommands {
  private static final String VARIABLE = "GITHUB_ACTIONS";

  private WorkflowCommands() {}

  /** The lines; none where GitHub Actions does not run the build. */
  static List<String> of(BuildCheck check, Map<String, String> environment) {
    return "true".equals(environment.get(VARIABLE))
        ? check.violations().stream().map(WorkflowCommands::error).toList()
        : List.of();
  }

  private static String error(Violation violation) {
    String title =
        violation.claimed().map(claimed -> "Agent test " + claimed.name()).orElse("Agent tests");
    return "::error title=%s::%s".formatted(property(title), data(violation.sentence()));
  }

  /** What the runner decodes in the value of a property. */
  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }

  /** What the runner decodes in a message. */
  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }
}
