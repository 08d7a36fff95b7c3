package org.equipoise.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.equipoise.agent.FaultException.Kind;
import org.equipoise.agent.Usage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What an error of a provider means for further calls. */
class ModelFaultTest {
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
  @CsvSource({
    "400, REJECTED", "401, CLOSED", "402, CLOSED", "403, CLOSED", "404, CLOSED",
    "405, REJECTED", "408, UNAVAILABLE", "409, UNAVAILABLE", "413, REJECTED", "418, REJECTED",
    "422, REJECTED", "429, THROTTLED", "500, UNAVAILABLE", "502, UNAVAILABLE", "503, UNAVAILABLE",
    "504, UNAVAILABLE", "529, UNAVAILABLE", "599, UNAVAILABLE"
  })
  void theStatusSaysWhetherToAskAgain(int status, Kind kind) {
    server.answers(status, "<html>gateway</html>");
    ModelException fault = server.fault();
    assertThat(fault.kind()).isEqualTo(kind);
    assertThat(fault.status()).hasValue(status);
    assertThat(fault.code()).isEmpty();
    assertThat(fault)
        .hasMessage(
            "openai:m at %s answered %s: <html>gateway</html>".formatted(server.place(), status));
  }

  @Test
  void anErrorOfOpenAiIsQuoted() {
    server.answers(
        429,
        """
        {"error":{"message":"Rate limit reached for m","type":"tokens","param":null,
         "code":"rate_limit_exceeded"}}
        """,
        "x-request-id: req-7",
        "retry-after-ms: 250");
    ModelException fault = server.fault();
    assertThat(fault)
        .hasMessage(
            "openai:m at %s answered 429 (rate_limit_exceeded): Rate limit reached for m"
                .formatted(server.place()));
    assertThat(fault.kind()).isEqualTo(Kind.THROTTLED);
    assertThat(fault.code()).contains("rate_limit_exceeded");
    assertThat(fault.requestId()).contains("req-7");
    assertThat(fault.retryAfter()).contains(Duration.ofMillis(250));
    assertThat(fault.facts()).containsEntry("retry-after-ms", "250");
  }

