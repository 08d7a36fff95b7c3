package org.equipoise.maven;

import java.util.Map;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * Tells Surefire and Failsafe to leave our engine alone, so that agent tests run, and cost, once.
 * Both know how to since 3.0.0-M6.
 */
final class SurefireExclusion {
  private static final String PARAMETER = "excludeJUnit5Engines";
  private static final String ENGINE = "equipoise";

  private static final Map<String, String> PREFIXES =
      Map.of("maven-surefire-plugin", "surefire.", "maven-failsafe-plugin", "failsafe.");

  private SurefireExclusion() {}

  static void apply(MavenProject project) {
    PREFIXES.forEach(
        (plugin, prefix) -> {
          String property = prefix + PARAMETER;
          project
              .getProperties()
              .setProperty(property, extended(project.getProperties().getProperty(property, "")));
          Plugin declared = project.getPlugin("org.apache.maven.plugins:" + plugin);
          if (declared != null) {
            extend(declared);
            declared.getExecutions().forEach(SurefireExclusion::extend);
          }
        });
  }

  /** A setting in the configuration wins over the property. */
  private static void extend(ConfigurationContainer container) {
    if (container.getConfiguration() instanceof Xpp3Dom configuration
        && configuration.getChild(PARAMETER) != null) {
      Xpp3Dom extended = new Xpp3Dom(configuration);
      Xpp3Dom engines = extended.getChild(PARAMETER);
      if (engines.getChildCount() == 0) {
        engines.setValue(extended(engines.getValue()));
      } else {
        Xpp3Dom engine = new Xpp3Dom("excludeJUnit5Engine");
        engine.setValue(ENGINE);
        engines.addChild(engine);
      }
      container.setConfiguration(extended);
    }
  }

  private static String extended(@Nullable String engines) {
    return engines == null || engines.isBlank() ? ENGINE : engines.strip() + "," + ENGINE;
  }
}
