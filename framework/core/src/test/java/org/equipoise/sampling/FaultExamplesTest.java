package org.equipoise.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.equipoise.agent.FaultException;
import org.equipoise.agent.Secret;
import org.junit.jupiter.api.Test;

class FaultExamplesTest {
  private static final StackTraceElement OF_JDK =
      new StackTraceElement(
          null, "java.base", "17", "java.util.Objects", "requireNonNull", "Objects.java", 233);
  private static final StackTraceElement OF_MODEL =
      new StackTraceElement("org.equipoise.model.PromptedAgent", "step", "PromptedAgent.java", 90);
  private static final StackTraceElement OF_AGENT =
      new StackTraceElement("shop.HelpDesk", "parse", "HelpDesk.java", 31);
  private static final StackTraceElement OF_SAMPLER =
      new StackTraceElement("org.equipoise.sampling.CountedCalls", "step", "CountedCalls.java", 9);
  private static final StackTraceElement OF_CALLER =
      new StackTraceElement("org.junit.Runner", "run", "Runner.java", 12);

  private static String inWords(Throwable fault, StackTraceElement... trace) {
    fault.setStackTrace(trace);
    return FaultExamples.inWords(fault);
  }

  @Test
  void aMistakeInTheAgentEndsWithItsLine() {
    assertThat(
            inWords(
                new NullPointerException("no order"),
                OF_JDK,
                OF_MODEL,
                OF_AGENT,
                OF_SAMPLER,
                OF_CALLER))
        .isEqualTo("NullPointerException: no order (HelpDesk.java:31)");
    assertThat(inWords(new NumberFormatException("x".repeat(300)), OF_AGENT))
        .endsWith("x\u2026 (HelpDesk.java:31)");
  }

  @Test
  void whatAServiceCausedHasNoLine() {
    assertThat(inWords(new IOException("reset"), OF_AGENT)).isEqualTo("IOException: reset");
    assertThat(inWords(new FaultException(FaultException.Kind.UNAVAILABLE, "HTTP 503"), OF_AGENT))
        .isEqualTo("FaultException: HTTP 503");
  }

  @Test
  void whatCallsTheAgentIsNotItsCode() {
    assertThat(inWords(new IllegalStateException("no key"), OF_JDK, OF_SAMPLER, OF_CALLER))
        .isEqualTo("IllegalStateException: no key");
    assertThat(inWords(new IllegalStateException("no key")))
        .isEqualTo("IllegalStateException: no key");
  }

  @Test
  void aLineIsConcealedAndPrintable() {
    Secret.of("sk-of-a-file-name");
    StackTraceElement hostile =
        new StackTraceElement("shop.A", "b", "sk-of-a-file-name\u001b[2J", -1);

    assertThat(inWords(new IllegalStateException("no key"), hostile))
        .startsWith("IllegalStateException: no key (")
        .endsWith("\\u001b[2J)")
        .doesNotContain("sk-of-a-file-name");
  }

  @Test
  void theSampleTellsTheLine() {
    Sample<String> sample =
        Sampler.<String>of(
                (state, draw) -> {
                  throw thrownAt(OF_AGENT, OF_SAMPLER);
                })
            .from("a")
            .transitions(3)
            .retries(RetryPolicy.NONE)
            .run();

    assertThat(sample.faultExamples())
        .isEqualTo(List.of("ArithmeticException: / by zero (HelpDesk.java:31)"));
  }

  private static RuntimeException thrownAt(StackTraceElement... trace) {
    RuntimeException thrown = new ArithmeticException("/ by zero");
    thrown.setStackTrace(trace);
    return thrown;
  }
}
