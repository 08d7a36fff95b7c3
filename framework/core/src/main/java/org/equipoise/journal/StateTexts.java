package org.equipoise.journal;

import java.util.Objects;
import java.util.function.Function;
import org.apiguardian.api.API;
import org.equipoise.agent.Secret;
import org.equipoise.chain.StateText;
import org.jspecify.annotations.Nullable;

/**
 * States as they stand in a journal: only such as are read again as what they were.
 *
 * @param <S> the type of the states
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
public final class StateTexts<S> {
  private static final int WIDTH = 200;

  private final StateCodec<S> codec;

  /** The texts by a codec. */
  public StateTexts(StateCodec<S> codec) {
    this.codec = codec;
  }

  /** The name of the codec. */
  public String form() {
    return codec.name();
  }

  /**
   * The text of a state that was checked before. One that was not may be the start of a draw where
   * draws are left out, so that secrets are looked for here, too.
   *
   * @throws UnwritableStateException if it has none, or one that holds a secret: what stood there
   *     without it would be read as another state
   */
  public String of(S state) {
    String text;
    try {
      text = codec.encode(state);
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      throw unwritable(state, "is not written: " + inWords(e), e);
    }
    if (text == null) {
      throw unwritable(state, "has no text", null);
    }
    if (!Secret.conceal(text).equals(text)) {
      throw unwritable(
          state, "holds a secret, which is never written down", "take it out of the states", null);
    }
    return text;
  }

  /**
   * The text of a state.
   *
   * @throws UnwritableStateException if another state, or none, would be read from it
   */
  public String checked(S state) {
    String text = of(state);
    S read;
    try {
      read = codec.decode(text);
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      throw unwritable(state, "is not read again: " + inWords(e), e);
    }
    if (!state.equals(read)) {
      throw unwritable(state, "is read again as another, %s".formatted(quoted(read)), null);
    }
    return text;
  }

  /**
   * The same, of a state whose key survives, too. That of equal states always should; so it is
   * enough to see to it for a few, and keys may be dear.
   *
   * @param key the text by which states count as the same
   */
  public String checked(S state, Function<? super S, String> key) {
    String text = checked(state);
    if (!Objects.equals(key.apply(state), key.apply(state(text)))) {
      throw unwritable(state, "has another key when it is read again", null);
    }
    return text;
  }

  /** The state of a text. */
  S state(String text) {
    return codec.decode(text);
  }

  /** Whether a text is that of a state, in whatever order the codec wrote its parts. */
  boolean isOf(String text, S state) {
    try {
      return state.equals(codec.decode(text));
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      return false;
    }
  }

  private UnwritableStateException unwritable(S state, String why, @Nullable Throwable cause) {
    return unwritable(
        state,
        why,
        "give its type an equals by value and a form that Jackson reads, or give the journal a StateCodec of your own",
        cause);
  }

  private UnwritableStateException unwritable(
      S state, String why, String remedy, @Nullable Throwable cause) {
    return new UnwritableStateException(
        "a state can not be kept in a journal: %s, as %s, %s; %s"
            .formatted(quoted(state), codec.name(), why, remedy),
        cause);
  }

  private static String quoted(@Nullable Object state) {
    try {
      return "'%s'".formatted(StateText.shortened(Secret.conceal(String.valueOf(state)), WIDTH));
    } catch (RuntimeException | StackOverflowError e) {
      return "one whose toString() fails";
    }
  }

  static String inWords(Throwable thrown) {
    return StateText.shortened(
        Secret.conceal(thrown.getClass().getSimpleName() + ": " + thrown.getMessage()), WIDTH);
  }
}
