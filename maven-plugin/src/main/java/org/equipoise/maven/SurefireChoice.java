package org.equipoise.maven;

import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * What a build tells Surefire and Failsafe to leave out of the tests that there are.
 *
 * @param byUser whether whoever started the build chose among the tests
 * @param byTag whether the POM chooses by tags
 * @param excluded regular expressions of the classes that the POM excludes
 */
record SurefireChoice(boolean byUser, boolean byTag, List<String> excluded) {
  /** The properties by which whoever starts a build names tests. */
  private static final List<String> NAMES = List.of("test", "it.test");

  private static final List<String> OF_USER =
      List.of(
          "test",
          "it.test",
          "groups",
          "excludedGroups",
          "surefire.includes",
          "surefire.excludes",
          "surefire.includesFile",
          "surefire.excludesFile",
          "failsafe.includes",
          "failsafe.excludes",
          "failsafe.includesFile",
          "failsafe.excludesFile");

  private static final String FAILSAFE = "maven-failsafe-plugin";
  private static final List<String> PLUGINS = List.of("maven-surefire-plugin", FAILSAFE);
  private static final List<String> OF_TAGS = List.of("groups", "excludedGroups");

  /** None is left out. */
  static final SurefireChoice ALL = new SurefireChoice(false, false, List.of());

  SurefireChoice {
    excluded = List.copyOf(excluded);
  }

  /**
   * What a build says.
   *
   * @param ofUser the properties of whoever started it
   * @param skipITs whether it leaves out what Failsafe runs
   */
  static SurefireChoice of(Properties ofUser, boolean skipITs, MavenProject project) {
    return new SurefireChoice(
        OF_USER.stream().anyMatch(ofUser::containsKey),
        OF_TAGS.stream()
            .anyMatch(
                tags ->
                    project.getProperties().containsKey(tags)
                        || PLUGINS.stream()
                            .anyMatch(of -> settings(project, of, tags).count() > 0)),
        Stream.concat(
                PLUGINS.stream().flatMap(of -> patterns(project, of, "excludes")),
                skipITs ? integrationTests(project) : Stream.empty())
            .toList());
  }

  /**
   * The tests that whoever started a build named to Surefire or Failsafe; of none, all. Who names
   * some wants no others, least of all such as cost.
   */
  static List<String> named(Properties ofUser) {
    return NAMES.stream()
        .flatMap(key -> ClassNames.list(ofUser.getProperty(key)).stream())
        .toList();
  }

  private static Stream<String> integrationTests(MavenProject project) {
    return Stream.concat(
        Stream.of("**/IT*.java", "**/*IT.java", "**/*ITCase.java").map(ClassNames::ofFiles),
        patterns(project, FAILSAFE, "includes"));
  }

  /** Whether it chooses among the tests, so that no result of one says little. */
  boolean isOne() {
    return byUser || byTag;
  }

  /** Whether a class may be left out on purpose. */
  boolean mayLeaveOut(AgentTestClass test) {
    return byUser
        || test.isDisabled()
        // Neither looks into classes for tests of their own.
        || test.isNested()
        || (byTag && test.mayBeTagged())
        || excluded.stream().anyMatch(test.name()::matches);
  }

  private static Stream<Xpp3Dom> settings(MavenProject project, String plugin, String name) {
    return Stream.ofNullable(project.getPlugin("org.apache.maven.plugins:" + plugin))
        .flatMap(SurefireChoice::containers)
        .flatMap(
            container ->
                container.getConfiguration() instanceof Xpp3Dom dom
                    ? Stream.of(dom.getChildren(name))
                    : Stream.empty());
  }

  private static Stream<ConfigurationContainer> containers(Plugin plugin) {
    return Stream.concat(Stream.of(plugin), plugin.getExecutions().stream());
  }

  /** Where Surefire reads a regular expression, it is of files, and any class may be meant. */
  private static Stream<String> patterns(MavenProject project, String plugin, String name) {
    return settings(project, plugin, name)
        .flatMap(list -> Stream.of(list.getChildren()))
        .flatMap(pattern -> Stream.ofNullable(pattern.getValue()))
        .flatMap(value -> value.contains("%regex[") ? Stream.of(".*") : names(value));
  }

  private static Stream<String> names(String value) {
    return ClassNames.list(value).stream().map(ClassNames::ofFiles);
  }
}
