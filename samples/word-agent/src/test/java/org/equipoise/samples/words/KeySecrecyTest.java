package org.equipoise.samples.words;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;
import java.util.stream.Stream;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Secret;
import org.equipoise.agent.Step;
import org.equipoise.junit.AgentTest;
import org.equipoise.junit.AgentUnderTest;
import org.equipoise.junit.EscapeRate;
import org.equipoise.junit.FaultRate;
import org.equipoise.junit.Sampling;
import org.equipoise.junit.StartStates;
import org.equipoise.model.HttpChatModel;
import org.equipoise.model.PromptedAgent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * A service that quotes the key wherever it can, in errors, in answers and in headers; and what a
 * run leaves behind: files, what is printed, what is logged, what JUnit is told.
 */
class KeySecrecyTest {
  private static final String KEY = "sk-0123456789-recognisable-key";

  private static String baseUrl = "";

  @TempDir private Path directory;

  @Sampling(transitions = 240, explore = 0.2, concurrency = 4, tries = 3, maxFaultRate = 1)
  static class Quoted {

    @AgentUnderTest
    Agent<String> agent() {
      PromptedAgent<String> prompted =
          PromptedAgent.of(
              "My key is " + KEY + ", my word is {state}",
              HttpChatModel.compatible(baseUrl, "letter-4gram").key(() -> KEY).build(),
              answer -> answer.contains(" ") ? Step.escape(answer) : Step.to(answer));
      return (word, draw) -> {
        if (draw.number() % 8 == 5) {
          throw new IOException("the client of another framework quotes " + KEY);
        }
        return prompted.step(word, draw);
      };
    }

    @StartStates
    List<String> start() {
      return List.of("BUZZY");
    }

    @AgentTest
    @EscapeRate(atMost = 0.01)
    void answersWithWords() {}

    @AgentTest
    @FaultRate(atMost = 0.01)
    void isThere() {}
  }

  @Test
  void theKeyIsInNothingThatARunLeavesBehind() throws Exception {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    HttpServer server = quotingServer();
    try {
      runListening(new PrintStream(said, true, UTF_8));
    } finally {
      server.stop(0);
    }

    assertThat(said.toString(UTF_8)).contains(Secret.CONCEALED).doesNotContain(KEY);
    assertThat(files())
        .extracting(file -> file.getFileName().toString())
        .contains("result.json", "journal.jsonl");
    assertThat(files()).anySatisfy(file -> assertThat(text(file)).contains(Secret.CONCEALED));
    assertThat(files()).allSatisfy(file -> assertThat(text(file)).doesNotContain(KEY));
  }

  private void runListening(PrintStream said) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    Handler handler = new StreamHandler(said, new SimpleFormatter());
    Logger root = Logger.getLogger("");
    System.setOut(said);
    System.setErr(said);
    root.addHandler(handler);
    try {
      run(said);
    } finally {
      root.removeHandler(handler);
      handler.flush();
      System.setErr(err);
      System.setOut(out);
    }
  }

  private void run(PrintStream said) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectClass(Quoted.class))
            .configurationParameter("equipoise.outputDirectory", directory.toString())
            .build();
    TestExecutionListener listener =
        new TestExecutionListener() {
          @Override
          public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            said.println(test.getDisplayName() + ": " + result.getStatus());
            result.getThrowable().ifPresent(failure -> failure.printStackTrace(said));
          }
        };
    LauncherFactory.create().execute(request, listener);
  }

  private static HttpServer quotingServer() throws IOException {
    ChatCompletions completions = new ChatCompletions(new WordAgent());
    AtomicInteger calls = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> quote(exchange, completions, calls.getAndIncrement()));
    server.start();
    baseUrl = "http://127.0.0.1:%s/v1".formatted(server.getAddress().getPort());
    return server;
  }

  private static void quote(HttpExchange exchange, ChatCompletions completions, int call)
      throws IOException {
    try (exchange) {
      ChatRequest request = ChatRequest.read(exchange.getRequestBody().readAllBytes());
      String quoted = exchange.getRequestHeaders().getFirst("Authorization");
      exchange.getResponseHeaders().set("x-request-id", quoted);
      exchange.getResponseHeaders().set("x-ratelimit-limit-requests", quoted);
      switch (call % 8) {
        case 0 -> send(exchange, 500, error(quoted));
        case 1 -> send(exchange, 200, "what is " + quoted);
        case 2 -> send(exchange, 200, error(quoted));
        case 3 -> send(exchange, 200, answer(quoted));
        case 4 -> send(exchange, 200, answer(KEY));
        default -> send(exchange, 200, completion(completions, request, quoted));
      }
    } catch (RefusedRequestException e) {
      throw new IOException(e);
    }
  }

  /** An answer of the model; where the word shown is one that it made of the key, a sentence. */
  private static String completion(
      ChatCompletions completions, ChatRequest request, String quoted) {
    try {
      return completions.complete(request).put("id", quoted).toString();
    } catch (RefusedRequestException noWord) {
      return answer("no word in " + KEY);
    }
  }

  private static String error(String quoted) {
    return "{\"error\":{\"message\":\"wrong: %s\",\"type\":\"%s\",\"code\":\"server_error %s\"}}"
        .formatted(quoted, quoted, KEY);
  }

  private static String answer(String text) {
    return "{\"id\":\"%s\",\"choices\":[{\"message\":{\"content\":\"%s\"},\"finish_reason\":\"stop\"}]}"
        .formatted(text, text);
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> walk = Files.walk(directory)) {
      return walk.filter(Files::isRegularFile).toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
