package org.equipoise.model;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;

/** A server on this machine that answers as it is told, in the place of a provider. */
final class ModelServer implements AutoCloseable {
  static final String KEY = "sk-test-key-4711";
  static final List<Message> QUESTION = List.of(Message.user("A word like FUZZY?"));

  /** Held, since a logger that nobody holds forgets its level. */
  private static final Logger BROKEN_CONNECTIONS = Logger.getLogger(OkHttpClient.class.getName());

  static {
    BROKEN_CONNECTIONS.setLevel(Level.WARNING);
  }

  private final MockWebServer server = new MockWebServer();

  ModelServer() throws IOException {
    server.start();
  }

  MockWebServer web() {
    return server;
  }

  ModelServer answers(int status, String body, String... headers) {
    MockResponse.Builder response = new MockResponse.Builder().code(status).body(body);
    for (String header : headers) {
      response.addHeader(header);
    }
    return answers(response);
  }

  ModelServer answers(MockResponse.Builder response) {
    server.enqueue(response.build());
    return this;
  }

  /** A model of the provider, on this server. */
  HttpChatModel.Builder model(Provider provider) {
    return provider.model("m").baseUrl(url()).key(() -> KEY);
  }

  String url() {
    return server.url("/").toString();
  }

  /** How the models call this place. */
  String place() {
    return server.getHostName() + ":" + server.getPort();
  }

  RecordedRequest request() throws InterruptedException {
    return server.takeRequest();
  }

  /** The fault in which the next call of a model of OpenAI ends. */
  ModelException fault() {
    return fault(model(Provider.OPENAI).build());
  }

  static ModelException fault(ChatModel model) {
    return catchThrowableOfType(ModelException.class, () -> model.chat(QUESTION));
  }

  @Override
  public void close() {
    server.close();
  }
}
