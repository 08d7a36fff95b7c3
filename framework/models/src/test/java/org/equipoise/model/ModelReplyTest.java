package org.equipoise.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.equipoise.agent.Usage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of the replies of each provider. */
class ModelReplyTest {
  private ModelServer server;

  @BeforeEach
  void start() throws Exception {
    server = new ModelServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private ChatReply reply(Provider provider, String body, String... headers) throws Exception {
    server.answers(200, body, headers);
    return server.model(provider).build().chat(ModelServer.QUESTION);
  }

  @ParameterizedTest
  @EnumSource
  void theAnswerIsReadWithAllTokensThatAreBilled(Provider provider) throws Exception {
    ChatReply reply = reply(provider, provider.answer);
    assertThat(reply.text()).isEqualTo("BUZZY");
    assertThat(reply.finish()).isEqualTo(FinishReason.STOP);
    assertThat(reply.usage()).isEqualTo(new Usage(11, 7));
    assertThat(reply.raw()).isEqualTo(provider.answer);
    assertThat(reply.facts()).containsEntry("model", "m-2026");
  }

  /** The question has 18 characters, and the answer 10: 5 tokens, and 3. */
  @Test
  void tokensThatAreNotToldAreGuessed() throws Exception {
    ChatReply reply =
        reply(Provider.OPENAI, "{\"choices\":[{\"message\":{\"content\":\"BUZZY BUZZ\"}}]}");
    assertThat(reply.usage()).isEqualTo(new Usage(5, 3));
    assertThat(reply.facts()).containsEntry("usage", "estimated");
  }

  @Test
  void headersAreKeptByAListAndNoOthers() throws Exception {
    ChatReply reply =
        reply(
            Provider.OPENAI,
            Provider.OPENAI.answer,
            "Content-Type: application/json",
            "X-Request-Id: req-1",
            "x-ratelimit-remaining-tokens: 199",
            "Retry-After: 1",
            "Set-Cookie: session=4711",
            "Authorization: Bearer other",
            "openai-organization: acme");
    assertThat(reply.facts())
        .isEqualTo(
            Map.of(
                "content-type", "application/json",
                "finish", "stop",
                "model", "m-2026",
                "replyId", "chatcmpl-1",
                "requestId", "req-1",
                "retry-after", "1",
                "x-ratelimit-remaining-tokens", "199"));
  }

  @ParameterizedTest
  @CsvSource({
    "stop, STOP",
    "length, LENGTH",
    "content_filter, BLOCKED",
    "tool_calls, OTHER",
    "something_new, OTHER"
  })
  void openAiSaysWhyTheAnswerEnds(String word, FinishReason finish) throws Exception {
    ChatReply reply =
        reply(Provider.OPENAI, Provider.OPENAI.answer.replace("\"stop\"", "\"" + word + "\""));
    assertThat(reply.finish()).isEqualTo(finish);
    assertThat(reply.facts()).containsEntry("finish", word);
  }

  @ParameterizedTest
  @CsvSource({
    "end_turn, STOP",
    "stop_sequence, STOP",
    "max_tokens, LENGTH",
    "model_context_window_exceeded, LENGTH",
    "refusal, REFUSED",
    "pause_turn, OTHER"
  })
  void anthropicSaysWhyTheAnswerEnds(String word, FinishReason finish) throws Exception {
    ChatReply reply =
        reply(Provider.ANTHROPIC, Provider.ANTHROPIC.answer.replace("end_turn", word));
    assertThat(reply.finish()).isEqualTo(finish);
    assertThat(reply.facts()).containsEntry("finish", word);
  }

  @ParameterizedTest
  @CsvSource({
    "STOP, STOP",
    "MAX_TOKENS, LENGTH",
    "SAFETY, BLOCKED",
    "RECITATION, BLOCKED",
    "PROHIBITED_CONTENT, BLOCKED",
    "SPII, BLOCKED",
    "MALFORMED_FUNCTION_CALL, OTHER"
  })
  void geminiSaysWhyTheAnswerEnds(String word, FinishReason finish) throws Exception {
    ChatReply reply =
        reply(Provider.GEMINI, Provider.GEMINI.answer.replace("\"STOP\"", "\"" + word + "\""));
    assertThat(reply.finish()).isEqualTo(finish);
    assertThat(reply.facts()).containsEntry("finish", word);
  }

  @ParameterizedTest
  @CsvSource({"stop, STOP", "length, LENGTH", "load, OTHER"})
  void ollamaSaysWhyTheAnswerEnds(String word, FinishReason finish) throws Exception {
    ChatReply reply =
        reply(Provider.OLLAMA, Provider.OLLAMA.answer.replace("\"stop\"", "\"" + word + "\""));
    assertThat(reply.finish()).isEqualTo(finish);
  }

  @ParameterizedTest
  @CsvSource({"max_output_tokens, LENGTH", "content_filter, BLOCKED", "something_new, OTHER"})
  void anIncompleteResponseSaysWhy(String word, FinishReason finish) throws Exception {
    ChatReply reply =
        reply(
            Provider.OPENAI_RESPONSES,
            """
            {"status":"incomplete","incomplete_details":{"reason":"%s"},
             "output":[{"type":"reasoning"}],"usage":{"input_tokens":3,"output_tokens":20}}
            """
                .formatted(word));
    assertThat(reply.text()).isEmpty();
    assertThat(reply.finish()).isEqualTo(finish);
    assertThat(reply.usage()).isEqualTo(new Usage(3, 20));
    assertThat(reply.facts()).containsEntry("finish", word);
  }

  @Test
  void aRefusalOfOpenAiIsAReply() throws Exception {
    ChatReply reply =
        reply(
            Provider.OPENAI,
            """
            {"choices":[{"message":{"content":null,"refusal":"I can not."},
             "finish_reason":"stop"}]}
            """);
    assertThat(reply.finish()).isEqualTo(FinishReason.REFUSED);
    assertThat(reply.text()).isEqualTo("I can not.");
  }

  @Test
  void aRefusalOfResponsesIsAReply() throws Exception {
    ChatReply reply =
        reply(
            Provider.OPENAI_RESPONSES,
            """
            {"status":"completed","output":[{"type":"message","content":[
             {"type":"refusal","refusal":"I can not."}]}]}
            """);
    assertThat(reply.finish()).isEqualTo(FinishReason.REFUSED);
    assertThat(reply.text()).isEqualTo("I can not.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'status':'completed','output':[]}",
        "{'output':[{'type':'reasoning'}]}",
        "{'status':'completed','output':[{'type':'function_call','name':'f','arguments':'{}'}]}"
      })
  void aResponseWithoutAMessageIsAReplyThatSaysNothing(String body) throws Exception {
    ChatReply reply = reply(Provider.OPENAI_RESPONSES, body.replace('\'', '"'));
    assertThat(reply.text()).isEmpty();
    assertThat(reply.finish()).isEqualTo(FinishReason.OTHER);
  }

  @Test
  void aPromptThatGeminiBlocksIsAReply() throws Exception {
    ChatReply reply =
        reply(
            Provider.GEMINI,
            """
            {"promptFeedback":{"blockReason":"PROHIBITED_CONTENT"},
             "usageMetadata":{"promptTokenCount":9}}
            """);
    assertThat(reply.finish()).isEqualTo(FinishReason.BLOCKED);
    assertThat(reply.text()).isEmpty();
    assertThat(reply.usage()).isEqualTo(new Usage(9, 0));
    assertThat(reply.facts()).containsEntry("finish", "PROHIBITED_CONTENT");
  }

  @Test
  void anAnswerThatGeminiBlocksHasNoContent() throws Exception {
    ChatReply reply =
        reply(Provider.GEMINI, "{\"candidates\":[{\"finishReason\":\"SAFETY\",\"index\":0}]}");
    assertThat(reply.finish()).isEqualTo(FinishReason.BLOCKED);
    assertThat(reply.text()).isEmpty();
  }

  @Test
  void aPromptThatAGatewayBlocksWithAnErrorIsAReply() throws Exception {
    server.answers(
        400, "{\"error\":{\"code\":\"content_filter\",\"message\":\"The prompt was filtered\"}}");
    ChatReply reply = server.model(Provider.COMPATIBLE).build().chat(ModelServer.QUESTION);
    assertThat(reply.finish()).isEqualTo(FinishReason.BLOCKED);
    assertThat(reply.facts()).containsEntry("finish", "content_filter");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "403 | {'error':{'code':403,'message':'Your chosen model requires moderation and your input"
            + " was flagged','metadata':{'reasons':['violence'],'flagged_input':'hit'}}}",
        "200 | {'error':{'code':403,'message':'flagged','metadata':{'reasons':['violence']}}}",
        "403 | {'error':{'type':'moderation','code':'moderation','message':'flagged'}}",
        "400 | {'error':{'code':'content_policy_violation','type':'invalid_request_error'}}",
        "400 | {'error':{'code':'400','type':'content_policy_violation'}}",
        "400 | {'error':{'code':'invalid_prompt','type':'invalid_request_error','message':'Invalid"
            + " prompt: your prompt was flagged as potentially violating our usage policy.'}}",
      })
  void contentThatIsNotLetThroughIsBehaviourThoughAnErrorTellsIt(int status, String body)
      throws Exception {
    server.answers(status, body.replace('\'', '"'));
    ChatReply reply = server.model(Provider.COMPATIBLE).build().chat(ModelServer.QUESTION);
    assertThat(reply.finish()).isEqualTo(FinishReason.BLOCKED);
    assertThat(reply.text()).isEmpty();
  }