  @Test
  void anErrorOfAnthropicHasItsIdInTheBody() {
    server.answers(
        529,
        """
        {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"},
         "request_id":"req_011"}
        """,
        "retry-after: 3");
    ModelException fault = ModelServer.fault(server.model(Provider.ANTHROPIC).build());
    assertThat(fault)
        .hasMessage(
            "anthropic:m at %s answered 529 (overloaded_error): Overloaded"
                .formatted(server.place()));
    assertThat(fault.kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(fault.requestId()).contains("req_011");
    assertThat(fault.retryAfter()).contains(Duration.ofSeconds(3));
  }

  @Test
  void anErrorOfGeminiMayBeInAList() {
    server.answers(
        429,
        """
        [{"error":{"code":429,"message":"Quota exceeded","status":"RESOURCE_EXHAUSTED","details":[
         {"@type":"type.googleapis.com/google.rpc.QuotaFailure","violations":[
          {"quotaId":"GenerateRequestsPerMinutePerProjectPerModel"}]},
         {"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"27s"}]}}]
        """);
    ModelException fault = ModelServer.fault(server.model(Provider.GEMINI).build());
    assertThat(fault)
        .hasMessage(
            "gemini:m at %s answered 429 (RESOURCE_EXHAUSTED): Quota exceeded"
                .formatted(server.place()));
    assertThat(fault.kind()).isEqualTo(Kind.THROTTLED);
    assertThat(fault.retryAfter()).contains(Duration.ofSeconds(27));
  }

  @Test
  void anErrorOfOllamaIsAText() {
    server.answers(503, "{\"error\":\"server busy, please try again\"}");
    ModelException fault = ModelServer.fault(server.model(Provider.OLLAMA).build());
    assertThat(fault)
        .hasMessage(
            "ollama:m at %s answered 503: server busy, please try again".formatted(server.place()));
    assertThat(fault.kind()).isEqualTo(Kind.UNAVAILABLE);
  }

  @Test
  void anErrorOfVllmIsTheBodyItself() {
    server.answers(
        400, "{\"object\":\"error\",\"message\":\"too long\",\"type\":\"BadRequestError\"}");
    assertThat(server.fault())
        .hasMessage(
            "openai:m at %s answered 400 (BadRequestError): too long".formatted(server.place()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "429 | {'error':{'type':'insufficient_quota','code':'insufficient_quota','message':'x'}}",
        "429 | {'error':{'type':'insufficient_quota','code':'credit_balance_exhausted'}}",
        "429 | {'error':{'code':'organization_spend_limit_exceeded'}}",
        "429 | {'error':{'code':'project_spend_limit_exceeded'}}",
        "429 | {'error':{'code':'organization_usage_limit_exceeded'}}",
        "400 | {'type':'error','error':{'type':'billing_error','message':'x'}}",
        "429 | {'type':'error','error':{'type':'rate_limit_error','details':"
            + "{'error_code':'enforced_spend_limit_reached'}}}",
        "429 | {'error':{'code':429,'details':[{'violations':[{'quotaId':"
            + "'GenerateRequestsPerDayPerProjectPerModel-FreeTier'}]},{'retryDelay':'27s'}]}}",
        "400 | {'error':{'code':400,'status':'INVALID_ARGUMENT','details':"
            + "[{'reason':'API_KEY_INVALID'}]}}",
      })
  void anAccountThatIsToPayIsClosed(int status, String body) {
    server.answers(status, body.replace('\'', '"'), "x-should-retry: true");
    ModelException fault = server.fault();
    assertThat(fault.kind()).isEqualTo(Kind.CLOSED);
    assertThat(fault.retryAfter()).isEmpty();
  }

  @Test
  void aServiceMayAskToSlowDownWithAnotherStatus() {
    server.answers(503, "{\"error\":{\"code\":\"slow_down\",\"message\":\"x\"}}");
    assertThat(server.fault().kind()).isEqualTo(Kind.THROTTLED);
  }

  @ParameterizedTest
  @CsvSource({
    "500, false, REJECTED",
    "429, false, REJECTED",
    "401, false, CLOSED",
    "400, true, UNAVAILABLE",
    "429, true, THROTTLED",
    "400, maybe, REJECTED"
  })
  void theServiceMaySayItselfWhetherToAskAgain(int status, String advice, Kind kind) {
    server.answers(status, "{}", "x-should-retry: " + advice);
    assertThat(server.fault().kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({
    "server_error, UNAVAILABLE",
    "rate_limit_exceeded, THROTTLED",
    "insufficient_quota, CLOSED",
    "invalid_api_key, CLOSED",
    "something_new, UNAVAILABLE"
  })
  void anErrorInAReplyOfStatus200IsAFaultByItsCode(String code, Kind kind) {
    server.answers(
        200,
        """
        {"status":"failed","error":{"code":"%s","message":"it failed"},"output":[],
         "usage":{"input_tokens":3,"output_tokens":4}}
        """
            .formatted(code),
        "x-request-id: req-7");
    ModelException fault = ModelServer.fault(server.model(Provider.OPENAI_RESPONSES).build());
    assertThat(fault.kind()).isEqualTo(kind);
    assertThat(fault.usage()).isEqualTo(new Usage(3, 4));
    assertThat(fault.requestId()).contains("req-7");
    assertThat(fault)
        .hasMessage(
            "openai-responses:m at %s answered 200 (%s): it failed"
                .formatted(server.place(), code));
  }

  @ParameterizedTest
  @CsvSource({"429, THROTTLED", "401, CLOSED", "502, UNAVAILABLE", "400, REJECTED"})
  void anErrorInAReplyOfStatus200MayHaveAStatusOfItsOwn(int code, Kind kind) {
    server.answers(200, "{\"error\":{\"code\":%s,\"message\":\"x\"}}".formatted(code));
    assertThat(server.fault().kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({"401, CLOSED", "402, CLOSED", "403, REJECTED", "404, REJECTED"})
  void onceAnsweredAClientIsRefusedOneQuestionWhereItsKeyAndModelWereRight(int status, Kind kind)
      throws Exception {
    server.answers(200, Provider.OPENAI.answer).answers(status, "{}");
    HttpChatModel model = server.model(Provider.OPENAI).build();
    model.chat(ModelServer.QUESTION);
    assertThat(ModelServer.fault(model).kind()).isEqualTo(kind);
  }

  @Test
  void anAccountThatIsToPayIsClosedAfterAnswersToo() throws Exception {
    server
        .answers(200, Provider.OPENAI.answer)
        .answers(403, "{\"error\":{\"code\":\"insufficient_quota\"}}");
    HttpChatModel model = server.model(Provider.OPENAI).build();
    model.chat(ModelServer.QUESTION);
    assertThat(ModelServer.fault(model).kind()).isEqualTo(Kind.CLOSED);
  }

  @Test
  void whatAServiceSaysIsShortenedAndOnOneLine() {
    server.answers(500, "\u001b[31m\n" + "x".repeat(1000));
    assertThat(server.fault().getMessage())
        .startsWith("openai:m at %s answered 500: \\u001b[31m\\nxxx".formatted(server.place()))
        .endsWith("x…")
        .hasSizeLessThan(400);
  }

  @Test
  void aServiceThatSaysNothingIsSaidToSayNothing() {
    server.answers(500, "");
    assertThat(server.fault())
        .hasMessage("openai:m at %s answered 500: nothing".formatted(server.place()));
  }

  @ParameterizedTest
  @EnumSource
  void aRedirectIsNotFollowedWithTheKey(Provider provider) throws Exception {
    try (ModelServer elsewhere = new ModelServer()) {
      elsewhere.answers(200, provider.answer);
      server.answers(307, "", "Location: " + elsewhere.url() + "v2?key=x");
      ModelException fault = ModelServer.fault(server.model(provider).build());
      assertThat(fault.kind()).isEqualTo(Kind.REJECTED);
      assertThat(fault)
          .hasMessageEndingWith(
              " answered 307: it sends calls to %sv2; if that is the right place, make it the base"
                  + " URL",
              elsewhere.url());
      assertThat(elsewhere.web().getRequestCount()).isZero();
    }
  }

  @Test
  void aRedirectToNowhereIsRejectedToo() {
    server.answers(302, "");
    assertThat(server.fault())
        .hasMessage(
            "openai:m at %s answered 302: it sends calls to an unknown place; if that is the right"
                    .formatted(server.place())
                + " place, make it the base URL");
  }
}
