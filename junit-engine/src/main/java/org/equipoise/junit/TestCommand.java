package org.equipoise.junit;

/**
 * The command that runs the tests of a class, as one types it.
 *
 * @param sampledClass the class
 */
record TestCommand(Class<?> sampledClass) {
  /** What runs in the JVM that {@code equipoise:test} starts, where Surefire runs no agent test. */
  private static final String RUN_OF_PLUGIN = "org.equipoise.junit.AgentTestRun";

  /** By the tool that runs the tests now. */
  String here() {
    return in(System.getProperty("sun.java.command", ""));
  }

  /** By the tool that runs the tests, where this is the command of its process. */
  String in(String process) {
    String name = sampledClass.getName();
    return process.startsWith(RUN_OF_PLUGIN)
        ? quoting("mvn test-compile equipoise:test -Dequipoise.test=", name)
        : quoting("mvn test -Dtest=", name.substring(name.lastIndexOf('.') + 1));
  }

  /** A shell would read the name of a nested class as one of a variable. */
  static String quoting(String command, String name) {
    return command + (name.contains("$") ? "'" + name + "'" : name);
  }
}
