package org.equipoise.maven;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Names of classes and tests as builds write them, as regular expressions. */
final class ClassNames {
  private static final Pattern REGEX = Pattern.compile("%regex\\[(.*)]");
  private static final Pattern PART = Pattern.compile("\\*\\*/|\\*\\*|\\*|\\?|/|[^*?/]+");
  private static final String ANYWHERE = "(?:.*\\.)?";
  private static final String NESTED = "(?:\\$.*)?";

  private ClassNames() {}

  /** The items of a list in text, parted by commas. */
  static List<String> list(@Nullable String text) {
    return text == null
        ? List.of()
        : Stream.of(text.split(",")).map(String::strip).filter(item -> !item.isEmpty()).toList();
  }

  /**
   * The classes that a pattern of files names, as {@code includes} of Surefire does: {@code
   * **}{@code /*AgentTest.java}, or a regular expression of class names in {@code %regex[...]}.
   * Classes within them are meant, too.
   */
  static String ofFiles(String pattern) {
    Matcher regex = REGEX.matcher(pattern.strip());
    return regex.matches() ? regex.group(1) : ofName(pattern);
  }

  /**
   * The tests that a choice names: {@code CLASS}, or {@code CLASS#TEST+TEST}; behind {@code !},
   * those that it leaves out. A class may be named without its package; {@code *} stands for any
   * characters in a name, and {@code %regex[...]} is a regular expression, as Surefire has it.
   *
   * @return regular expressions {@code CLASS} or {@code CLASS#TEST}, behind {@code !} if they are
   *     left out
   */
  static String ofTests(String choice) {
    if (choice.startsWith("!")) {
      return "!" + ofTests(choice.substring(1).strip());
    }
    Matcher regex = REGEX.matcher(choice);
    if (regex.matches()) {
      return ofClassFiles(regex.group(1));
    }
    String[] parts = choice.split("#", 2);
    String tests =
        parts.length == 1
            ? ""
            : Stream.of(parts[1].split("\\+"))
                .map(ClassNames::expression)
                .collect(Collectors.joining("|", "#(?:", ")"));
    return ofName(parts[0]) + tests;
  }

  /** Surefire holds such an expression against the path of the class file. */
  private static String ofClassFiles(String expression) {
    String[] parts = expression.split("#", 2);
    parts[0] = parts[0].replaceFirst("\\\\?\\.class$", "").replace("/", "\\.");
    return String.join("#", parts);
  }

  /** A name alone is that of a class in any package. */
  private static String ofName(String name) {
    String path = name.strip().replace('\\', '/').replaceFirst("\\.(java|class)$", "");
    String full = path.contains("/") ? path : path.replace('.', '/');
    return (full.contains("/") ? "" : ANYWHERE) + expression(full) + NESTED;
  }

  private static String expression(String path) {
    return PART.matcher(path)
        .replaceAll(part -> Matcher.quoteReplacement(expressionOfPart(part.group())));
  }

  private static String expressionOfPart(String part) {
    return switch (part) {
      case "**/" -> ANYWHERE;
      case "**" -> ".*";
      case "*" -> "[^.]*";
      case "?" -> "[^.]";
      case "/" -> "\\.";
      default -> Pattern.quote(part);
    };
  }
}
