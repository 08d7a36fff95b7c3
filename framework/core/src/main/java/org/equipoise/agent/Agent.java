package org.equipoise.agent;

import org.apiguardian.api.API;

/**
 * A random walk over states: one call of {@link #step} turns a state into the next one.
 *
 * <p>An agent is called from many threads at once when the sampling is concurrent, so it keeps no
 * state of its own between calls.
 *
 * <pre>{@code
 * Agent<String> shout = (word, draw) -> Step.to(model.rewrite(word));
 * }</pre>
 *
 * @param <S> what the agent keeps between two steps: a draft, a plan, an expression, a word
 */
@FunctionalInterface
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface Agent<S> {

  /**
   * Runs one step from {@code state}.
   *
   * <p>An answer of the agent, good or bad, is a {@link Step}: it is behaviour, and counted. An
   * exception says that the infrastructure failed (a timeout, a refused connection, a rate limit):
   * it is a <em>fault</em>, retried, reported, and never counted as behaviour. A {@link
   * FaultException} says more about trying again.
   *
   * @param state the state to start from
   * @param draw the number of this step in its sample and a generator seeded from it; a simulated
   *     agent that takes its randomness from here repeats exactly at any concurrency
   * @return the move, self-loop or escape in which the step ended
   * @throws Exception when no answer was had
   */
  Step<S> step(S state, Draw draw) throws Exception;

  /**
   * The tokens that a step from a state takes at most, as far as can be told before it: so much is
   * reserved of a budget until it is known what the step took. Nothing, unless a class of yours
   * says more; the sampler then goes by the costliest step so far.
   */
  default Usage estimate(S state) {
    return Usage.NONE;
  }

  /**
   * What this agent is made of, to tell what has changed where it no longer behaves as it did.
   * Nothing, unless a class of yours says more.
   */
  default AgentDescription description() {
    return AgentDescription.NONE;
  }
}
