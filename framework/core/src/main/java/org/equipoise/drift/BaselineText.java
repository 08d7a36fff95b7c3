package org.equipoise.drift;

import java.util.Map;
import org.equipoise.chain.Chain;

/**
 * A baseline as text: JSON with one row a line, sorted by key, so that a diff shows the drift. The
 * same baseline always has the same text.
 */
final class BaselineText {
  /** The form written here, with its major version. */
  static final String SCHEMA = "equipoise-baseline/1";

  private static final String DIGEST = "sha256:";

  private BaselineText() {}

  /** The whole file. */
  static String of(Baseline baseline) {
    return text(baseline, "  \"checksum\": \"" + checksum(baseline) + "\",\n");
  }

  /** The SHA-256 of the file without the line of the checksum. */
  static String checksum(Baseline baseline) {
    return DIGEST + Digest.of(text(baseline, ""));
  }

  /** The SHA-256 of what the agent was made of, as it stands in the file. */
  static String configurationHash(Map<String, String> configuration) {
    return DIGEST + Digest.of(configuration(configuration));
  }

  private static String text(Baseline baseline, String checksum) {
    StringBuilder out = new StringBuilder("{\n");
    field(out, "schema", JsonText.quoted(SCHEMA));
    field(out, "class", JsonText.quoted(baseline.testClass()));
    if (!baseline.agent().name().isEmpty()) {
      field(out, "agent", JsonText.quoted(baseline.agent().name()));
    }
    field(out, "keyScheme", JsonText.quoted(baseline.keyScheme()));
    Map<String, String> configuration = baseline.agent().configuration();
    if (!configuration.isEmpty()) {
      field(out, "configuration", configuration(configuration));
      field(out, "configurationHash", JsonText.quoted(configurationHash(configuration)));
    }
    field(out, "recorded", JsonText.quoted(baseline.recorded().toString()));
    baseline.expires().ifPresent(day -> field(out, "expires", JsonText.quoted(day.toString())));
    field(out, "draws", Long.toString(baseline.draws()));
    field(out, "seed", Long.toString(baseline.seed()));
    return out.append(checksum)
        .append("  \"rows\": [\n")
        .append(rows(baseline))
        .append("  ]\n}\n")
        .toString();
  }

  private static void field(StringBuilder out, String name, String value) {
    out.append("  \"").append(name).append("\": ").append(value).append(",\n");
  }

  private static String configuration(Map<String, String> configuration) {
    StringBuilder out = new StringBuilder("{");
    String separator = "\n    ";
    for (Map.Entry<String, String> setting : configuration.entrySet()) {
      out.append(separator)
          .append(JsonText.quoted(setting.getKey()))
          .append(": ")
          .append(JsonText.quoted(setting.getValue()));
      separator = ",\n    ";
    }
    return out.append("\n  }").toString();
  }

  /** The rows, a line each. */
  static String rows(Baseline baseline) {
    Chain chain = baseline.chain();
    StringBuilder out = new StringBuilder();
    String separator = "";
    for (int i = 0; i < chain.size(); i++) {
      if (chain.draws(i) > 0) {
        out.append(separator);
        row(out, chain, i);
        separator = ",\n";
      }
    }
    return out.append('\n').toString();
  }

  private static void row(StringBuilder out, Chain chain, int from) {
    out.append("    {\"from\": ")
        .append(JsonText.quoted(chain.states().key(from)))
        .append(", \"draws\": ")
        .append(chain.draws(from))
        .append(", \"stay\": ")
        .append(chain.selfLoops(from))
        .append(", \"escape\": ")
        .append(chain.escapes(from))
        .append(", \"to\": {");
    String separator = "";
    for (int e = chain.firstEdge(from); e < chain.firstEdge(from + 1); e++) {
      out.append(separator)
          .append(JsonText.quoted(chain.states().key(chain.target(e))))
          .append(": ")
          .append(chain.count(e));
      separator = ", ";
    }
    out.append("}}");
  }
}
