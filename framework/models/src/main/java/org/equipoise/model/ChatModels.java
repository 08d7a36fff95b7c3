package org.equipoise.model;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** Chat models by name. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class ChatModels {
  /** Where the server of {@code compatible:MODEL} is. */
  static final String BASE_URL = "equipoise.model.baseUrl";

  private ChatModels() {}

  /**
   * The model of this name, with the provider's defaults.
   *
   * <table>
   *   <caption>Providers</caption>
   *   <tr><td>{@code openai:MODEL}</td><td>OpenAI, Chat Completions</td></tr>
   *   <tr><td>{@code openai-responses:MODEL}</td><td>OpenAI, Responses</td></tr>
   *   <tr><td>{@code anthropic:MODEL}</td><td>Anthropic, Messages</td></tr>
   *   <tr><td>{@code gemini:MODEL}</td><td>Google, Gemini</td></tr>
   *   <tr><td>{@code ollama:MODEL}</td><td>Ollama on this machine</td></tr>
   *   <tr><td>{@code compatible:MODEL}</td><td>a server of Chat Completions at the base URL in the
   *       system property {@code equipoise.model.baseUrl}</td></tr>
   * </table>
   *
   * @param name the provider and the model, such as {@code openai:gpt-5-nano}
   * @throws IllegalArgumentException if there is no such provider, or no base URL where one is
   *     needed
   */
  public static ChatModel of(String name) {
    return builder(name).build();
  }

  /**
   * The same, with settings still to be chosen.
   *
   * @throws IllegalArgumentException as {@link #of}
   */
  public static HttpChatModel.Builder builder(String name) {
    int colon = name.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException(
          "the model '%s' has no provider before it: write it as openai:%s".formatted(name, name));
    }
    String model = name.substring(colon + 1);
    String provider = name.substring(0, colon);
    return switch (provider) {
      case "openai" -> HttpChatModel.openAi(model);
      case "openai-responses" -> HttpChatModel.openAiResponses(model);
      case "anthropic" -> HttpChatModel.anthropic(model);
      case "gemini" -> HttpChatModel.gemini(model);
      case "ollama" -> HttpChatModel.ollama(model);
      case "compatible" -> HttpChatModel.compatible(baseUrl(System.getProperty(BASE_URL)), model);
      default ->
          throw new IllegalArgumentException(
              ("there is no provider '%s'; there are openai, openai-responses, anthropic, gemini,"
                      + " ollama and compatible")
                  .formatted(provider));
    };
  }

  private static String baseUrl(@Nullable String url) {
    if (url == null || url.isBlank()) {
      throw new IllegalArgumentException(
          "a compatible model needs the base URL of its server: set the system property "
              + BASE_URL);
    }
    return url;
  }
}
