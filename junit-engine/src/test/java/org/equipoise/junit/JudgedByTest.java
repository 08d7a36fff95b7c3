package org.equipoise.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.equipoise.junit.EngineRuns.outcomes;
import static org.equipoise.junit.EngineRuns.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Step;
import org.junit.jupiter.api.Test;

class JudgedByTest {

  /** Of 10 draws, 3 stay. */
  @Sampling(transitions = 2_000)
  static class LazyTestCase {
    @AgentUnderTest
    Agent<Integer> agent() {
      return (state, draw) -> draw.number() % 10 < 3 ? Step.stay() : Step.to(1 - state);
    }

    @StartStates
    List<Integer> start() {
      return List.of(0);
    }

    @AgentTest
    @FewSelfLoops(atMost = 0.30)
    void isNotLazy() {}

    @AgentTest
    @FewSelfLoops(atMost = 0.20)
    void isBusy() {}
  }

  @Test
  void anAnnotationOfTheUsersOwnIsJudgedByTheExactRule() {
    assertThat(outcomes(run(LazyTestCase.class)))
        .containsEntry("isNotLazy()", "SUCCESSFUL")
        .hasEntrySatisfying(
            "isBusy()",
            outcome ->
                assertThat(outcome)
                    .startsWith(
                        "FAILED: violated: self-loop rate at most 0.20 (margin 0.05)\nestimate: 0.3")
                    .containsPattern("Decided after \\d+ draws, \\d+ of which count: at a true"));
  }

  @Test
  void theExampleOfTheDocumentationIsTheAnnotationThatIsTestedHere() throws IOException {
    String example = source("test", "FewSelfLoops");
    example = words(example.substring(example.indexOf("@JudgedBy")));

    assertThat(words(source("main", "JudgedBy").replaceAll("(?m)^ \\* ?", "")))
        .contains("{@code " + example + " }");
    assertThat(words(Files.readString(Path.of("..", "README.md"))))
        .contains("```java " + example + " ```");
  }

  private static String words(String text) {
    return text.replaceAll("\\s+", " ").replace("( ", "(").strip();
  }

  private static String source(String tree, String name) throws IOException {
    return Files.readString(
        Path.of("src", tree, "java", "org", "equipoise", "junit", name + ".java"));
  }
}
