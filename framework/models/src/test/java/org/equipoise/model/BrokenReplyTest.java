package org.equipoise.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import okio.Buffer;
import org.equipoise.agent.FaultException.Kind;
import org.equipoise.agent.Usage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Replies of status 200 that are no answers. */
class BrokenReplyTest {
  private ModelServer server;

  @BeforeEach
  void start() throws Exception {
    server = new ModelServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private ModelException fault(Provider provider, String body) {
    server.answers(200, body);
    return ModelServer.fault(server.model(provider).build());
  }

  @ParameterizedTest
  @EnumSource
  void jsonThatEndsTooEarlyIsAFault(Provider provider) {
    ModelException fault =
        fault(provider, provider.answer.substring(0, provider.answer.length() / 2));
    assertThat(fault.kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(fault.status()).hasValue(200);
    assertThat(fault).hasMessageContaining("answered 200, but it is no JSON object: {\"");
  }

  @ParameterizedTest
  @EnumSource
  void anObjectWithNothingInItIsAFault(Provider provider) {
    ModelException fault = fault(provider, "{}");
    assertThat(fault.kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(fault).hasMessageContaining("answered 200, but ").hasMessageEndingWith(": {}");
  }

  static Stream<String> noObjects() {
    return Stream.of(
        "",
        "null",
        "42",
        "\"BUZZY\"",
        "[]",
        "[{},{}]",
        "<html>",
        "data: {}",
        "{} {}",
        "{\"a\":",
        "[".repeat(5000));
  }

  @ParameterizedTest
  @MethodSource("noObjects")
  void aBodyThatIsNoObjectIsAFault(String body) {
    ModelException fault = fault(Provider.OPENAI, body);
    assertThat(fault.kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(fault).hasMessageContaining("answered 200, but it is no JSON object: ");
  }

  static List<Arguments> wrongTypes() {
    return List.of(
        Arguments.of(Provider.OPENAI, "{'choices':[]}"),
        Arguments.of(Provider.OPENAI, "{'choices':{}}"),
        Arguments.of(Provider.OPENAI, "{'choices':['BUZZY']}"),
        Arguments.of(Provider.OPENAI, "{'choices':[{'message':null}]}"),
        Arguments.of(Provider.OPENAI, "{'choices':[{'message':{'content':42}}]}"),
        Arguments.of(Provider.OPENAI, "{'choices':[{'message':{'content':{'text':'x'}}}]}"),
        Arguments.of(
            Provider.OPENAI, "{'choices':[{'message':{'content':[{'type':'text','text':1}]}}]}"),
        Arguments.of(Provider.OPENAI_RESPONSES, "{'status':'completed','output':{}}"),
        Arguments.of(Provider.OPENAI_RESPONSES, "{'status':'failed','output':[],'error':null}"),
        Arguments.of(Provider.OPENAI_RESPONSES, "{'status':'in_progress','output':[]}"),
        Arguments.of(Provider.OPENAI_RESPONSES, "{'status':'incomplete'}"),
        Arguments.of(
            Provider.OPENAI_RESPONSES,
            "{'status':'completed','output':[{'type':'message','content':"
                + "[{'type':'output_text','text':[]}]}]}"),
        Arguments.of(Provider.ANTHROPIC, "{'content':'BUZZY'}"),
        Arguments.of(Provider.ANTHROPIC, "{'content':[{'type':'text','text':null}]}"),
        Arguments.of(Provider.GEMINI, "{'candidates':[]}"),
        Arguments.of(Provider.GEMINI, "{'candidates':[{'content':{'parts':[{'text':7}]}}]}"),
        Arguments.of(Provider.OLLAMA, "{'message':'BUZZY','done':true}"),
        Arguments.of(Provider.OLLAMA, "{'message':{'content':null},'done':true}"));
  }

  @ParameterizedTest
  @MethodSource("wrongTypes")
  void aTextThatIsNotWhereItShouldBeIsAFault(Provider provider, String body) {
    ModelException fault = fault(provider, body.replace('\'', '"'));
    assertThat(fault.kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(fault.status()).hasValue(200);
  }

  @Test
  void theMessageSaysWhatIsMissing() {
    assertThat(fault(Provider.OPENAI, "{\"choices\":[]}"))
        .hasMessage(
            "openai:m at %s answered 200, but there is no choices[0].message in it: {\"choices\":[]}"
                .formatted(server.place()));
  }

  @Test
  void tokensAreKnownOfAnAnswerThatIsNone() {
    ModelException fault =
        fault(
            Provider.OPENAI,
            "{\"choices\":[],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":4}}");
    assertThat(fault.usage()).isEqualTo(new Usage(3, 4));
  }

  /** The question has 18 characters: 5 tokens; and no answer may be longer than 50. */
  @Test
  void tokensAreGuessedOfAnAnswerThatCanNotBeRead() {
    server.answers(200, "{\"choices\":[{\"message\":{\"content\":\"BUZ");

    ModelException fault = ModelServer.fault(server.model(Provider.OPENAI).maxTokens(50).build());

    assertThat(fault.usage()).isEqualTo(new Usage(5, 50));
    assertThat(fault.facts()).containsEntry("usage", "estimated");
  }

  @Test
  void aReplyThatIsNoAnswerIsKeptAsItCame() {
    String html = "<html>" + "x".repeat(20_000);
    assertThat(fault(Provider.OPENAI, html).raw()).isEqualTo(html.substring(0, 10_000));
  }

  @Test
  void bytesThatAreNoTextAreAFault() {
    server.answers(
        new MockResponse.Builder()
            .body(new Buffer().writeUtf8("{\"choices\":\"").writeByte(0xff).writeUtf8("\"}")));
    ModelException fault = server.fault();
    assertThat(fault.kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(fault)
        .hasMessage(
            "openai:m at %s answered 200, but it is not in UTF-8: {\"choices\":\"\ufffd\"}"
                .formatted(server.place()));
  }

  @Test
  void aReplyThatDoesNotEndIsRejected() {
    server.answers(
        new MockResponse.Builder().body(new Buffer().write(new byte[HttpReply.LONGEST_BODY + 1])));
    ModelException fault = server.fault();
    assertThat(fault.kind()).isEqualTo(Kind.REJECTED);
    assertThat(fault)
        .hasMessageStartingWith(
            "openai:m at %s answered 200, but it is longer than 16 MiB: \\u0000"
                .formatted(server.place()));
  }

  @Test
  void aReplyOfTheLongestLengthIsRead() throws Exception {
    String frame = "{\"choices\":[{\"message\":{\"content\":\"%s\"}}]}";
    int length = HttpReply.LONGEST_BODY - frame.length() + 2;
    server.answers(200, frame.formatted("x".repeat(length)));
    ChatReply reply = server.model(Provider.OPENAI).build().chat(ModelServer.QUESTION);
    assertThat(reply.text()).hasSize(length);
  }

  @Test
  void anErrorThatDoesNotEndIsJudgedByItsStatus() {
    server.answers(
        new MockResponse.Builder()
            .code(429)
            .body(new Buffer().write(new byte[HttpReply.LONGEST_BODY + 1])));
    assertThat(server.fault().kind()).isEqualTo(Kind.THROTTLED);
  }
}
