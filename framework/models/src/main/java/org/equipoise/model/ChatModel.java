package org.equipoise.model;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import org.apiguardian.api.API;
import org.equipoise.agent.FaultException;
import org.equipoise.agent.Usage;

/**
 * A model that answers a conversation. It is called from many threads at once.
 *
 * <p>{@link ChatModels} and {@link HttpChatModel} make those that are reached over HTTP; a lambda
 * makes any other, a scripted one in a test or the client of a framework:
 *
 * <pre>{@code
 * ChatModel scripted = messages -> ChatReply.of("BUZZY");
 * }</pre>
 */
@FunctionalInterface
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface ChatModel {

  /**
   * Asks the model once; it is not asked again where it does not answer.
   *
   * @param messages the conversation so far, at least one message
   * @return what was answered, a refusal, a cut-off or a blocked answer included
   * @throws FaultException when no answer was had
   * @throws InterruptedException when the thread is interrupted; the call is cancelled
   */
  ChatReply chat(List<Message> messages) throws FaultException, InterruptedException;

  /** A model of which each call has a seed of its own. It is called from many threads at once. */
  @FunctionalInterface
  @API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
  interface Seeded {

    /**
     * Asks the model once, as {@link ChatModel#chat} does.
     *
     * @param seed what the model takes its randomness from, as far as it honours that
     */
    ChatReply chat(List<Message> messages, long seed) throws FaultException, InterruptedException;
  }

  /**
   * This model, to be asked with a seed for each call.
   *
   * @throws IllegalArgumentException if it takes none, as no model does unless its class says so
   */
  default Seeded seeded() {
    throw new IllegalArgumentException("this model takes no seed");
  }

  /**
   * What this model is, to tell what has changed where it no longer answers as it did: its
   * provider, its name, its parameters. It holds no secret. Nothing, unless a class of yours says
   * more.
   */
  default SortedMap<String, String> configuration() {
    return Collections.emptySortedMap();
  }

  /**
   * The tokens that a call takes at most, as far as can be told before it; nothing where it can
   * not.
   */
  default Usage estimate(List<Message> messages) {
    return Usage.NONE;
  }
}
