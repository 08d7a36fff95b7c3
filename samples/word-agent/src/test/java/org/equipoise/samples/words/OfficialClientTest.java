package org.equipoise.samples.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.errors.OpenAIServiceException;
import com.openai.errors.UnauthorizedException;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.completions.CompletionUsage;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.equipoise.agent.FaultException.Kind;
import org.equipoise.agent.Secret;
import org.equipoise.agent.Step;
import org.equipoise.agent.Usage;
import org.equipoise.model.ChatReply;
import org.equipoise.model.FinishReason;
import org.equipoise.model.HttpChatModel;
import org.equipoise.model.Message;
import org.equipoise.model.ModelException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * OpenAI's own client against the word server, and Equipoise's client against what that one was
 * answered: the first shows that the server speaks the language, the second that both clients do.
 */
class OfficialClientTest {
  private static final String KEY = "sk-official-client-test";
  private static final ObjectMapper JSON = new ObjectMapper();

  private static WordAgent agent;

  private WordServer server;
  private Tape tape;
  private OpenAIClient official;

  @BeforeAll
  static void train() {
    agent = new WordAgent();
  }

  @BeforeEach
  void start() throws Exception {
    server = WordServer.start(agent, 0, Duration.ZERO, Secret.of(KEY));
    tape = Tape.recording(server.baseUrl());
    official = official(KEY);
  }

  @AfterEach
  void stop() {
    official.close();
    tape.close();
    server.close();
  }

  @Test
  void theOfficialClientFindsNoFaultWithAnAnswer() {
    ChatCompletion completion = ask(params("PERSONAL", 5).n(3).build());

    completion.validate();
    SplittableRandom random = new SplittableRandom(5);
    assertThat(completion.choices()).hasSize(3);
    for (ChatCompletion.Choice choice : completion.choices()) {
      assertThat(choice.message().content())
          .hasValue(((Step.Move<String>) agent.step("PERSONAL", random)).state());
    }
  }

  @Test
  void theOfficialClientListsTheModel() {
    assertThat(official.models().list().data())
        .singleElement()
        .satisfies(model -> assertThat(model.validate().id()).isEqualTo("letter-4gram"));
  }

  @Test
  void bothClientsSendTheSameRequest() throws Exception {
    ask(params("WIZARDS", 7).maxCompletionTokens(20).build());

    ours("WIZARDS", 7, 20);
    String theirs = tape.recorded().get(0).request();
    String ours = tape.recorded().get(1).request();
    assertThat(tape.recorded().get(1).path()).isEqualTo(tape.recorded().get(0).path());
    assertThat(JSON.readTree(ours)).isEqualTo(JSON.readTree(theirs));
  }

  @Test
  void bothClientsReadTheSameInTheSameAnswers() throws Exception {
    List<ChatCompletion> theirs =
        List.of(
            ask(params("PERSONAL", 1).build()),
            ask(params("ATTITUDE", 2).maxCompletionTokens(3).build()),
            ask(params("BUZZY", escapingSeed()).build()));

    try (Tape replay = Tape.replaying(tape.recorded())) {
      HttpChatModel model =
          HttpChatModel.openAi("letter-4gram").baseUrl(replay.baseUrl()).key(() -> KEY).build();
      for (int i = 0; i < theirs.size(); i++) {
        assertTheSame(
            model.chat(List.of(Message.user("?"))), theirs.get(i), tape.recorded().get(i));
      }
    }
    assertThat(theirs)
        .extracting(completion -> completion.choices().get(0).finishReason().asString())
        .containsExactly("stop", "length", "stop");
  }

