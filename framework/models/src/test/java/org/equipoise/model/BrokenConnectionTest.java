package org.equipoise.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okio.Buffer;
import org.equipoise.agent.FaultException;
import org.equipoise.agent.FaultException.Kind;
import org.equipoise.agent.Usage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls that are not answered to their end. */
@Timeout(60)
class BrokenConnectionTest {
  private ModelServer server;

  @BeforeEach
  void start() throws Exception {
    server = new ModelServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static MockResponse.Builder answer() {
    return new MockResponse.Builder().body(Provider.OPENAI.answer);
  }

  /** The question has 18 characters: 5 tokens. */
  private static void assertBilled(ModelException fault, Usage usage) {
    assertThat(fault.usage()).isEqualTo(usage);
    assertThat(fault.facts()).containsEntry("usage", "estimated");
  }

  private static void assertNotBilled(ModelException fault) {
    assertThat(fault.usage()).isEqualTo(Usage.NONE);
    assertThat(fault.facts()).isEmpty();
  }

  private HttpChatModel impatient(long millis) {
    return server.model(Provider.OPENAI).callTimeout(Duration.ofMillis(millis)).build();
  }

  @Test
  void aServiceThatDoesNotAnswerInTimeIsUnavailable() {
    server.answers(answer().headersDelay(30, SECONDS));
    ModelException fault = ModelServer.fault(impatient(300));
    assertThat(fault.kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(fault.status()).isEmpty();
    assertThat(fault)
        .hasMessageStartingWith("openai:m at %s gave no answer in time: ", server.place());
    assertBilled(fault, new Usage(5, 0));
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void aServiceThatDoesNotEndItsAnswerInTimeIsUnavailable() {
    server.answers(answer().bodyDelay(60, SECONDS));
    ModelException fault = ModelServer.fault(impatient(3000));
    assertThat(fault.kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(fault.status()).hasValue(200);
    assertThat(fault)
        .hasMessageStartingWith(
            "openai:m at %s did not end its answer of status 200 in time: ", server.place());
    assertBilled(fault, new Usage(5, 0));
  }

  @Test
  void aServiceThatBreaksOffItsAnswerIsUnavailable() {
    server.answers(answer().onResponseBody(new SocketEffect.CloseSocket()));
    ModelException fault = server.fault();
    assertThat(fault.kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(fault.status()).hasValue(200);
    assertThat(fault)
        .hasMessage(
            "openai:m at %s broke off its answer of status 200: ProtocolException: unexpected end of"
                    .formatted(server.place())
                + " stream");
  }

  @Test
  void aServiceThatHangsUpIsUnavailableAndNotAskedAgain() {
    server.answers(answer().onRequestStart(new SocketEffect.CloseSocket()));
    server.answers(answer());
    ModelException fault = server.fault();
    assertThat(fault.kind()).isEqualTo(Kind.UNAVAILABLE);
    assertBilled(fault, new Usage(5, 0));
    assertThat(fault)
        .hasMessageStartingWith("openai:m at %s gave no answer: ", server.place())
        .hasCauseInstanceOf(IOException.class);
    assertThat(server.web().getRequestCount()).isLessThanOrEqualTo(1);
  }

  @Test
  void aCallThatIsNotAnsweredTakesAsMuchAsAnAnswerMay() {
    server.answers(answer().onResponseStart(new SocketEffect.CloseSocket()));
    HttpChatModel model = server.model(Provider.OPENAI).maxTokens(20).build();
    assertBilled(ModelServer.fault(model), new Usage(5, 20));
  }

  @Test
  void aCallThatIsNotAnsweredTakesAsMuchAsAnswersDidWhereTheyHaveNoLimit() throws Exception {
    HttpChatModel model = server.model(Provider.OPENAI).build();
    server.answers(answer().addHeader("Connection", "close"));
    model.chat(ModelServer.QUESTION);
    server.answers(answer().onResponseStart(new SocketEffect.CloseSocket()));
    assertBilled(ModelServer.fault(model), new Usage(5, 7));
  }

  @Test
  void anErrorThatBreaksOffTakesNothing() {
    server.answers(answer().code(500).onResponseBody(new SocketEffect.CloseSocket()));
    assertNotBilled(server.fault());
  }

  @Test
  void aCallThatCanNotConnectTakesNothingThoughItsBodyWasWrittenToALog() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    OkHttpClient logging =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  chain.request().body().writeTo(new Buffer());
                  return chain.proceed(chain.request());
                })
            .build();
    assertNotBilled(
        ModelServer.fault(
            HttpChatModel.compatible("http://127.0.0.1:" + port, "m")
                .callFactory(logging)
                .build()));
  }

  @Test
  void aServiceThatIsNotThereIsUnavailable() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    ModelException fault =
        ModelServer.fault(HttpChatModel.compatible("http://127.0.0.1:" + port, "m").build());
    assertThat(fault.kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(fault)
        .hasMessageStartingWith(
            "compatible:m at 127.0.0.1:%s gave no answer: ConnectException: ", port);
    assertNotBilled(fault);
  }

  @Test
  void aServiceThatDoesNotSpeakTlsIsUnavailable() throws Exception {
    try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Void> served =
          CompletableFuture.runAsync(
              () -> {
                try (Socket client = plain.accept()) {
                  client
                      .getOutputStream()
                      .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(UTF_8));
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              },
              task -> new Thread(task).start());
      String place = "127.0.0.1:" + plain.getLocalPort();
      ModelException fault =
          ModelServer.fault(HttpChatModel.compatible("https://" + place, "m").build());
      served.join();
      assertThat(fault.kind()).isEqualTo(Kind.UNAVAILABLE);
      assertThat(fault)
          .hasMessage(
              "compatible:m at %s gave no answer: SSLException: Unsupported or unrecognized SSL"
                      .formatted(place)
                  + " message");
      assertNotBilled(fault);
    }
  }

  private HttpChatModel http2() {
    server.web().setProtocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE));
    OkHttpClient client =
        new OkHttpClient.Builder()
            .protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE))
            .retryOnConnectionFailure(false)
            .callTimeout(Duration.ofSeconds(20))
            .build();
    return server.model(Provider.OPENAI).callFactory(client).build();
  }

  @Test
  void aModelAnswersOverHttp2() throws Exception {
    server.answers(answer());
    assertThat(http2().chat(ModelServer.QUESTION).text()).isEqualTo("BUZZY");
    assertThat(server.request().getVersion()).isEqualTo("HTTP/2");
  }

  @Test
  void aStreamOfHttp2ThatIsResetIsUnavailable() {
    // 8 is CANCEL.
    server.answers(answer().onRequestStart(new SocketEffect.CloseStream(8)));
    ModelException fault = ModelServer.fault(http2());
    assertThat(fault.kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(fault).hasMessageContaining("StreamResetException: stream was reset: CANCEL");
  }

  @Test
  void aStreamOfHttp2ThatIsRefusedIsUnavailable() {
    // 7 is REFUSED_STREAM.
    server.answers(answer().onRequestStart(new SocketEffect.CloseStream(7)));
    ModelException fault = ModelServer.fault(http2());
    assertThat(fault.kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(fault)
        .hasMessageContaining("StreamResetException: stream was reset: REFUSED_STREAM");
  }

  /** A call that is on its way when the server says that it goes away is lost, but no other one. */
  @Test
  void aConnectionOfHttp2ThatGoesAwayAfterAnAnswerIsReplaced() throws Exception {
    server.answers(answer().onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE));
    server.answers(answer());
    server.answers(answer());
    HttpChatModel model = http2();
    assertThat(model.chat(ModelServer.QUESTION).text()).isEqualTo("BUZZY");
    ModelException lost = ModelServer.fault(model);
    if (lost != null) {
      assertThat(lost.kind()).isEqualTo(Kind.UNAVAILABLE);
    }
    assertThat(model.chat(ModelServer.QUESTION).text()).isEqualTo("BUZZY");
  }

  @Test
  void aConnectionOfHttp2ThatGoesAwayWithTheCallIsUnavailable() {
    server.answers(answer().onRequestStart(new SocketEffect.CloseSocket()));
    assertThat(ModelServer.fault(http2()).kind()).isEqualTo(Kind.UNAVAILABLE);
  }

  /** What a call ends in when its thread is interrupted while it waits for the answer. */
  private Throwable interrupted(ChatModel model) throws Exception {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread caller =
        new Thread(
            () -> {
              try {
                model.chat(ModelServer.QUESTION);
              } catch (Throwable e) {
                thrown.set(e);
              }
            });
    caller.start();
    server.request();
    caller.interrupt();
    caller.join();
    return thrown.get();
  }

  @Test
  void anInterruptCancelsACall() throws Exception {
    server.answers(answer().headersDelay(60, SECONDS));
    assertThat(interrupted(impatient(20_000)))
        .isInstanceOf(InterruptedException.class)
        .hasMessage("the call of openai:m at %s was cancelled".formatted(server.place()));
  }

  @Test
  void anInterruptCancelsACallOverHttp2() throws Exception {
    server.answers(answer().headersDelay(60, SECONDS));
    assertThat(interrupted(http2())).isInstanceOf(InterruptedException.class);
  }

  @Test
  void aThreadThatIsInterruptedMakesNoCall() {
    server.answers(answer());
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> server.model(Provider.OPENAI).build().chat(ModelServer.QUESTION))
        .isInstanceOf(InterruptedException.class)
        .hasMessage("the call of openai:m at %s was not made".formatted(server.place()));
    assertThat(server.web().getRequestCount()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void manyThreadsAskAtOnce(Provider provider) {
    for (int i = 0; i < 64; i++) {
      server.answers(200, provider.answer);
    }
    HttpChatModel model = server.model(provider).build();
    List<CompletableFuture<String>> calls =
        IntStream.range(0, 64)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> {
                          try {
                            return model.chat(ModelServer.QUESTION).text();
                          } catch (FaultException | InterruptedException e) {
                            throw new IllegalStateException(e);
                          }
                        },
                        task -> new Thread(task).start()))
            .toList();
    assertThat(calls).allSatisfy(call -> assertThat(call.join()).isEqualTo("BUZZY"));
  }
}
