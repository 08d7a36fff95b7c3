package org.equipoise.junit;

import java.nio.file.Path;
import org.equipoise.chain.StateText;

/**
 * The commands that make another baseline of a class, as one types them.
 *
 * @param sampledClass the class
 * @param directory where baselines are
 */
record BaselineCommands(Class<?> sampledClass, Path directory) {
  /** What runs in the JVM that {@code equipoise:test} starts, where Surefire runs no agent test. */
  private static final String RUN_OF_PLUGIN = "org.equipoise.junit.AgentTestRun";

  /** Records it anew, by the tool that runs the tests. */
  String record() {
    return record(process());
  }

  /** Records it anew, where this is the command of the process that runs the tests. */
  String record(String process) {
    return run(process) + " -D%s=record%s".formatted(Constants.BASELINE, inDirectory());
  }

  /** Samples the whole plan, as {@link #accept} wants it. */
  String sampleWholePlan() {
    return sampleWholePlan(process());
  }

  /** The same, where this is the command of the process that runs the tests. */
  String sampleWholePlan(String process) {
    return run(process) + " -D%s=true%s".formatted(Constants.WHOLE_PLAN, inDirectory());
  }

  private static String process() {
    return System.getProperty("sun.java.command", "");
  }

  private String run(String process) {
    String name = sampledClass.getName();
    return process.startsWith(RUN_OF_PLUGIN)
        ? command("mvn test-compile equipoise:test -Dequipoise.test=", name)
        : command("mvn test -Dtest=", name.substring(name.lastIndexOf('.') + 1));
  }

  /** Takes the sample of the last run. */
  String accept() {
    return command("mvn equipoise:accept -Dequipoise.class=", sampledClass.getName())
        + inDirectory();
  }

  /** A shell would read the name of a nested class as one of a variable. */
  private static String command(String command, String name) {
    return command + (name.contains("$") ? "'" + name + "'" : name);
  }

  private String inDirectory() {
    String text = directory.toString();
    return text.equals(Constants.DEFAULT_BASELINE_DIRECTORY)
        ? ""
        : " -D%s='%s'".formatted(Constants.BASELINE_DIRECTORY, StateText.printable(text));
  }
}
