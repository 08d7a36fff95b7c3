package org.equipoise.samples.words;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.equipoise.agent.Secret;
import org.jspecify.annotations.Nullable;

/**
 * The word agent as a model on the network: an HTTP server on this machine that speaks OpenAI's
 * Chat Completions, so that whatever calls a hosted model can be tried without one.
 *
 * <pre>{@code
 * try (WordServer server = WordServer.start(new WordAgent())) {
 *   String answer = client(server.baseUrl()).ask("... An example is BUZZY ...");
 * }
 * }</pre>
 *
 * <p>It has {@code POST /v1/chat/completions} and {@code GET /v1/models}. No thread waits for the
 * latency of an answer, so hundreds of calls may be in flight.
 */
public final class WordServer implements AutoCloseable {
  private static final String CHAT = "/v1/chat/completions";
  private static final String MODELS = "/v1/models";
  private static final int LONGEST_BODY = 1 << 20;
  private static final int BACKLOG = 1_024;

  static {
    // The JDK's server closes connections beyond the 200th idle one, maybe while a call comes in on
    // it, and lets the last packet of an answer wait for the receipt of the one before.
    propose("sun.net.httpserver.maxIdleConnections", "4096");
    propose("sun.net.httpserver.nodelay", "true");
  }

  private final ChatCompletions completions;
  private final Duration latency;
  private final @Nullable Secret key;
  private final HttpServer http;
  private final ScheduledExecutorService threads;

  private WordServer(WordAgent agent, int port, Duration latency, @Nullable Secret key)
      throws IOException {
    this.completions = new ChatCompletions(agent);
    this.latency = latency;
    this.key = key;
    this.http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
    this.threads =
        Executors.newScheduledThreadPool(Runtime.getRuntime().availableProcessors(), daemons());
  }

  private static void propose(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  private static ThreadFactory daemons() {
    return task -> {
      Thread thread = new Thread(task, "word-server");
      thread.setDaemon(true);
      return thread;
    };
  }

  /** A server on a free port that answers at once, whoever asks. */
  public static WordServer start(WordAgent agent) throws IOException {
    return start(agent, 0, Duration.ZERO, null);
  }

  /**
   * A server.
   *
   * @param port where it listens, on 127.0.0.1; 0 for a free one
   * @param latency how long an answer takes at least
   * @param key what calls must bring along; null for nothing
   * @throws IOException if it cannot listen there
   */
  public static WordServer start(WordAgent agent, int port, Duration latency, @Nullable Secret key)
      throws IOException {
    WordServer server = new WordServer(agent, port, latency, key);
    server.http.setExecutor(server.threads);
    server.http.createContext("/", server::handle);
    server.http.start();
    return server;
  }

  /** Serves until the process is ended: {@code WordServer [PORT [LATENCY_MILLIS]]}. */
  public static void main(String[] arguments) throws IOException {
    int port = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 8080;
    long millis = arguments.length > 1 ? Long.parseLong(arguments[1]) : 0;
    WordServer server = start(new WordAgent(), port, Duration.ofMillis(millis), null);
    System.out.println("the model " + ChatCompletions.MODEL + " listens at " + server.baseUrl());
  }

  /** What clients of OpenAI's API call the base URL: {@code http://127.0.0.1:PORT/v1}. */
  public URI baseUrl() {
    return URI.create("http://127.0.0.1:%s/v1".formatted(http.getAddress().getPort()));
  }

  /** Listens no more; calls in flight are broken off. */
  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    long due = System.nanoTime() + latency.toNanos();
    int status;
    JsonNode body;
    try {
      body = answer(exchange);
      status = 200;
    } catch (RefusedRequestException e) {
      body = e.body();
      status = e.status();
    }
    byte[] bytes = body.toString().getBytes(UTF_8);
    int code = status;
    threads.schedule(
        () -> send(exchange, code, bytes), due - System.nanoTime(), TimeUnit.NANOSECONDS);
  }

  private JsonNode answer(HttpExchange exchange) throws IOException, RefusedRequestException {
    byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY + 1);
    checkKey(exchange.getRequestHeaders().getFirst("Authorization"));
    String path = exchange.getRequestURI().getPath();
    checkMethod(path, exchange.getRequestMethod());
    if (body.length > LONGEST_BODY) {
      throw new RefusedRequestException(
          413, "request_too_large", null, "a request has at most 1 MiB");
    }
    return path.equals(CHAT) ? completions.complete(ChatRequest.read(body)) : completions.models();
  }

  private static void checkMethod(String path, String method) throws RefusedRequestException {
    String wanted =
        switch (path) {
          case CHAT -> "POST";
          case MODELS -> "GET";
          default ->
              throw new RefusedRequestException(
                  404, "not_found", null, "there are only %s and %s here".formatted(CHAT, MODELS));
        };
    if (!method.equals(wanted)) {
      throw new RefusedRequestException(
          405, "method_not_allowed", null, "%s is for %s alone".formatted(path, wanted));
    }
  }

  private void checkKey(@Nullable String authorization) throws RefusedRequestException {
    if (key == null) {
      return;
    }
    byte[] given = String.valueOf(authorization).getBytes(UTF_8);
    // In a time that does not tell how much of the key was right.
    if (!MessageDigest.isEqual(given, ("Bearer " + key.reveal()).getBytes(UTF_8))) {
      throw new RefusedRequestException(
          401, "invalid_api_key", null, "the API key is missing or wrong");
    }
  }

  private static void send(HttpExchange exchange, int status, byte[] body) {
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.getResponseHeaders().set("x-request-id", "req_" + UUID.randomUUID());
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    } catch (IOException gone) {
      // The client has hung up, and there is nobody else to tell.
    }
  }
}
