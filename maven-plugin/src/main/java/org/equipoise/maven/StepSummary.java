package org.equipoise.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.equipoise.chain.StateText;
import org.equipoise.statistics.Rounded;

/**
 * A check as Markdown, for the page on which GitHub Actions shows a build: appended to the file
 * that it names in the environment. What models wrote stands there as text alone.
 *
 * @param module the module that was checked
 * @param check what was found
 */
record StepSummary(String module, BuildCheck check) {
  /** The variable that names the file. */
  static final String VARIABLE = "GITHUB_STEP_SUMMARY";

  private static final int ROWS = 50;
  private static final int WIDTH = 200;

  /** Every character that means something in Markdown; a point only where it may make a link. */
  private static final Pattern MARKUP =
      Pattern.compile("[\\\\`*_{}\\[\\]<>|~&#!@:$^]|(?<=\\p{L})\\.");

  /**
   * Appends it, where GitHub Actions runs the build.
   *
   * @throws IOException if the file can not be written
   */
  void append(Map<String, String> environment) throws IOException {
    Optional<String> file =
        Optional.ofNullable(environment.get(VARIABLE)).filter(f -> !f.isBlank());
    if (file.isPresent() && !isEmpty()) {
      Path path = Path.of(file.get());
      // Modules that are built side by side write to one file, and a long text in several pieces.
      synchronized (StepSummary.class) {
        Files.writeString(path, text(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      }
    }
  }

  private boolean isEmpty() {
    return check.results().current().isEmpty() && check.violations().isEmpty();
  }

  /** The Markdown. */
  String text() {
    StringBuilder out = new StringBuilder();
    out.append("### Agent tests of %s: %s\n\n".formatted(escaped(module), check.counts()));
    table(out);
    if (!check.violations().isEmpty()) {
      out.append("The build fails:\n\n");
      check.violations().stream()
          .limit(ROWS)
          .forEach(
              violation -> out.append("- ").append(escaped(violation.sentence())).append('\n'));
      more(check.violations().size(), out);
      out.append('\n');
    }
    return out.toString();
  }

  private void table(StringBuilder out) {
    List<Claimed> claims =
        Claimed.in(check.results().current()).stream()
            .sorted(Comparator.comparing(StepSummary::badness).reversed())
            .toList();
    if (claims.isEmpty()) {
      return;
    }
    out.append("| verdict | test | claim | measured |\n|---|---|---|---|\n");
    claims.stream().limit(ROWS).forEach(claimed -> row(claimed, out));
    out.append('\n');
    more(claims.size(), out);
  }

  private static void row(Claimed claimed, StringBuilder out) {
    out.append(
        "| %s | %s | %s | %s |\n"
            .formatted(
                claimed.word(),
                cell(claimed.name()),
                cell(claimed.property().claim()),
                cell(claimed.property().measured().orElseGet(claimed.property()::reason))));
  }

  private static void more(int all, StringBuilder out) {
    if (all > ROWS) {
      out.append("and %s more\n\n".formatted(Rounded.count(all - ROWS)));
    }
  }

  private static int badness(Claimed claimed) {
    return switch (claimed.property().verdict()) {
      case PASS -> 0;
      case INCONCLUSIVE -> 1;
      case FAIL -> 2;
    };
  }

  private static String cell(String text) {
    return escaped(StateText.shortened(text, WIDTH));
  }

  private static String escaped(String text) {
    return MARKUP.matcher(StateText.printable(text)).replaceAll("\\\\$0");
  }
}
