package org.equipoise.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.Optional;
import okhttp3.Call;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import org.equipoise.agent.FaultException.Kind;
import org.equipoise.agent.Secret;
import org.equipoise.agent.Usage;
import org.equipoise.chain.StateText;

/** Makes the calls of a model: one request, and what came back as a reply or a fault. */
final class ModelClient implements ChatModel {
  private static final int LONGEST_MESSAGE = 300;

  private final Dialect dialect;
  private final ChatOptions options;
  private final HttpUrl baseUrl;
  private final ModelKey key;
  private final Call.Factory calls;
  private final TokenForecast forecast;
  private final FailedReply failures;
  private volatile boolean answered;

  ModelClient(
      Dialect dialect,
      ChatOptions options,
      HttpUrl baseUrl,
      ModelKey key,
      Call.Factory calls,
      TokenForecast forecast) {
    this.dialect = dialect;
    this.options = options;
    this.baseUrl = baseUrl;
    this.key = key;
    this.calls = calls;
    this.forecast = forecast;
    this.failures = new FailedReply(dialect, name(), dialect.url(baseUrl, options.model()));
  }

  /** The base URL that a user wrote. */
  static HttpUrl baseUrl(String text) {
    HttpUrl url = HttpUrl.parse(text.strip());
    if (url == null || !url.username().isEmpty() || !url.password().isEmpty()) {
      throw new IllegalArgumentException(
          "a base URL starts with http:// or https:// and holds no user or password, got "
              + (url == null
                  ? StateText.shortened(text, LONGEST_MESSAGE)
                  : "one for " + host(url)));
    }
    return url;
  }

  /** The part of a URL that tells servers apart and holds no secret. */
  static String host(HttpUrl url) {
    boolean usual = url.port() == HttpUrl.defaultPort(url.scheme());
    return usual ? url.host() : url.host() + ":" + url.port();
  }

  /** Where calls go, without what may hold a secret. */
  static String endpoint(HttpUrl url) {
    String path = Secret.conceal(url.encodedPath());
    return host(url) + (path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
  }

  private String name() {
    return "%s:%s at %s".formatted(dialect.provider(), options.model(), host(baseUrl));
  }

  @Override
  public ChatReply chat(List<Message> messages) throws ModelException, InterruptedException {
    return chat(options, messages);
  }

  @Override
  public Seeded seeded() {
    if (options.hasSeed()) {
      throw new IllegalArgumentException(
          "%s has one seed for all calls; leave it out to give each its own".formatted(name()));
    }
    dialect.check(options.withSeed(0));
    return (messages, seed) -> chat(options.withSeed(dialect.seed(seed)), messages);
  }

  private ChatReply chat(ChatOptions asked, List<Message> messages)
      throws ModelException, InterruptedException {
    HttpReply reply = send(asked, messages);
    JsonNode body = reply.json();
    Optional<ApiError> error = ApiError.in(body);
    if (error.isPresent() && error.get().blocks()) {
      return blocked(reply, body, error.get());
    }
    if (!reply.isSuccess() || error.isPresent()) {
      throw failures.refused(reply, body, error, answered);
    }
    if (!body.isObject()) {
      throw failures.unreadable(reply, body, reply.defect(), forecast.unanswered(messages));
    }
    try {
      Answer answer = dialect.read(body);
      answered = true;
      return answered(reply, body, answer, messages);
    } catch (UnreadableReplyException e) {
      throw failures.unreadable(
          reply, body, String.valueOf(e.getMessage()), forecast.unanswered(messages));
    }
  }

  private ChatReply answered(
      HttpReply reply, JsonNode body, Answer answer, List<Message> messages) {
    ReplyFacts facts = ReplyFacts.of(reply.headers(), body).with(answer);
    Usage usage = dialect.usage(body);
    forecast.observe(usage);
    if (usage.tokens() == 0) {
      usage = forecast.answered(messages, answer.text());
      facts.withEstimatedUsage();
    }
    return new ChatReply(answer.text(), answer.finish(), usage, reply.concealed(), facts.inWords());
  }

  /** Some services say in an error that they did not let the question or the answer through. */
  private ChatReply blocked(HttpReply reply, JsonNode body, ApiError error) {
    answered = true;
    Answer answer = new Answer("", FinishReason.BLOCKED, error.code(), "", "");
    return new ChatReply(
        "",
        FinishReason.BLOCKED,
        dialect.usage(body),
        reply.concealed(),
        ReplyFacts.of(reply.headers(), body).with(answer).inWords());
  }

  private Request request(ModelRequestBody question) throws ModelException {
    Headers.Builder headers = new Headers.Builder().addAll(dialect.headers());
    Optional<String> secret = key.find();
    if (secret.isPresent()) {
      headers.addAll(dialect.authorization(sendable(secret.get())));
    } else if (key.required()) {
      throw closed("has no key; it was looked for in " + key.place());
    }
    return new Request.Builder()
        .url(dialect.url(baseUrl, options.model()))
        .headers(headers.build())
        .post(question)
        .build();
  }

  /** OkHttp quotes a header that it can not send, and the key with it. */
  private String sendable(String secret) throws ModelException {
    if (!secret.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw closed("has a key with a space or a character beyond ASCII: look at " + key.place());
    }
    return secret;
  }

  private ModelException closed(String problem) {
    return new ModelException(
        Kind.CLOSED, name() + " " + problem, ModelException.Evidence.NONE, null, null);
  }

  private HttpReply send(ChatOptions asked, List<Message> messages)
      throws ModelException, InterruptedException {
    ModelRequestBody question =
        new ModelRequestBody(asked.complete(dialect.request(asked, messages)));
    Request request = request(question);
    if (Thread.interrupted()) {
      throw new InterruptedException("the call of %s was not made".formatted(name()));
    }
    Call call = calls.newCall(request);
    InterruptWatch watch = InterruptWatch.over(call);
    int status = 0;
    try (Response response = call.execute()) {
      status = response.code();
      return HttpReply.read(response);
    } catch (IOException e) {
      if (Thread.interrupted()) {
        throw interrupted(e);
      }
      boolean maybeBilled = status < 300 && question.maybeSent(e);
      throw unreachable(
          maybeBilled
              ? ModelException.Evidence.estimated(status, forecast.unanswered(messages))
              : ModelException.Evidence.ofStatus(status),
          e);
    } finally {
      watch.close();
    }
  }

  private InterruptedException interrupted(IOException cause) {
    InterruptedException interrupt =
        new InterruptedException("the call of %s was cancelled".formatted(name()));
    interrupt.initCause(cause);
    return interrupt;
  }

  private ModelException unreachable(ModelException.Evidence evidence, IOException e) {
    String message =
        StateText.shortened(Secret.conceal(String.valueOf(e.getMessage())), LONGEST_MESSAGE);
    boolean late = e instanceof InterruptedIOException;
    return new ModelException(
        Kind.UNAVAILABLE,
        "%s %s%s: %s: %s"
            .formatted(
                name(),
                outcome(evidence.status(), late),
                late ? " in time" : "",
                e.getClass().getSimpleName(),
                message),
        evidence,
        null,
        e);
  }

  private static String outcome(int status, boolean late) {
    if (status == 0) {
      return "gave no answer";
    }
    return (late ? "did not end its answer of status " : "broke off its answer of status ")
        + status;
  }
}
