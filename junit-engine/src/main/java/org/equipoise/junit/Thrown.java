package org.equipoise.junit;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.equipoise.sampling.SamplingFailedException;
import org.jspecify.annotations.Nullable;

/** What code of the user's threw, in words, and the line of that code that it leads to. */
final class Thrown {
  /** What calls the user's code, or is called by it. */
  private static final List<String> OF_OTHERS =
      List.of(
          "java.",
          "javax.",
          "jdk.",
          "sun.",
          "com.sun.",
          "com.intellij.",
          "org.junit.",
          "org.opentest4j.",
          "org.apache.maven.",
          "org.gradle.",
          "org.eclipse.jdt.",
          "org.equipoise.agent.",
          "org.equipoise.assertion.",
          "org.equipoise.chain.",
          "org.equipoise.journal.",
          "org.equipoise.junit.",
          "org.equipoise.model.",
          "org.equipoise.sampling.",
          "org.equipoise.verdict.");

  /** So many lines of a trace are kept: endless recursion has a thousand. */
  private static final int LINES = 200;

  /** Causes may go in a circle. */
  private static final int CAUSES = 20;

  private Thrown() {}

  /**
   * What was thrown and why: {@code NullPointerException: the cart is null}. What the sampler says
   * of the user's code speaks for itself.
   */
  static String sentence(Throwable thrown) {
    String message = thrown.getMessage();
    if (message == null || message.isBlank()) {
      return name(thrown);
    }
    return thrown instanceof SamplingFailedException ? message : name(thrown) + ": " + message;
  }

  private static String name(Throwable thrown) {
    String name = thrown.getClass().getSimpleName();
    return name.isEmpty() ? thrown.getClass().getName() : name;
  }

  /** Where that is, to be put behind the sentence: {@code " (CartTest.java:31)"}, or nothing. */
  static String place(Throwable thrown, String testClass) {
    return line(thrown, testClass)
        .filter(frame -> frame.getLineNumber() > 0)
        .map(frame -> " (%s:%s)".formatted(frame.getFileName(), frame.getLineNumber()))
        .orElse("");
  }

  /** The line of the test class, else of its package, else of no program that is known. */
  static Optional<StackTraceElement> line(Throwable thrown, String testClass) {
    List<StackTraceElement> frames = new ArrayList<>();
    @Nullable Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < CAUSES; depth++) {
      frames.addAll(List.of(cause.getStackTrace()));
      cause = cause.getCause();
    }
    String around = testClass.substring(0, testClass.lastIndexOf('.') + 1);
    Predicate<String> ofTest = name -> name.equals(testClass) || name.startsWith(testClass + "$");
    Predicate<String> ofUser = name -> OF_OTHERS.stream().noneMatch(name::startsWith);
    return first(frames, ofTest)
        .or(() -> first(frames, ofUser.and(name -> name.startsWith(around))))
        .or(() -> first(frames, ofUser));
  }

  private static Optional<StackTraceElement> first(
      List<StackTraceElement> frames, Predicate<String> ofClass) {
    return frames.stream().filter(frame -> ofClass.test(frame.getClassName())).findFirst();
  }

  /** The trace as Java prints it, with causes. */
  static String trace(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text, true));
    List<String> lines = text.toString().lines().toList();
    return lines.stream().limit(LINES).collect(Collectors.joining("\n"))
        + (lines.size() > LINES ? "\n\t... " + (lines.size() - LINES) + " more lines" : "");
  }
}
