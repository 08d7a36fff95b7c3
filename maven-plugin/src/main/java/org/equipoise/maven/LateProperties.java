package org.equipoise.maven;

import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Expands {@code @{NAME}} in a setting when the goal runs, since other plugins set properties in
 * the build, as that of JaCoCo does with {@code argLine}. What nobody has set expands to nothing.
 *
 * @param sources the properties, those that win first
 */
record LateProperties(List<Properties> sources) {
  private static final Pattern REFERENCE = Pattern.compile("@\\{([^}]*)}");

  LateProperties {
    sources = List.copyOf(sources);
  }

  String expand(String text) {
    return REFERENCE
        .matcher(text)
        .replaceAll(reference -> Matcher.quoteReplacement(value(reference.group(1))));
  }

  private String value(String name) {
    return sources.stream()
        .filter(properties -> properties.getProperty(name) != null)
        .map(properties -> properties.getProperty(name))
        .findFirst()
        .orElse("");
  }
}
