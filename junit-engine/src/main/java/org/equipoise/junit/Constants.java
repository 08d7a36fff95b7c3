package org.equipoise.junit;

import org.apiguardian.api.API;

/**
 * The configuration parameters of this engine: set in {@code junit-platform.properties}, as system
 * properties, or by the tool that starts the tests.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class Constants {
  /**
   * Where results are written: {@value}, a directory. The result of a class is {@code result.json}
   * in the subdirectory with the class's name.
   *
   * <p>Default: {@value #DEFAULT_OUTPUT_DIRECTORY}. A relative one is relative to the working
   * directory of the tests, which is the module for Surefire, Failsafe and Gradle.
   */
  public static final String OUTPUT_DIRECTORY = "equipoise.outputDirectory";

  /** The default of {@link #OUTPUT_DIRECTORY}: {@value}. */
  public static final String DEFAULT_OUTPUT_DIRECTORY = "target/equipoise";

  /**
   * Whether a summary of each sampled class is printed: {@value}, {@code true} (the default) or
   * {@code false}.
   */
  public static final String SUMMARY = "equipoise.summary";

  /**
   * The build that the tests run in: {@value}. Runs of a class in one build share its result, in
   * which a test that ran twice has the worse of its verdicts.
   *
   * <p>Default: the Maven that started Surefire or Failsafe, else the process of the tests. Set it
   * where processes of other tools belong together, or where a daemon runs Maven and the tests of
   * one build run in several processes, such as to {@code ${maven.build.timestamp}}.
   */
  public static final String BUILD = "equipoise.build";

  private Constants() {}
}
