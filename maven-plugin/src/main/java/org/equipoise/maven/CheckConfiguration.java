package org.equipoise.maven;

import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.equipoise.chain.StateText;

/**
 * What {@code equipoise:check} will be told, as far as the POM and the command line say it now: a
 * mistake in it is told before the agents are sampled, and paid for.
 *
 * @param elements the configuration of the plugin, or of one execution
 * @param properties those of the user and of the POM, the first of which win
 */
record CheckConfiguration(Xpp3Dom elements, List<Properties> properties) {

  /**
   * Looks at all of it.
   *
   * @throws IllegalArgumentException if something is wrong; as {@code check} would say it
   */
  static void require(MavenProject project, Properties ofUser) {
    List<Properties> properties = List.of(ofUser, project.getProperties());
    Stream.concat(
            Stream.of(new Xpp3Dom("configuration")),
            PluginConfiguration.of(project).ofCheck().stream())
        .forEach(elements -> new CheckConfiguration(elements, properties).require());
  }

  private void require() {
    text("inconclusive").ifPresent(InconclusivePolicy::of);
    text("failIfNoResults").ifPresent(MissingResults::of);
    for (String flag : List.of("githubSummary", "githubAnnotations", "badge", "junitXml")) {
      text(flag).ifPresent(value -> Flag.of("equipoise." + flag, value));
    }
    Xpp3Dom rules = elements.getChild("rules");
    if (rules != null && !isLate(rules.toString())) {
      RuleReader.read(Stream.of(rules.getChildren()).map(CheckConfiguration::rule).toList());
    }
  }

  /** An element wins over a property. */
  private Optional<String> text(String name) {
    Xpp3Dom element = elements.getChild(name);
    return Stream.concat(
            element == null ? Stream.empty() : Stream.ofNullable(element.getValue()),
            properties.stream().flatMap(p -> Stream.ofNullable(p.getProperty("equipoise." + name))))
        .findFirst()
        .filter(value -> !value.isBlank() && !isLate(value));
  }

  /** Whether a property stands there that is set later in the build. */
  private static boolean isLate(String text) {
    return text.contains("${");
  }

  private static Rule rule(Xpp3Dom element) {
    Rule rule = new Rule();
    for (Xpp3Dom part : element.getChildren()) {
      String value = part.getValue();
      switch (part.getName()) {
        case "element" -> rule.element = value;
        case "name" -> rule.name = value;
        case "property" -> rule.property = value;
        case "counter" -> rule.counter = value;
        case "minimum" -> rule.minimum = value;
        case "maximum" -> rule.maximum = value;
        default ->
            throw new IllegalArgumentException(
                "A <rule> of <rules> has an element <%s>; it may have element, name, property, counter, minimum and maximum"
                    .formatted(StateText.shortened(part.getName(), 80)));
      }
    }
    return rule;
  }
}
