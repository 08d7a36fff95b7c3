package org.equipoise.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChatModelsTest {

  @AfterEach
  void clear() {
    System.clearProperty(ChatModels.BASE_URL);
  }

  @ParameterizedTest
  @CsvSource({
    "openai:gpt-5-nano, openai, gpt-5-nano",
    "openai-responses:gpt-5-nano, openai-responses, gpt-5-nano",
    "anthropic:claude, anthropic, claude",
    "gemini:gemini-flash, gemini, gemini-flash",
    "ollama:llama3:8b, ollama, llama3:8b"
  })
  void aModelIsFoundByItsName(String name, String provider, String model) {
    assertThat(ChatModels.of(name).configuration())
        .containsEntry("provider", provider)
        .containsEntry("model", model);
  }

  @Test
  void theServerOfACompatibleModelIsASystemProperty() {
    System.setProperty(ChatModels.BASE_URL, "http://localhost:9000/v1");
    assertThat(ChatModels.of("compatible:org/m").configuration())
        .containsEntry("endpoint", "localhost:9000/v1")
        .containsEntry("model", "org/m");
  }

  @Test
  void theKeyOfAProviderDoesNotGoToTheServerOfACompatibleModel() {
    System.setProperty(ChatModels.BASE_URL, "http://localhost:9000/v1");
    assertThat(ChatModels.of("openai:m").configuration())
        .containsEntry("endpoint", "api.openai.com/v1");
  }

  @Test
  void aCompatibleModelNeedsAServer() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ChatModels.of("compatible:m"))
        .withMessage(
            "a compatible model needs the base URL of its server: set the system property"
                + " equipoise.model.baseUrl");
  }

  @Test
  void aNameWithoutAProviderIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ChatModels.of("gpt-5-nano"))
        .withMessage(
            "the model 'gpt-5-nano' has no provider before it: write it as openai:gpt-5-nano");
  }

  @Test
  void aProviderThatIsNoneIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ChatModels.of("OpenAI:m"))
        .withMessage(
            "there is no provider 'OpenAI'; there are openai, openai-responses, anthropic, gemini,"
                + " ollama and compatible");
  }

  @Test
  void aNameWithoutAModelIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ChatModels.of("openai:"))
        .withMessage("a model needs a name");
  }
}
