package org.equipoise.junit;

import java.util.regex.Pattern;

/**
 * What the runs of one build have in common, so that a rerun can not hide what an earlier one
 * found.
 *
 * <p>Surefire and Failsafe run tests in processes that one Maven started, so that Maven is the
 * build. Elsewhere the parent may outlive the build by far (an IDE, a daemon): there only the runs
 * in one process are known to belong together.
 */
final class BuildId {
  private static final Pattern FORK_OF_SUREFIRE =
      Pattern.compile("surefirebooter[^/\\\\ ]*\\.jar|\\.surefire\\.booter\\.ForkedBooter");
  private static final String DAEMON = "org.mvndaemon.mvnd";

  private BuildId() {}

  /** The id of the build that this process belongs to. */
  static String current() {
    ProcessHandle self = ProcessHandle.current();
    return of(
        isFork(System.getProperty("sun.java.command", ""))
            ? self.parent().filter(parent -> !isDaemon(parent)).orElse(self)
            : self);
  }

  /** Whether this command is that of a process which Surefire or Failsafe started. */
  static boolean isFork(String command) {
    return FORK_OF_SUREFIRE.matcher(command).find();
  }

  private static boolean isDaemon(ProcessHandle parent) {
    return parent.info().commandLine().filter(command -> command.contains(DAEMON)).isPresent();
  }

  /** Numbers of processes come back, so the instant of its start belongs to the name of one. */
  private static String of(ProcessHandle process) {
    return process.pid() + process.info().startInstant().map(started -> "@" + started).orElse("");
  }
}