  @Test
  void aPromptThatResponsesBlockIsAReplyWithWhatItCost() throws Exception {
    ChatReply reply =
        reply(
            Provider.OPENAI_RESPONSES,
            """
            {"status":"failed","error":{"code":"invalid_prompt","message":"flagged"},"output":[],
             "usage":{"input_tokens":3,"output_tokens":0}}
            """);
    assertThat(reply.finish()).isEqualTo(FinishReason.BLOCKED);
    assertThat(reply.usage()).isEqualTo(new Usage(3, 0));
    assertThat(reply.facts()).containsEntry("finish", "invalid_prompt");
  }

  @Test
  void nothingToSayIsAnAnswerOfAnthropic() throws Exception {
    ChatReply reply = reply(Provider.ANTHROPIC, "{\"content\":[],\"stop_reason\":\"end_turn\"}");
    assertThat(reply.text()).isEmpty();
    assertThat(reply.finish()).isEqualTo(FinishReason.STOP);
  }

  @Test
  void contentInPartsIsPutTogether() throws Exception {
    ChatReply reply =
        reply(
            Provider.COMPATIBLE,
            """
            {"choices":[{"message":{"content":[{"type":"text","text":"BUZ"},
             {"type":"text","text":"ZY"}]},"finish_reason":"stop"}]}
            """);
    assertThat(reply.text()).isEqualTo("BUZZY");
  }

  @ParameterizedTest
  @CsvSource({"-3", "1e400", "\"many\"", "null", "99999999999999999999", "{}"})
  void anUsageThatIsNoCountIsNone(String count) throws Exception {
    ChatReply reply =
        reply(
            Provider.OPENAI,
            """
            {"choices":[{"message":{"content":"BUZZY"}}],
             "usage":{"prompt_tokens":%s,"completion_tokens":2}}
            """
                .formatted(count));
    assertThat(reply.usage()).isEqualTo(new Usage(0, 2));
  }

  @Test
  void factsAreOnOneLineAndShort() throws Exception {
    ChatReply reply =
        reply(
            Provider.OPENAI,
            "{\"model\":\"m\\u001b[31m\\n%s\",\"choices\":[{\"message\":{\"content\":\"x\"}}]}"
                .formatted("x".repeat(1000)));
    assertThat(reply.facts().get("model")).startsWith("m\\u001b[31m\\nxxx").hasSize(200);
  }
}
