package org.equipoise.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.equipoise.agent.Draw;
import org.equipoise.agent.FaultException.Kind;
import org.equipoise.agent.Step;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys go to the provider, and nowhere else. */
class ModelKeyTest {
  private ModelServer server;

  @BeforeEach
  void start() throws Exception {
    server = new ModelServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @EnumSource
  void aKeyThatTheServiceQuotesIsInNothingThatIsKept(Provider provider) throws Exception {
    server.answers(
        200,
        provider.answer.replace("BUZ", ModelServer.KEY).replace("m-2026", ModelServer.KEY),
        "x-request-id: " + ModelServer.KEY);
    HttpChatModel model = server.model(provider).build();
    ChatReply reply = model.chat(ModelServer.QUESTION);
    assertThat(reply.text()).as("what the model said").isEqualTo(ModelServer.KEY + "ZY");
    assertThat(reply.toString() + reply.raw() + reply.facts())
        .contains("[secret]")
        .doesNotContain(ModelServer.KEY);
    assertThat(model.toString() + model.configuration()).doesNotContain(ModelServer.KEY);
  }

  @Test
  void aKeyThatIsAWordOfTheAnswerIsReadAsTheModelSaidIt() throws Exception {
    server.answers(200, Provider.OPENAI.answer.replace("BUZZY", "quixotry"));
    HttpChatModel model = server.model(Provider.OPENAI).key(() -> "quixotry").build();
    ChatReply reply = model.chat(ModelServer.QUESTION);
    assertThat(reply.text()).isEqualTo("quixotry");
    assertThat(reply.raw()).contains("\"[secret]\"").doesNotContain("quixotry");
  }

  @Test
  void halfOfAKeyIsNotKeptWhereALongReplyIsCut() {
    server.answers(500, "x".repeat(9_990) + ModelServer.KEY);
    assertThat(server.fault().raw()).endsWith("x[secret]");
  }

  @ParameterizedTest
  @EnumSource
  void aKeyThatTheServiceQuotesInAnErrorIsInNoFault(Provider provider) {
    String quoting =
        "{\"error\":{\"code\":\"%s\",\"message\":\"Incorrect key: %s\"}}"
            .formatted(ModelServer.KEY, ModelServer.KEY);
    for (int status : List.of(401, 429, 500, 200)) {
      server.answers(status, quoting, "x-request-id: " + ModelServer.KEY);
    }
    server.answers(307, "", "Location: https://elsewhere/" + ModelServer.KEY);
    server.answers(200, "{\"" + ModelServer.KEY);
    server.answers(200, "{\"" + ModelServer.KEY + "\":1}");
    HttpChatModel model = server.model(provider).build();
    for (int i = 0; i < 7; i++) {
      ModelException fault = ModelServer.fault(model);
      assertThat(fault.toString() + fault.code() + fault.requestId() + fault.raw() + fault.facts())
          .contains("[secret]")
          .doesNotContain(ModelServer.KEY);
    }
  }

  @Test
  void aKeyInTheAddressOfAServerIsInNoFault() throws Exception {
    server.close();
    ModelException fault =
        ModelServer.fault(
            HttpChatModel.compatible(server.url() + "?key=" + ModelServer.KEY, "m").build());
    assertThat(fault)
        .hasMessageStartingWith(
            "compatible:m at %s gave no answer: ConnectException: ".formatted(server.place()));
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      assertThat(cause.toString()).doesNotContain(ModelServer.KEY);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sk-tëst-4711", "sk-test\n4711", "sk test 4711", "sk-test-4711\u007f"})
  void aKeyThatNoHeaderCanHoldIsNotQuoted(String key) {
    ModelException fault =
        ModelServer.fault(server.model(Provider.ANTHROPIC).key(() -> key).build());
    assertThat(fault.kind()).isEqualTo(Kind.CLOSED);
    assertThat(fault)
        .hasMessage(
            "anthropic:m at %s has a key with a space or a character beyond ASCII: look at the"
                    .formatted(server.place())
                + " supplier given to key(...)")
        .hasNoCause();
    assertThat(server.web().getRequestCount()).isZero();
  }

  @Test
  void aKeyIsLookedUpForEachCall() throws Exception {
    AtomicInteger lookups = new AtomicInteger();
    HttpChatModel model =
        server
            .model(Provider.OPENAI)
            .key(() -> " sk-test-key-%s\n".formatted(lookups.incrementAndGet()))
            .build();
    assertThat(lookups).hasValue(0);
    for (int call = 1; call <= 2; call++) {
      server.answers(200, Provider.OPENAI.answer);
      model.chat(ModelServer.QUESTION);
      assertThat(server.request().getHeaders().get("Authorization"))
          .isEqualTo("Bearer sk-test-key-" + call);
    }
  }

  @Test
  void aKeyOfALocalServerMayBeShort() throws Exception {
    server.answers(200, Provider.OPENAI.answer);
    server.model(Provider.COMPATIBLE).key(() -> "EMPTY").build().chat(ModelServer.QUESTION);
    assertThat(server.request().getHeaders().get("Authorization")).isEqualTo("Bearer EMPTY");
  }

  @Test
  void aModelWithoutAKeySaysWhereItLooked() {
    ModelException fault =
        ModelServer.fault(
            HttpChatModel.openAi("m")
                .baseUrl(server.url())
                .keyFromEnvironment("EQUIPOISE_TEST_NO_SUCH_KEY")
                .build());
    assertThat(fault.kind()).isEqualTo(Kind.CLOSED);
    assertThat(fault.status()).isEmpty();
    assertThat(fault)
        .hasMessage(
            "openai:m at %s has no key; it was looked for in the environment variable EQUIPOISE_TEST_NO_SUCH_KEY"
                .formatted(server.place()));
  }

  @Test
  void aKeyMayBeASystemProperty() throws Exception {
    HttpChatModel model =
        server.model(Provider.OPENAI).keyFromSystemProperty("equipoise.test.key").build();
    assertThat(ModelServer.fault(model))
        .hasMessageEndingWith(
            " has no key; it was looked for in the system property equipoise.test.key");
    System.setProperty("equipoise.test.key", "sk-test-key-0815");
    try {
      server.answers(200, Provider.OPENAI.answer);
      model.chat(ModelServer.QUESTION);
    } finally {
      System.clearProperty("equipoise.test.key");
    }
    assertThat(server.request().getHeaders().get("Authorization"))
        .isEqualTo("Bearer sk-test-key-0815");
  }

  @Test
  void anAgentTellsItsDrawNoKey() throws Exception {
    server.answers(500, "not with " + ModelServer.KEY);
    Draw draw = Draw.of(1, 0);
    PromptedAgent<String> agent =
        PromptedAgent.of("{state}?", server.model(Provider.OPENAI).build(), Step::to);
    assertThat(catchThrowable(() -> agent.step("FUZZY", draw))).isInstanceOf(ModelException.class);
    assertThat(draw.exchanges()).hasSize(1);
    assertThat(draw.exchanges().toString()).contains("[secret]").doesNotContain(ModelServer.KEY);
    assertThat(agent.description().toString()).doesNotContain(ModelServer.KEY);
  }
}
