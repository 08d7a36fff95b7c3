package org.equipoise.agent;

import org.apiguardian.api.API;

/**
 * How one step of an {@link Agent} ended: in a move, a self-loop or an escape.
 *
 * <p>The fourth ending, the fault, is no answer of the agent and so no {@code Step}: an agent
 * throws it.
 *
 * @param <S> the type of the agent's states
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public sealed interface Step<S> {

  /**
   * The agent went to {@code state}. Where that state has the key of the one the step started from,
   * the sampler counts a self-loop; where its key is blank, as that of an empty text is, an escape
   * for {@link Escape#BLANK}.
   *
   * @param state the state reached
   * @throws InvalidStepException if {@code state} is null
   */
  record Move<S>(S state) implements Step<S> {
    public Move {
      if (state == null) {
        throw new InvalidStepException(
            "a move needs a state; an answer without a valid state is Step.escape(reason)");
      }
    }
  }

  /** The agent stayed where it was. */
  record SelfLoop<S>() implements Step<S> {}

  /**
   * The agent answered, but with no valid state.
   *
   * @param reason why the answer is no state, in few and repeating words ("not a word", "refused"):
   *     escapes are counted by reason; {@link #BLANK} stands for a blank one, such as the empty
   *     answer of a model
   * @throws InvalidStepException if {@code reason} is null
   */
  record Escape<S>(String reason) implements Step<S> {
    /** The reason of an escape whose own is blank, and of a move to a state whose key is blank. */
    public static final String BLANK = "(blank)";

    public Escape {
      if (reason == null) {
        throw new InvalidStepException("an escape needs a reason, such as \"not a word\"");
      }
      reason = reason.isBlank() ? BLANK : reason;
    }
  }

  /**
   * A move to {@code state}.
   *
   * @throws InvalidStepException if {@code state} is null
   */
  static <S> Step<S> to(S state) {
    return new Move<>(state);
  }

  /** A self-loop: the state stays as it was. */
  static <S> Step<S> stay() {
    return new SelfLoop<>();
  }

  /**
   * An escape: the agent answered, but with no valid state, for {@code reason}, or for {@link
   * Escape#BLANK} where that is blank.
   *
   * @throws InvalidStepException if {@code reason} is null
   */
  static <S> Step<S> escape(String reason) {
    return new Escape<>(reason);
  }
}
