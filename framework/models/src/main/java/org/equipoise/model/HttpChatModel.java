package org.equipoise.model;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import okhttp3.Call;
import okhttp3.HttpUrl;
import org.apiguardian.api.API;
import org.equipoise.agent.FaultException;
import org.equipoise.agent.Usage;
import org.jspecify.annotations.Nullable;

/**
 * A chat model that is reached over HTTP.
 *
 * <pre>{@code
 * ChatModel model = HttpChatModel.openAi("gpt-5-nano").temperature(1).maxTokens(200).build();
 * }</pre>
 *
 * <p>One call of {@link #chat} is one request: what failed is reported as a {@link ModelException},
 * and it is the sampler that tries again. The key is looked up for each call, where the provider's
 * own clients look for it unless told otherwise, and is in no message, fact or description.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class HttpChatModel implements ChatModel {
  private final ChatModel client;
  private final SortedMap<String, String> configuration;
  private final @Nullable Integer maxTokens;

  private HttpChatModel(Builder builder) {
    ChatOptions options = builder.options();
    TokenForecast forecast = new TokenForecast(options.maxTokens());
    ChatModel unlimited =
        new ModelClient(
            builder.dialect, options, builder.baseUrl, builder.key, builder.calls(), forecast);
    this.client =
        builder.rateLimit == null
            ? unlimited
            : new RateLimitedModel(unlimited, builder.rateLimit, forecast);
    this.configuration = configuration(builder.dialect, options, builder.baseUrl);
    this.maxTokens = options.maxTokens();
  }

  private static SortedMap<String, String> configuration(
      Dialect dialect, ChatOptions options, HttpUrl baseUrl) {
    SortedMap<String, String> words = new TreeMap<>(options.inWords());
    words.put("provider", dialect.provider());
    words.put("model", options.model());
    words.put("endpoint", ModelClient.endpoint(baseUrl));
    return Collections.unmodifiableSortedMap(words);
  }

  /** A model of OpenAI, by Chat Completions. The key is in {@code OPENAI_API_KEY}. */
  public static Builder openAi(String model) {
    return new Builder(OpenAiChat.OPENAI, model);
  }

  /** A model of OpenAI, by Responses. The key is in {@code OPENAI_API_KEY}. */
  public static Builder openAiResponses(String model) {
    return new Builder(new OpenAiResponses(), model);
  }

  /**
   * A model of Anthropic. The key is in {@code ANTHROPIC_API_KEY}. Anthropic needs a limit of
   * tokens, which is 1024 unless set.
   */
  public static Builder anthropic(String model) {
    return new Builder(new AnthropicMessages(), model);
  }

  /** A model of Google's Gemini. The key is in {@code GEMINI_API_KEY}. */
  public static Builder gemini(String model) {
    return new Builder(new GeminiContent(), model);
  }

  /** A model of the Ollama on this machine, which needs no key. */
  public static Builder ollama(String model) {
    return new Builder(new OllamaChat(), model);
  }

  /**
   * Any server that speaks Chat Completions, such as vLLM, llama.cpp or a gateway. Send such a
   * server its sampling parameters, for its defaults are its own. It gets the key in {@code
   * EQUIPOISE_MODEL_KEY}, where there is one.
   *
   * @param baseUrl what comes before {@code /chat/completions}, such as {@code
   *     http://localhost:8000/v1}
   */
  public static Builder compatible(String baseUrl, String model) {
    return new Builder(OpenAiChat.COMPATIBLE, model).baseUrl(baseUrl);
  }

  @Override
  public ChatReply chat(List<Message> messages) throws FaultException, InterruptedException {
    return client.chat(checked(messages));
  }

  /**
   * This model, to be asked with a seed for each call. What is of 64 bits is shortened to 31 where
   * the provider takes no more (Gemini, Ollama).
   *
   * @throws IllegalArgumentException if the provider takes no seed (Anthropic, Responses of
   *     OpenAI), or all calls have one already
   */
  @Override
  public Seeded seeded() {
    Seeded seeded = client.seeded();
    return (messages, seed) -> seeded.chat(checked(messages), seed);
  }

  private static List<Message> checked(List<Message> messages) {
    if (messages.isEmpty()) {
      throw new IllegalArgumentException("a conversation needs at least one message");
    }
    return messages;
  }

  /**
   * The provider, the model, the host and path of its base URL, and the parameters that are set.
   */
  @Override
  public SortedMap<String, String> configuration() {
    return configuration;
  }

  /**
   * As many tokens as the messages have bytes in UTF-8, with a few for each message, and {@link
   * Builder#maxTokens}; nothing where that is not set.
   */
  @Override
  public Usage estimate(List<Message> messages) {
    return maxTokens == null
        ? Usage.NONE
        : new Usage(TokenForecast.mostInputTokens(messages), maxTokens);
  }

  @Override
  public String toString() {
    return configuration.get("provider") + ":" + configuration.get("model");
  }

  /** Collects the settings of a model. What is not set is left to the provider. */
  @API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
  public static final class Builder {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Dialect dialect;
    private final String model;
    private final ObjectNode more = ChatOptions.object();
    private HttpUrl baseUrl;
    private ModelKey key;
    private @Nullable Double temperature;
    private @Nullable Double topP;
    private @Nullable Long seed;
    private @Nullable Integer maxTokens;
    private @Nullable String maxTokensField;
    private @Nullable Duration callTimeout;
    private Call.@Nullable Factory callFactory;
    private @Nullable RateLimit rateLimit;

    private Builder(Dialect dialect, String model) {
      if (model.isBlank()) {
        throw new IllegalArgumentException("a model needs a name");
      }
      this.dialect = dialect;
      this.model = model;
      this.baseUrl = dialect.defaultUrl();
      this.key = dialect.defaultKey();
    }

    /** Looks for the key here, anew for each call; null or blank where there is none. */
    public Builder key(Supplier<@Nullable String> lookup) {
      key = new ModelKey("the supplier given to key(...)", requireNonNull(lookup, "lookup"), true);
      return this;
    }

    /** Looks for the key in this environment variable. */
    public Builder keyFromEnvironment(String variable) {
      key = ModelKey.environment(variable, true);
      return this;
    }

    /** Looks for the key in this system property. */
    public Builder keyFromSystemProperty(String name) {
      key = ModelKey.systemProperty(name);
      return this;
    }

    /**
     * Sends the calls, and the key, to this place, which is written as for the provider's own
     * clients: with {@code /v1} for OpenAI, without it for others.
     *
     * @throws IllegalArgumentException if it is no URL of HTTP or HTTPS
     */
    public Builder baseUrl(String url) {
      baseUrl = ModelClient.baseUrl(url);
      return this;
    }

    /**
     * How far the model strays from its likeliest words.
     *
     * @throws IllegalArgumentException if it is not at least 0
     */
    public Builder temperature(double temperature) {
      this.temperature = ModelOption.atLeastZero("a temperature", temperature);
      return this;
    }

    /**
     * The share of probability that the model chooses its words from.
     *
     * @throws IllegalArgumentException if it is not between 0 and 1
     */
    public Builder topP(double topP) {
      this.topP = ModelOption.share("topP", topP);
      return this;
    }

    /**
     * A seed of all calls, which hosted models honour at best loosely. Draws with one seed are one
     * draw; see {@link PromptedAgent#seeded} for one of each draw.
     */
    public Builder seed(long seed) {
      this.seed = seed;
      return this;
    }

    /**
     * The longest answer, its reasoning included.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public Builder maxTokens(int maxTokens) {
      this.maxTokens = ModelOption.positive("maxTokens", maxTokens);
      return this;
    }

    /** The field of the request for {@link #maxTokens}; servers of Chat Completions differ. */
    public Builder maxTokensField(String field) {
      maxTokensField = requireNonNull(field, "field");
      return this;
    }

    /**
     * A field of the request that has no method here, as the provider calls it. An object is merged
     * with what the request has there.
     *
     * @param value a text, number, truth value, or a map or list of them; it holds no secret
     */
    public Builder field(String name, Object value) {
      more.set(name, JSON.valueToTree(value));
      return this;
    }

    /**
     * The longest that a call may take, 10 minutes if not set.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public Builder callTimeout(Duration timeout) {
      callTimeout = ModelOption.positive("callTimeout", timeout);
      return this;
    }

    /**
     * Makes the calls with this, mostly an {@code OkHttpClient}, whose timeouts then hold. It
     * should not follow redirects, for the key would go along, nor repeat calls, which may be
     * billed twice.
     */
    public Builder callFactory(Call.Factory factory) {
      callFactory = requireNonNull(factory, "factory");
      return this;
    }

    /** Makes calls wait where they would exceed this limit. */
    public Builder rateLimit(RateLimit limit) {
      rateLimit = requireNonNull(limit, "limit");
      return this;
    }

    /**
     * The model.
     *
     * @throws IllegalArgumentException if the provider has no word for something that was set
     */
    public HttpChatModel build() {
      return new HttpChatModel(this);
    }

    private ChatOptions options() {
      return dialect.check(
          new ChatOptions(
              model, temperature, topP, seed, maxTokens, maxTokensField, more.deepCopy()));
    }

    private Call.Factory calls() {
      if (callFactory == null) {
        return SharedHttp.withTimeout(callTimeout);
      }
      if (callTimeout != null) {
        throw new IllegalArgumentException(
            "callTimeout is for the client of Equipoise; set it on the one given to callFactory");
      }
      return callFactory;
    }
  }
}