  @Test
  void bothClientsReadTheSameInTheSameErrors() throws Exception {
    assertThat(refused(BadRequestException.class, params("NOWORDATALL", 1).build(), official))
        .satisfies(e -> assertThat(e.code()).hasValue("invalid_value"))
        .satisfies(e -> assertThat(e.param()).hasValue("messages"));
    assertThat(
            refused(
                NotFoundException.class, params("BUZZY", 1).model("gpt-5-nano").build(), official))
        .satisfies(e -> assertThat(e.code()).hasValue("model_not_found"));
    OpenAIClient stranger = official("sk-another-key");
    assertThat(refused(UnauthorizedException.class, params("BUZZY", 1).build(), stranger))
        .satisfies(e -> assertThat(e.code()).hasValue("invalid_api_key"));
    stranger.close();

    List<Kind> kinds = List.of(Kind.REJECTED, Kind.CLOSED, Kind.CLOSED);
    try (Tape replay = Tape.replaying(tape.recorded())) {
      for (int i = 0; i < kinds.size(); i++) {
        Tape.Exchange recorded = tape.recorded().get(i);
        ModelException fault = refusedOurs(replay);
        assertThat(fault.kind()).isEqualTo(kinds.get(i));
        assertThat(fault.status()).hasValue(recorded.status());
        assertThat(fault.code())
            .hasValue(JSON.readTree(recorded.response()).at("/error/code").asText());
        assertThat(fault.requestId()).hasValue(recorded.requestId());
      }
    }
  }

  private static void assertTheSame(ChatReply ours, ChatCompletion theirs, Tape.Exchange recorded) {
    ChatCompletion.Choice choice = theirs.choices().get(0);
    CompletionUsage usage = theirs.usage().orElseThrow();
    assertThat(ours.text()).isEqualTo(choice.message().content().orElseThrow());
    assertThat(ours.finish()).isEqualTo(FinishReason.valueOf(choice.finishReason().value().name()));
    assertThat(ours.usage()).isEqualTo(new Usage(usage.promptTokens(), usage.completionTokens()));
    assertThat(ours.raw()).isEqualTo(recorded.response());
    assertThat(ours.facts())
        .containsEntry("model", theirs.model())
        .containsEntry("replyId", theirs.id())
        .containsEntry("requestId", recorded.requestId());
  }

  /** A seed with which the agent finds no word, so that the model answers with a sentence. */
  private static long escapingSeed() {
    for (long seed = 0; ; seed++) {
      if (agent.step("BUZZY", new SplittableRandom(seed)) instanceof Step.Escape) {
        return seed;
      }
    }
  }

  private OpenAIClient official(String key) {
    return OpenAIOkHttpClient.builder()
        .baseUrl(tape.baseUrl())
        .apiKey(key)
        .maxRetries(0)
        .timeout(Duration.ofSeconds(60))
        .build();
  }

  @SuppressWarnings("deprecation") // by OpenAI; other servers honour a seed
  private static ChatCompletionCreateParams.Builder params(String word, long seed) {
    return ChatCompletionCreateParams.builder()
        .model("letter-4gram")
        .addUserMessage(WordTask.PROMPT.replace("{state}", word))
        .seed(seed);
  }

  private ChatCompletion ask(ChatCompletionCreateParams params) {
    return official.chat().completions().create(params);
  }

  private void ours(String word, long seed, int maxTokens) throws Exception {
    HttpChatModel.openAi("letter-4gram")
        .baseUrl(tape.baseUrl())
        .key(() -> KEY)
        .seed(seed)
        .maxTokens(maxTokens)
        .build()
        .chat(List.of(Message.user(WordTask.PROMPT.replace("{state}", word))));
  }

  private static <T extends OpenAIServiceException> T refused(
      Class<T> type, ChatCompletionCreateParams params, OpenAIClient client) {
    return catchThrowableOfType(type, () -> client.chat().completions().create(params));
  }

  private static ModelException refusedOurs(Tape replay) {
    HttpChatModel model =
        HttpChatModel.openAi("letter-4gram").baseUrl(replay.baseUrl()).key(() -> KEY).build();
    return catchThrowableOfType(ModelException.class, () -> model.chat(List.of(Message.user("?"))));
  }
}
