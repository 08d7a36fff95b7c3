package org.equipoise.maven;

import java.util.List;

/** The one dependency that a project with agent tests has. */
final class EngineDependency {
  static final String ARTIFACT_ID = "equipoise-junit-engine";

  private static final int NAMED = 3;

  private EngineDependency() {}

  /** That classes with agent tests are not accompanied by it. */
  static String missing(List<String> classes, String version) {
    return """
        There are agent tests (%s), but their engine is not on the test class path. Add to the dependencies:
        <dependency>
          <groupId>org.equipoise</groupId>
          <artifactId>%s</artifactId>
          <version>%s</version>
          <scope>test</scope>
        </dependency>"""
        .formatted(named(classes), ARTIFACT_ID, version);
  }

  private static String named(List<String> classes) {
    String first = String.join(", ", classes.stream().limit(NAMED).toList());
    return classes.size() > NAMED
        ? first + " and %s more".formatted(classes.size() - NAMED)
        : first;
  }
}
