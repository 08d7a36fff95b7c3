package org.equipoise.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.equipoise.agent.AgentDescription;
import org.equipoise.agent.Draw;
import org.equipoise.agent.Exchange;
import org.equipoise.agent.FaultException;
import org.equipoise.agent.InvalidStepException;
import org.equipoise.agent.Step;
import org.equipoise.agent.Usage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromptedAgentTest {
  private static final SortedMap<String, String> FACTS = new TreeMap<>(Map.of("model", "m"));

  private final Draw draw = Draw.of(1, 0);

  private static ChatModel answering(String text, FinishReason finish) {
    return messages -> new ChatReply(text, finish, new Usage(3, 4), "raw " + text, FACTS);
  }

  private static ChatModel answering(String text) {
    return answering(text, FinishReason.STOP);
  }

  @Test
  void theStateGoesIntoThePromptAndTheAnswerIsRead() throws Exception {
    AtomicReference<List<Message>> asked = new AtomicReference<>();
    PromptedAgent<String> agent =
        PromptedAgent.of(
            "After {state}, not {state}?",
            messages -> {
              asked.set(messages);
              return ChatReply.of(" BUZZY\n");
            },
            answer -> Step.to(answer.strip()));
    assertThat(agent.step("{state}$1", draw)).isEqualTo(Step.to("BUZZY"));
    assertThat(asked.get()).containsExactly(Message.user("After {state}$1, not {state}$1?"));
  }

  @Test
  void aConversationCanBeThePrompt() throws Exception {
    PromptedAgent<Integer> agent =
        PromptedAgent.of(
            number -> List.of(Message.system("Count."), Message.user("After " + number + "?")),
            messages -> ChatReply.of(messages.get(1).text().replaceAll("\\D", "") + "0"),
            answer -> Step.to(Integer.valueOf(answer)));
    assertThat(agent.step(4, draw)).isEqualTo(Step.to(40));
    assertThat(draw.exchanges().get(0).prompt()).isEqualTo("system:\nCount.\n\nuser:\nAfter 4?");
  }

  @Test
  void theDrawIsToldOfTheCall() throws Exception {
    PromptedAgent.of("{state}?", answering("BUZZY"), Step::to).step("FUZZY", draw);
    assertThat(draw.exchanges())
        .containsExactly(new Exchange("FUZZY?", "raw BUZZY", FACTS, new Usage(3, 4)));
  }

  @ParameterizedTest
  @CsvSource({"REFUSED, refused", "LENGTH, cut off", "BLOCKED, blocked"})
  void anAnswerThatIsNoneIsAnEscapeAndNotParsed(FinishReason finish, String reason)
      throws Exception {
    PromptedAgent<String> agent =
        PromptedAgent.of("{state}?", answering("BUZZY", finish), Step::to);
    assertThat(agent.step("FUZZY", draw)).isEqualTo(Step.escape(reason));
    assertThat(draw.usage()).isEqualTo(new Usage(3, 4));
  }

  @Test
  void anAnswerThatEndsForNoKnownReasonIsParsed() throws Exception {
    PromptedAgent<String> agent =
        PromptedAgent.of("{state}?", answering("BUZZY", FinishReason.OTHER), Step::to);
    assertThat(agent.step("FUZZY", draw)).isEqualTo(Step.to("BUZZY"));
  }

  @Test
  void anAnswerThatTheParserCanNotReadIsAnEscape() throws Exception {
    PromptedAgent<Integer> agent =
        PromptedAgent.of("{state}?", answering("many"), answer -> Step.to(Integer.valueOf(answer)));
    assertThat(agent.step(4, draw)).isEqualTo(Step.escape("unreadable (NumberFormatException)"));
  }

  /** A pattern with a choice in a loop needs stack for each letter. */
  @Test
  void anAnswerThatTheParserHasNotTheStackForIsAnEscape() throws Exception {
    PromptedAgent<String> agent =
        PromptedAgent.of(
            "{state}?",
            answering("ab".repeat(200_000)),
            answer -> answer.matches("(a|b)*") ? Step.to("BUZZY") : Step.stay());
    assertThat(agent.step("FUZZY", draw)).isEqualTo(Step.escape("unreadable (StackOverflowError)"));
    assertThat(draw.usage()).isEqualTo(new Usage(3, 4));
  }

  @Test
  void aParserThatMakesAnInvalidStepIsADefect() {
    PromptedAgent<String> agent =
        PromptedAgent.of("{state}?", answering("BUZZY"), answer -> Step.to(null));
    assertThatThrownBy(() -> agent.step("FUZZY", draw)).isInstanceOf(InvalidStepException.class);
    assertThat(draw.usage()).isEqualTo(new Usage(3, 4));
  }

  @Test
  void aModelThatOnlyCallsAToolHasAnsweredWithNothingToRead() throws Exception {
    try (ModelServer server = new ModelServer()) {
      server.answers(
          200,
          """
          {"status":"completed","output":[{"type":"reasoning","summary":[]},
           {"type":"function_call","name":"f","arguments":"{}"}]}
          """);
      PromptedAgent<Integer> agent =
          PromptedAgent.of(
              "{state}?",
              server.model(Provider.OPENAI_RESPONSES).build(),
              answer -> Step.to(Integer.valueOf(answer)));
      assertThat(agent.step(4, draw)).isEqualTo(Step.escape("unreadable (NumberFormatException)"));
    }
  }

  @Test
  void theDrawIsToldOfACallThatFailed() throws Exception {
    try (ModelServer server = new ModelServer()) {
      server.answers(
          200,
          "{\"choices\":[],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":4}}",
          "x-request-id: req-7");
      PromptedAgent<String> agent =
          PromptedAgent.of("{state}?", server.model(Provider.OPENAI).build(), Step::to);
      assertThatThrownBy(() -> agent.step("FUZZY", draw)).isInstanceOf(ModelException.class);
      Exchange exchange = draw.exchanges().get(0);
      assertThat(exchange.prompt()).isEqualTo("FUZZY?");
      assertThat(exchange.reply()).startsWith("{\"choices\":[],\"usage\"");
      assertThat(exchange.usage()).isEqualTo(new Usage(3, 4));
      assertThat(exchange.facts())
          .containsEntry("requestId", "req-7")
          .hasEntrySatisfying(
              "fault",
              fault ->
                  assertThat(fault)
                      .startsWith(
                          "openai:m at %s answered 200, but there is".formatted(server.place())));
    }
  }

  @Test
  void aCallThatBreaksOffTakesWhatItIsExpectedTo() throws Exception {
    try (ModelServer server = new ModelServer()) {
      server.answers(new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()));
      PromptedAgent<String> agent =
          PromptedAgent.of(
              "{state} and {state}?",
              server.model(Provider.OPENAI).maxTokens(20).build(),
              Step::to);
      assertThatThrownBy(() -> agent.step("FUZZY", draw)).isInstanceOf(ModelException.class);
      // "FUZZY and FUZZY?" has 16 characters.
      assertThat(draw.usage()).isEqualTo(new Usage(4, 20));
      assertThat(draw.exchanges().get(0).facts()).containsEntry("usage", "estimated");
    }
  }

  @Test
  void theDrawIsToldOfACallOfAnotherClientThatFailed() {
    PromptedAgent<String> agent =
        PromptedAgent.of(
            "{state}?",
            messages -> {
              throw new FaultException(FaultException.Kind.THROTTLED, "slower");
            },
            Step::to);
    assertThatThrownBy(() -> agent.step("FUZZY", draw))
        .isInstanceOf(FaultException.class)
        .hasMessage("slower");
    assertThat(draw.exchanges())
        .containsExactly(
            new Exchange("FUZZY?", "", new TreeMap<>(Map.of("fault", "slower")), Usage.NONE));
  }

  @Test
  void anAgentIsDescribedByItsModelAndItsPrompt() {
    ChatModel model = HttpChatModel.ollama("m").temperature(1).build();
    AgentDescription expected =
        AgentDescription.named("words")
            .with("endpoint", "localhost:11434")
            .with("model", "m")
            .with("provider", "ollama")
            .with("temperature", "1.0");
    PromptedAgent<String> agent = PromptedAgent.of("{state}?", model, Step::to);
    assertThat(agent.named("words").description())
        .isEqualTo(expected.withDigest("prompt", "{state}?"));
    PromptedAgent<String> conversing =
        PromptedAgent.<String>of(word -> List.of(Message.user(word)), model, Step::to)
            .named("words");
    assertThat(conversing.description()).isEqualTo(expected);
    assertThat(conversing.withPromptText("v2").description())
        .isEqualTo(expected.withDigest("prompt", "v2"));
  }

  @Test
  void aStepTakesWhatItsModelTakes() {
    ChatModel model = HttpChatModel.ollama("m").maxTokens(20).build();
    assertThat(PromptedAgent.of("{state}?", model, Step::to).estimate("1234567"))
        .isEqualTo(new Usage(16, 20));
    assertThat(PromptedAgent.of("{state}?", answering("x"), Step::to).estimate("1234567"))
        .isEqualTo(Usage.NONE);
  }

  @Test
  void aTemplateWithoutTheStateIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PromptedAgent.of("A word {like} this?", answering("x"), Step::to))
        .withMessage(
            "the template has no {state} in it, so the model would not know the state: A word"
                + " {like} this?");
  }
}
