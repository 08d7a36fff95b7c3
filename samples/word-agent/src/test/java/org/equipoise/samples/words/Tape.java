package org.equipoise.samples.words;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** A server that passes calls on to another one and records them, or answers from a record. */
final class Tape implements AutoCloseable {
  private final HttpServer http;
  private final List<Exchange> recorded = new ArrayList<>();

  /** One call: what was sent, and what came back. */
  record Exchange(String path, String request, int status, String requestId, String response) {}

  private interface Answering {
    Exchange answer(HttpExchange call, String request) throws IOException;
  }

  private Tape(Answering answering) throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext("/", call -> handle(call, answering));
    http.start();
  }

  /** A tape between a client and the server there. */
  static Tape recording(URI server) throws IOException {
    HttpClient client = HttpClient.newHttpClient();
    return new Tape((call, request) -> forward(client, server, call, request));
  }

  /** A tape that gives what was recorded, in that order. */
  static Tape replaying(List<Exchange> recorded) throws IOException {
    Iterator<Exchange> next = recorded.iterator();
    return new Tape(
        (call, request) -> {
          Exchange exchange = next.next();
          return new Exchange(
              call.getRequestURI().getPath(),
              request,
              exchange.status(),
              exchange.requestId(),
              exchange.response());
        });
  }

  private static Exchange forward(HttpClient client, URI server, HttpExchange call, String request)
      throws IOException {
    String path = call.getRequestURI().getPath();
    HttpRequest.Builder copy =
        HttpRequest.newBuilder(server.resolve(path))
            .method(call.getRequestMethod(), HttpRequest.BodyPublishers.ofString(request));
    for (String header : List.of("Authorization", "Content-Type")) {
      call.getRequestHeaders().getOrDefault(header, List.of()).forEach(v -> copy.header(header, v));
    }
    try {
      HttpResponse<String> answer = client.send(copy.build(), HttpResponse.BodyHandlers.ofString());
      String id = answer.headers().firstValue("x-request-id").orElse("");
      return new Exchange(path, request, answer.statusCode(), id, answer.body());
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private void handle(HttpExchange call, Answering answering) throws IOException {
    try (call) {
      String request = new String(call.getRequestBody().readAllBytes(), UTF_8);
      Exchange exchange = answering.answer(call, request);
      synchronized (recorded) {
        recorded.add(exchange);
      }
      call.getResponseHeaders().set("Content-Type", "application/json");
      call.getResponseHeaders().set("x-request-id", exchange.requestId());
      byte[] body = exchange.response().getBytes(UTF_8);
      call.sendResponseHeaders(exchange.status(), body.length);
      call.getResponseBody().write(body);
    }
  }

  /** The base URL for clients. */
  String baseUrl() {
    return "http://127.0.0.1:%s/v1".formatted(http.getAddress().getPort());
  }

  /** The calls so far. */
  List<Exchange> recorded() {
    synchronized (recorded) {
      return List.copyOf(recorded);
    }
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
