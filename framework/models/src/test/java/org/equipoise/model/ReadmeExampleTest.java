package org.equipoise.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.equipoise.agent.Agent;
import org.equipoise.agent.AgentDescription;
import org.equipoise.agent.Step;
import org.junit.jupiter.api.Test;

/** The example of the README, word for word. */
class ReadmeExampleTest {

  private static Agent<String> example() {
    ChatModel model =
        ChatModels.builder("openai:gpt-5-nano")
            .maxTokens(2_000)
            .rateLimit(RateLimit.shared("openai", 500, 200_000))
            .build(); // requests and tokens a minute

    Agent<String> agent =
        PromptedAgent.of(
                "Give an English word that is like {state}. Answer with the word alone.",
                model,
                answer -> answer.matches("[A-Z]+") ? Step.to(answer) : Step.escape("not a word"))
            .majorityOf(2, 3); // asks until two of three answers agree
    return agent;
  }

  private static String code(String text) {
    return text.replaceAll("\\s+", "");
  }

  @Test
  void theExampleCompilesAndIsDescribed() {
    AgentDescription description = example().description();
    assertThat(description.configuration())
        .containsEntry("endpoint", "api.openai.com/v1")
        .containsEntry("maxTokens", "2000")
        .containsEntry("model", "gpt-5-nano")
        .containsEntry("vote", "2 of 3")
        .containsKey("prompt.sha256");
  }

  @Test
  void theExampleIsThatOfTheReadme() throws Exception {
    String readme = Files.readString(Path.of("..", "..", "README.md"));
    String section = readme.substring(readme.indexOf("\n## Ask a model\n"));
    String block = section.substring(section.indexOf("```java\n") + 8);
    String example = block.substring(0, block.indexOf("```"));
    Path source =
        Path.of("src", "test", "java", "org", "equipoise", "model", "ReadmeExampleTest.java");
    assertThat(code(Files.readString(source))).contains(code(example));
    assertThat(List.of("openai", "anthropic", "gemini", "ollama", "compatible"))
        .allSatisfy(provider -> assertThat(section).contains("`" + provider + ":MODEL`"));
  }
}
