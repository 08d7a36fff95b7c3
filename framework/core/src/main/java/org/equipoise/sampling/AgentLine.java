package org.equipoise.sampling;

import java.util.Arrays;
import java.util.Optional;
import org.equipoise.agent.Secret;
import org.equipoise.chain.StateText;

/** The line of the agent's code at which it threw. */
final class AgentLine {
  /** What calls the agent: all below it in a trace is no code of the agent. */
  private static final String CALLER = "org.equipoise.sampling.";

  private static final String OURS = "org.equipoise.";
  private static final int WIDTH = 100;

  private AgentLine() {}

  /**
   * The first line of the trace that is neither of the JDK nor of Equipoise, as {@code
   * HelpDesk.java:31}; empty where there is none.
   */
  static Optional<String> of(Throwable thrown) {
    return Arrays.stream(thrown.getStackTrace())
        .takeWhile(frame -> !frame.getClassName().startsWith(CALLER))
        .filter(frame -> !isOfJdk(frame) && !frame.getClassName().startsWith(OURS))
        .findFirst()
        .map(frame -> StateText.shortened(Secret.conceal(place(frame)), WIDTH));
  }

  private static boolean isOfJdk(StackTraceElement frame) {
    String module = frame.getModuleName();
    return module != null && (module.startsWith("java.") || module.startsWith("jdk."));
  }

  private static String place(StackTraceElement frame) {
    String file = frame.getFileName() == null ? frame.getClassName() : frame.getFileName();
    return frame.getLineNumber() > 0 ? file + ":" + frame.getLineNumber() : file;
  }
}
