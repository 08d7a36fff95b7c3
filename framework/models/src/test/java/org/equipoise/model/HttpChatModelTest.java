package org.equipoise.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import okhttp3.OkHttpClient;
import org.equipoise.agent.Usage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpChatModelTest {

  @Test
  void aModelIsDescribedByWhatIsSet() {
    HttpChatModel model =
        HttpChatModel.openAi("gpt-5-nano")
            .temperature(0.5)
            .topP(0.9)
            .seed(1)
            .maxTokens(20)
            .field("reasoning_effort", "low")
            .field("stop", List.of("\n"))
            .build();
    assertThat(model.configuration())
        .isEqualTo(
            Map.of(
                "endpoint", "api.openai.com/v1",
                "maxTokens", "20",
                "model", "gpt-5-nano",
                "provider", "openai",
                "reasoning_effort", "\"low\"",
                "seed", "1",
                "stop", "[\"\\n\"]",
                "temperature", "0.5",
                "topP", "0.9"));
    assertThat(model).hasToString("openai:gpt-5-nano");
  }

  @Test
  void theLimitThatAnthropicNeedsIsInTheDescription() {
    assertThat(HttpChatModel.anthropic("claude").build().configuration())
        .isEqualTo(
            Map.of(
                "endpoint", "api.anthropic.com",
                "maxTokens", "1024",
                "model", "claude",
                "provider", "anthropic"));
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.test/deployments/gpt-4o, a.test/deployments/gpt-4o",
    "https://a.test/deployments/gpt-4o-mini/, a.test/deployments/gpt-4o-mini",
    "https://a.test/x?api-version=1&key=secret#part, a.test/x",
    "http://localhost:8000, localhost:8000",
    "http://localhost:8000/a b, localhost:8000/a%20b"
  })
  void aModelIsDescribedByWhereItIsAskedWithoutWhatMayBeSecret(String url, String endpoint) {
    assertThat(HttpChatModel.compatible(url, "m").build().configuration())
        .containsEntry("endpoint", endpoint);
  }

  @ParameterizedTest
  @CsvSource({
    "OPENAI, https://api.openai.com/v1/chat/completions",
    "OPENAI_RESPONSES, https://api.openai.com/v1/responses",
    "ANTHROPIC, https://api.anthropic.com/v1/messages",
    "GEMINI, https://generativelanguage.googleapis.com/v1beta/models/m:generateContent",
    "OLLAMA, http://localhost:11434/api/chat",
    "COMPATIBLE, http://localhost:8000/v1/chat/completions"
  })
  void callsGoToTheProvider(Provider provider, String url) throws Exception {
    HttpChatModel model =
        provider
            .model("m")
            .key(() -> ModelServer.KEY)
            .callFactory(
                request -> {
                  throw new IllegalStateException(request.url().toString());
                })
            .build();
    assertThat(catchThrowable(() -> model.chat(ModelServer.QUESTION))).hasMessage(url);
  }

  @Test
  void whatACallTakesAtMostIsKnownWhereItIsLimited() {
    List<Message> messages = List.of(Message.system("12345"), Message.user("678"));
    // A byte is a token at most, and a message has 8 beside its text at most.
    assertThat(HttpChatModel.openAi("m").maxTokens(20).build().estimate(messages))
        .isEqualTo(new Usage(8 + 2 * 8, 20));
    assertThat(HttpChatModel.openAi("m").build().estimate(messages)).isEqualTo(Usage.NONE);
  }

  @ParameterizedTest
  @CsvSource({"\u6f22\u5b57\u304b\u306a, 12", "\ud83d\ude00, 4", "\u00fc, 2", "a, 1"})
  void aTextTakesAtMostAsManyTokensAsItHasBytes(String text, int bytes) {
    assertThat(HttpChatModel.openAi("m").maxTokens(1).build().estimate(List.of(Message.user(text))))
        .isEqualTo(new Usage(bytes + 8, 1));
  }

  @Test
  void aBuilderThatIsUsedAgainDoesNotChangeWhatItBuilt() {
    HttpChatModel.Builder builder = HttpChatModel.openAi("m").field("n", 1);
    HttpChatModel model = builder.build();
    builder.field("n", 2).temperature(1);
    assertThat(model.configuration()).containsEntry("n", "1").doesNotContainKey("temperature");
  }

  @ParameterizedTest
  @EnumSource(names = {"OPENAI_RESPONSES", "ANTHROPIC"})
  void aSeedThatTheProviderDoesNotTakeIsRefused(Provider provider) {
    HttpChatModel.Builder builder = provider.model("m").seed(1);
    assertThatIllegalArgumentException()
        .isThrownBy(builder::build)
        .withMessageEndingWith(" takes no seed");
  }

  @ParameterizedTest
  @EnumSource(names = {"OPENAI_RESPONSES", "ANTHROPIC", "GEMINI", "OLLAMA"})
  void theFieldOfTheLimitIsForChatCompletionsAlone(Provider provider) {
    HttpChatModel.Builder builder = provider.model("m").maxTokensField("max_tokens");
    assertThatIllegalArgumentException()
        .isThrownBy(builder::build)
        .withMessageEndingWith(
            " has its own field for maxTokens; maxTokensField is for Chat Completions");
  }

  @Test
  void aTimeoutIsNotSetOnTheClientOfAnother() {
    HttpChatModel.Builder builder =
        HttpChatModel.openAi("m")
            .callFactory(new OkHttpClient())
            .callTimeout(Duration.ofSeconds(1));
    assertThatIllegalArgumentException()
        .isThrownBy(builder::build)
        .withMessage(
            "callTimeout is for the client of Equipoise; set it on the one given to callFactory");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "localhost:8000", "ftp://localhost", "https://", "file:///x"})
  void aBaseUrlThatIsNoneIsRefused(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HttpChatModel.compatible(url, "m"))
        .withMessage(
            "a base URL starts with http:// or https:// and holds no user or password, got " + url);
  }

  @Test
  void aBaseUrlWithAPasswordIsRefusedAndNotQuoted() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HttpChatModel.compatible("https://user:pass@localhost:8000/v1", "m"))
        .withMessage(
            "a base URL starts with http:// or https:// and holds no user or password, got one for"
                + " localhost:8000");
  }

  @Test
  void settingsOutOfRangeAreRefused() {
    HttpChatModel.Builder builder = HttpChatModel.openAi("m");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.temperature(-0.1))
        .withMessage("a temperature is at least 0, got -0.1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.temperature(Double.NaN))
        .withMessage("a temperature is at least 0, got NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.topP(1.1))
        .withMessage("topP is between 0 and 1, got 1.1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.maxTokens(0))
        .withMessage("maxTokens is at least 1, got 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.callTimeout(Duration.ZERO))
        .withMessage("callTimeout is more than 0, got PT0S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HttpChatModel.openAi(" "))
        .withMessage("a model needs a name");
  }

  @Test
  void aConversationWithoutAMessageIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HttpChatModel.openAi("m").build().chat(List.of()))
        .withMessage("a conversation needs at least one message");
  }
}
