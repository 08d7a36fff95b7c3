package org.equipoise.samples.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.equipoise.agent.Secret;
import org.equipoise.agent.Step;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordServerTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private static WordAgent agent;
  private static WordServer server;

  @BeforeAll
  static void start() throws IOException {
    agent = new WordAgent();
    server = WordServer.start(agent);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void anAnswerIsAChatCompletion() throws Exception {
    Instant before = Instant.now();
    HttpResponse<String> response = post(request("BUZZY").put("seed", 4));
    JsonNode answer = JSON.readTree(response.body());

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(response.headers().firstValue("x-request-id")).get().asString().startsWith("req_");
    assertThat(answer.path("id").asText()).startsWith("chatcmpl-");
    assertThat(answer.path("object").asText()).isEqualTo("chat.completion");
    assertThat(answer.path("model").asText()).isEqualTo("letter-4gram");
    assertThat(answer.path("created").asLong())
        .isCloseTo(before.getEpochSecond(), within(Duration.ofMinutes(5).toSeconds()));
    assertThat(answer.path("choices")).hasSize(1);
    assertThat(answer.at("/choices/0/index").asInt(-1)).isZero();
    assertThat(answer.at("/choices/0/message/role").asText()).isEqualTo("assistant");
    assertThat(answer.at("/choices/0/finish_reason").asText()).isEqualTo("stop");
  }

  @Test
  void aSeedIsTheStepOfTheAgentWithThatRandomness() throws Exception {
    Set<Class<?>> kinds = new HashSet<>();
    for (long seed = -100; seed < 100; seed++) {
      Step<String> step = agent.step("BUZZY", new SplittableRandom(seed));
      kinds.add(step.getClass());

      assertThat(text(answer(request("BUZZY").put("seed", seed)), 0))
          .isEqualTo(said(step, "BUZZY"));
    }
    assertThat(kinds).contains(Step.Move.class, Step.Escape.class);
  }

  @Test
  void withoutASeedAnswersVary() throws Exception {
    Set<String> answers = new HashSet<>();
    for (int i = 0; i < 40; i++) {
      answers.add(text(answer(request("PERSONAL")), 0));
    }

    assertThat(answers).hasSizeGreaterThan(1);
  }

  @Test
  void severalChoicesAreDrawnOneAfterTheOther() throws Exception {
    SplittableRandom random = new SplittableRandom(9);
    JsonNode answer = answer(request("PERSONAL").put("seed", 9).put("n", 5));

    assertThat(answer.path("choices")).hasSize(5);
    int tokens = 0;
    for (int i = 0; i < 5; i++) {
      String expected = said(agent.step("PERSONAL", random), "PERSONAL");
      assertThat(text(answer, i)).isEqualTo(expected);
      assertThat(answer.at("/choices/" + i + "/index").asInt()).isEqualTo(i);
      tokens += expected.length() + 1;
    }
    assertThat(answer.at("/usage/completion_tokens").asInt()).isEqualTo(tokens);
  }

  @Test
  void tokensAreCharactersAndTheEndOfTheAnswer() throws Exception {
    JsonNode answer = answer(request("WIZARDS").put("seed", 1));
    int read = WordTask.PROMPT.replace("{state}", "WIZARDS").length();
    int said = text(answer, 0).length() + 1;

    assertThat(answer.at("/usage/prompt_tokens").asInt()).isEqualTo(read);
    assertThat(answer.at("/usage/completion_tokens").asInt()).isEqualTo(said);
    assertThat(answer.at("/usage/total_tokens").asInt()).isEqualTo(read + said);
  }

  @ParameterizedTest
  @ValueSource(strings = {"max_completion_tokens", "max_tokens"})
  void anAnswerThatIsTooLongIsCutAndSaysSo(String field) throws Exception {
    JsonNode answer = answer(request("PERSONAL").put("seed", 1).put(field, 3));

    assertThat(text(answer, 0)).hasSize(3);
    assertThat(answer.at("/choices/0/finish_reason").asText()).isEqualTo("length");
    assertThat(answer.at("/usage/completion_tokens").asInt()).isEqualTo(3);
  }

  @Test
  void theLastMessageOfTheUserShowsTheWord() throws Exception {
    ObjectNode request = request("BUZZY").put("seed", 3);
    request.withArray("messages").addObject().put("role", "assistant").put("content", "TURKEY");
    request
        .withArray("messages")
        .addObject()
        .put("role", "user")
        .putArray("content")
        .addObject()
        .put("type", "text")
        .put("text", "Another one, not PERSONAL");

    assertThat(text(answer(request), 0))
        .isEqualTo(said(agent.step("PERSONAL", new SplittableRandom(3)), "PERSONAL"));
  }

  @Test
  void theModelsAreListed() throws Exception {
    JsonNode models =
        JSON.readTree(CLIENT.send(to("/models").GET().build(), BodyHandlers.ofString()).body());

    assertThat(models.path("object").asText()).isEqualTo("list");
    assertThat(models.at("/data/0/id").asText()).isEqualTo("letter-4gram");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {                                    | 400 | invalid_json      |             | the body of the request is no JSON object
          []                                   | 400 | invalid_json      |             | the body of the request is no JSON object
          {}                                   | 400 | invalid_value     | model       | you must provide a model parameter
          {"model":"letter-4gram"}             | 400 | invalid_value     | messages    | 'messages' is an array of messages
          {"model":"letter-4gram","stream":true} | 400 | unsupported_value | stream    | 'stream' is not supported with this model
          {"model":"letter-4gram","temperature":0.2} | 400 | unsupported_value | temperature | 'temperature' is 1 with this model, and nothing else
          {"model":"letter-4gram","messages":[{"role":"x"}]} | 400 | invalid_value | messages[0].role | 'role' is one of assistant, developer, system and user
          {"model":"letter-4gram","messages":[{"role":"user"}]} | 400 | invalid_value | messages[0].content | 'content' is a text or an array of parts
          {"model":"letter-4gram","messages":[{"role":"user","content":"BUZZY"}],"n":0} | 400 | invalid_value | n | 'n' is an integer from 1 to 128
          {"model":"letter-4gram","messages":[{"role":"user","content":"BUZZY"}],"n":129} | 400 | invalid_value | n | 'n' is an integer from 1 to 128
          {"model":"letter-4gram","messages":[{"role":"user","content":"BUZZY"}],"seed":"x"} | 400 | invalid_value | seed | 'seed' is an integer from -9223372036854775808 to 9223372036854775807
          {"model":"letter-4gram","messages":[{"role":"system","content":"BUZZY"}]} | 400 | invalid_value | messages | there is no message of the user
          {"model":"gpt","messages":[{"role":"user","content":"BUZZY"}]} | 404 | model_not_found | model | there is no other model here than 'letter-4gram'
          """)
  void aWrongRequestIsRefusedAsOpenAiDoes(
      String body, int status, String code, String param, String message) throws Exception {
    HttpResponse<String> response = post(body);
    JsonNode error = JSON.readTree(response.body()).path("error");

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(error.path("message").asText()).isEqualTo(message);
    assertThat(error.path("type").asText()).isEqualTo("invalid_request_error");
    assertThat(error.path("code").asText()).isEqualTo(code);
    assertThat(error.path("param").textValue()).isEqualTo(param);
  }

  @Test
  void otherPathsAndMethodsAreRefused() throws Exception {
    assertThat(CLIENT.send(to("/embeddings").GET().build(), BodyHandlers.ofString()).statusCode())
        .isEqualTo(404);
    assertThat(
            CLIENT
                .send(to("/chat/completions").GET().build(), BodyHandlers.ofString())
                .statusCode())
        .isEqualTo(405);
    assertThat(post(" ".repeat((1 << 20) + 1)).statusCode()).isEqualTo(413);
  }

  @Test
  void aCallWithoutTheRightKeyIsRefused() throws Exception {
    Secret key = Secret.of("sk-word-server-test");
    try (WordServer guarded = WordServer.start(agent, 0, Duration.ZERO, key)) {
      URI models = URI.create(guarded.baseUrl() + "/models");
      HttpRequest.Builder call = HttpRequest.newBuilder(models);

      assertThat(CLIENT.send(call.build(), BodyHandlers.ofString()).statusCode()).isEqualTo(401);
      call.setHeader("Authorization", "Bearer sk-another");
      HttpResponse<String> wrong = CLIENT.send(call.build(), BodyHandlers.ofString());
      assertThat(wrong.statusCode()).isEqualTo(401);
      assertThat(wrong.body()).doesNotContain("sk-another", key.reveal());
      call.setHeader("Authorization", "Bearer " + key.reveal());
      assertThat(CLIENT.send(call.build(), BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }
  }

  /** Were answers delayed by threads that wait, 256 of them would take 128 delays one by one. */
  @Test
  void answersThatTakeTheirTimeDoNotTakeThreads() throws Exception {
    try (WordServer slow = WordServer.start(agent, 0, Duration.ofMillis(400), null)) {
      HttpRequest call =
          HttpRequest.newBuilder(URI.create(slow.baseUrl() + "/models"))
              .timeout(Duration.ofSeconds(30))
              .build();
      List<CompletableFuture<HttpResponse<String>>> calls = new ArrayList<>();
      for (int i = 0; i < 256; i++) {
        calls.add(CLIENT.sendAsync(call, BodyHandlers.ofString()));
      }

      assertThat(calls).allSatisfy(c -> assertThat(c.join().statusCode()).isEqualTo(200));
    }
  }

  private static String said(Step<String> step, String stayed) {
    return step instanceof Step.Move<String> move
        ? move.state()
        : step instanceof Step.Escape<String>
            ? "I am sorry, I found no valid word in 10000 tries."
            : stayed;
  }

  private static ObjectNode request(String word) {
    ObjectNode request = JsonNodeFactory.instance.objectNode().put("model", "letter-4gram");
    request
        .putArray("messages")
        .addObject()
        .put("role", "user")
        .put("content", WordTask.PROMPT.replace("{state}", word));
    return request;
  }

  private static JsonNode answer(ObjectNode request) throws Exception {
    HttpResponse<String> response = post(request);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return JSON.readTree(response.body());
  }

  private static String text(JsonNode answer, int choice) {
    return answer.at("/choices/" + choice + "/message/content").textValue();
  }

  private static HttpResponse<String> post(Object body) throws Exception {
    return CLIENT.send(
        to("/chat/completions")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build(),
        BodyHandlers.ofString());
  }

  private static HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(server.baseUrl() + path))
        .timeout(Duration.ofSeconds(30));
  }
}
