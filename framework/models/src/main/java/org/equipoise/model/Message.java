package org.equipoise.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * One message of a conversation with a model.
 *
 * @param role who says it
 * @param text what is said
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record Message(Role role, String text) {

  public Message {
    requireNonNull(role, "role");
    requireNonNull(text, "text");
  }

  /** What the model is told before the conversation starts. */
  public static Message system(String text) {
    return new Message(Role.SYSTEM, text);
  }

  /** What the model is asked. */
  public static Message user(String text) {
    return new Message(Role.USER, text);
  }

  /** What the model answered, or is to think that it did. */
  public static Message assistant(String text) {
    return new Message(Role.ASSISTANT, text);
  }

  /** What the model is told before the conversation starts, for providers that want it apart. */
  static String system(List<Message> messages) {
    return messages.stream()
        .filter(message -> message.role() == Role.SYSTEM)
        .map(Message::text)
        .collect(Collectors.joining("\n\n"));
  }

  /** The conversation itself, for the same providers. */
  static List<Message> withoutSystem(List<Message> messages) {
    return messages.stream().filter(message -> message.role() != Role.SYSTEM).toList();
  }

  /** A conversation as one text: a single question as it is, more with a line for each role. */
  static String transcript(List<Message> messages) {
    if (messages.size() == 1 && messages.get(0).role() == Role.USER) {
      return messages.get(0).text();
    }
    return messages.stream()
        .map(message -> message.role().wireName() + ":\n" + message.text())
        .collect(Collectors.joining("\n\n"));
  }
}
