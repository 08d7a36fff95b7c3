package org.equipoise.result;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.apiguardian.api.API;

/**
 * Where a result was made.
 *
 * @param java the version of the Java runtime
 * @param os the name, version and architecture of the operating system
 * @param equipoise the version of Equipoise; {@code "unreleased"} where it ran from its classes
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record EnvironmentFacts(String java, String os, String equipoise) {
  private static final String VERSION =
      "/META-INF/maven/org.equipoise/equipoise-core/pom.properties";

  public static EnvironmentFacts here() {
    return new EnvironmentFacts(
        System.getProperty("java.runtime.version", "unknown"),
        "%s %s %s"
            .formatted(
                System.getProperty("os.name", "unknown"),
                System.getProperty("os.version", ""),
                System.getProperty("os.arch", "")),
        version());
  }

  private static String version() {
    Properties properties = new Properties();
    try (InputStream in = EnvironmentFacts.class.getResourceAsStream(VERSION)) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the jar of equipoise-core can not be read", e);
    }
    return properties.getProperty("version", "unreleased");
  }
}
