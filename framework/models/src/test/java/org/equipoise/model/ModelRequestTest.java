package org.equipoise.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes out to each provider. */
class ModelRequestTest {
  private static final List<Message> CONVERSATION =
      List.of(
          Message.system("Words only."),
          Message.user("FUZZY"),
          Message.assistant("WUZZY"),
          Message.user("Another \"ä\"?"));

  private ModelServer server;

  @BeforeEach
  void start() throws Exception {
    server = new ModelServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private RecordedRequest asked(HttpChatModel.Builder model, Provider provider) throws Exception {
    server.answers(200, provider.answer);
    model.build().chat(CONVERSATION);
    return server.request();
  }

  private static String sent(RecordedRequest request) {
    return request.getBody().utf8();
  }

  @Test
  void openAiGetsMessagesAndNoOptionThatIsNotSet() throws Exception {
    RecordedRequest request = asked(server.model(Provider.OPENAI), Provider.OPENAI);
    assertThat(request.getRequestLine()).isEqualTo("POST /chat/completions HTTP/1.1");
    assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer sk-test-key-4711");
    assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/json");
    assertThat(sent(request))
        .isEqualTo(
            "{\"model\":\"m\",\"messages\":["
                + "{\"role\":\"system\",\"content\":\"Words only.\"},"
                + "{\"role\":\"user\",\"content\":\"FUZZY\"},"
                + "{\"role\":\"assistant\",\"content\":\"WUZZY\"},"
                + "{\"role\":\"user\",\"content\":\"Another \\\"ä\\\"?\"}]}");
  }

  @Test
  void openAiGetsEachOptionThatIsSet() throws Exception {
    RecordedRequest request =
        asked(
            server
                .model(Provider.OPENAI)
                .temperature(0.5)
                .topP(0.9)
                .seed(4711)
                .maxTokens(20)
                .field("reasoning_effort", "low"),
            Provider.OPENAI);
    assertThat(sent(request))
        .endsWith(
            "],\"max_completion_tokens\":20,\"temperature\":0.5,\"top_p\":0.9,\"seed\":4711,"
                + "\"reasoning_effort\":\"low\"}");
  }

  @Test
  void aCompatibleServerGetsTheOlderNameOfTheLimitAndNoKeyWhereThereIsNone() throws Exception {
    RecordedRequest request =
        asked(
            HttpChatModel.compatible(server.url() + "v1/", "org/m").maxTokens(20),
            Provider.COMPATIBLE);
    assertThat(request.getRequestLine()).isEqualTo("POST /v1/chat/completions HTTP/1.1");
    assertThat(request.getHeaders().get("Authorization")).isNull();
    assertThat(sent(request)).startsWith("{\"model\":\"org/m\",").endsWith("],\"max_tokens\":20}");
  }

  @Test
  void theFieldOfTheLimitCanBeChosen() throws Exception {
    RecordedRequest request =
        asked(
            server.model(Provider.COMPATIBLE).maxTokens(20).maxTokensField("n_predict"),
            Provider.COMPATIBLE);
    assertThat(sent(request)).endsWith("],\"n_predict\":20}");
  }

  @Test
  void responsesAreNotStored() throws Exception {
    RecordedRequest request =
        asked(
            server.model(Provider.OPENAI_RESPONSES).temperature(1).topP(1).maxTokens(20),
            Provider.OPENAI_RESPONSES);
    assertThat(request.getRequestLine()).isEqualTo("POST /responses HTTP/1.1");
    assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer sk-test-key-4711");
    assertThat(sent(request))
        .isEqualTo(
            "{\"model\":\"m\",\"input\":["
                + "{\"role\":\"system\",\"content\":\"Words only.\"},"
                + "{\"role\":\"user\",\"content\":\"FUZZY\"},"
                + "{\"role\":\"assistant\",\"content\":\"WUZZY\"},"
                + "{\"role\":\"user\",\"content\":\"Another \\\"ä\\\"?\"}],"
                + "\"max_output_tokens\":20,\"temperature\":1.0,\"top_p\":1.0,\"store\":false}");
  }

  @Test
  void anthropicGetsItsVersionAndALimitAndTheSystemTextApart() throws Exception {
    RecordedRequest request = asked(server.model(Provider.ANTHROPIC), Provider.ANTHROPIC);
    assertThat(request.getRequestLine()).isEqualTo("POST /v1/messages HTTP/1.1");
    assertThat(request.getHeaders().get("x-api-key")).isEqualTo("sk-test-key-4711");
    assertThat(request.getHeaders().get("anthropic-version")).isEqualTo("2023-06-01");
    assertThat(request.getHeaders().get("Authorization")).isNull();
    assertThat(sent(request))
        .isEqualTo(
            "{\"model\":\"m\",\"max_tokens\":1024,\"system\":\"Words only.\",\"messages\":["
                + "{\"role\":\"user\",\"content\":\"FUZZY\"},"
                + "{\"role\":\"assistant\",\"content\":\"WUZZY\"},"
                + "{\"role\":\"user\",\"content\":\"Another \\\"ä\\\"?\"}]}");
  }

  @Test
  void geminiGetsTheModelInThePathAndRolesOfItsOwn() throws Exception {
    RecordedRequest request =
        asked(server.model(Provider.GEMINI).temperature(0).seed(1), Provider.GEMINI);
    assertThat(request.getRequestLine())
        .isEqualTo("POST /v1beta/models/m:generateContent HTTP/1.1");
    assertThat(request.getHeaders().get("x-goog-api-key")).isEqualTo("sk-test-key-4711");
    assertThat(sent(request))
        .isEqualTo(
            "{\"systemInstruction\":{\"parts\":[{\"text\":\"Words only.\"}]},\"contents\":["
                + "{\"role\":\"user\",\"parts\":[{\"text\":\"FUZZY\"}]},"
                + "{\"role\":\"model\",\"parts\":[{\"text\":\"WUZZY\"}]},"
                + "{\"role\":\"user\",\"parts\":[{\"text\":\"Another \\\"ä\\\"?\"}]}],"
                + "\"generationConfig\":{\"temperature\":0.0,\"seed\":1}}");
  }

  @Test
  void geminiGetsNoConfigurationWhereNothingIsSet() throws Exception {
    RecordedRequest request = asked(server.model(Provider.GEMINI), Provider.GEMINI);
    assertThat(sent(request)).doesNotContain("generationConfig");
  }

  @Test
  void ollamaIsToldNotToStreamAndFurtherFieldsAreMergedIntoItsOptions() throws Exception {
    RecordedRequest request =
        asked(
            HttpChatModel.ollama("m")
                .baseUrl(server.url())
                .maxTokens(20)
                .field("options", Map.of("num_ctx", 8192))
                .field("keep_alive", -1),
            Provider.OLLAMA);
    assertThat(request.getRequestLine()).isEqualTo("POST /api/chat HTTP/1.1");
    assertThat(request.getHeaders().get("Authorization")).isNull();
    assertThat(sent(request))
        .startsWith("{\"model\":\"m\",\"messages\":[{\"role\":\"system\",")
        .endsWith(
            "],\"stream\":false,\"options\":{\"num_predict\":20,\"num_ctx\":8192},\"keep_alive\":-1}");
  }

  @ParameterizedTest
  @EnumSource
  void aQuestionOfAnyCharactersArrivesAsItIs(Provider provider) throws Exception {
    String hostile = "line\nquote\" \\ tab\t \u0000 \u001b[31m \u202e emoji \ud83d\ude00";
    server.answers(200, provider.answer);
    server.model(provider).build().chat(List.of(Message.user(hostile)));
    var body = new ObjectMapper().readTree(sent(server.request()));
    assertThat(body.findValuesAsText(provider == Provider.GEMINI ? "text" : "content"))
        .containsExactly(hostile);
  }
}
