package org.equipoise.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a request asks of a model beside the conversation. What is null is left out of the request,
 * so that the provider's default holds.
 *
 * @param maxTokensField the field for {@code maxTokens}; null for the dialect's own
 * @param more fields of the request that have no name here; objects are merged into those of the
 *     request
 */
record ChatOptions(
    String model,
    @Nullable Double temperature,
    @Nullable Double topP,
    @Nullable Long seed,
    @Nullable Integer maxTokens,
    @Nullable String maxTokensField,
    ObjectNode more) {

  /** These options for a provider that has no seed. */
  ChatOptions withoutSeed(String provider) {
    if (seed != null) {
      throw new IllegalArgumentException("%s takes no seed".formatted(provider));
    }
    return this;
  }

  ChatOptions withSeed(long ofCall) {
    return new ChatOptions(model, temperature, topP, ofCall, maxTokens, maxTokensField, more);
  }

  /** Whether all calls have one seed. */
  boolean hasSeed() {
    return seed != null || more.has("seed");
  }

  ChatOptions withMaxTokens(int limit) {
    return new ChatOptions(model, temperature, topP, seed, limit, maxTokensField, more);
  }

  /** The options that are set, by the names in a {@link ChatModel#configuration}. */
  SortedMap<String, String> inWords() {
    SortedMap<String, String> words = new TreeMap<>();
    put(words, "temperature", temperature);
    put(words, "topP", topP);
    put(words, "seed", seed);
    put(words, "maxTokens", maxTokens);
    more.properties().forEach(field -> words.put(field.getKey(), field.getValue().toString()));
    return Collections.unmodifiableSortedMap(words);
  }

  private static void put(SortedMap<String, String> words, String name, @Nullable Object value) {
    if (value != null) {
      words.put(name, value.toString());
    }
  }

  /** Writes an option where it is set. */
  static void put(ObjectNode into, String field, @Nullable Object value) {
    if (value instanceof Double number) {
      into.put(field, number);
    } else if (value instanceof Long number) {
      into.put(field, number);
    } else if (value instanceof Integer number) {
      into.put(field, number);
    }
  }

  /** The request with the further fields; where both have an object, with those inside it. */
  ObjectNode complete(ObjectNode request) {
    merge(request, more);
    return request;
  }

  private static void merge(ObjectNode into, ObjectNode from) {
    for (var field : from.properties()) {
      JsonNode there = into.get(field.getKey());
      if (there instanceof ObjectNode object && field.getValue() instanceof ObjectNode inside) {
        merge(object, inside);
      } else {
        into.set(field.getKey(), field.getValue().deepCopy());
      }
    }
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
