package org.equipoise.journal;

import java.lang.reflect.Type;
import java.util.function.Function;
import org.apiguardian.api.API;

/**
 * States as text and back, so that they can be written down. What is read must equal what was
 * written; a {@link Journal} sees to it for each state before it writes it.
 *
 * @param <S> the type of the states
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface StateCodec<S> {

  /** The state as text. */
  String encode(S state);

  /** The state of a text. */
  S decode(String text);

  /** A name for the form of the texts; a journal of another form is one of another plan. */
  default String name() {
    return "own";
  }

  /**
   * The form of states of a class: texts, booleans, numbers and constants of enums as they are, and
   * all else as JSON by Jackson, with its annotations.
   */
  @SuppressWarnings("unchecked") // a class is the type of its instances
  static <S> StateCodec<S> of(Class<S> type) {
    return (StateCodec<S>) of((Type) type);
  }

  /** The form of states of a type, such as the {@code List<String>} of a method's signature. */
  static StateCodec<?> of(Type type) {
    return type instanceof Class<?> known && ScalarCodec.canBe(known)
        ? new ScalarCodec(known)
        : new JsonCodec(type);
  }

  /** States written and read by these functions. */
  static <S> StateCodec<S> of(Function<S, String> encode, Function<String, S> decode) {
    return new StateCodec<>() {
      @Override
      public String encode(S state) {
        return encode.apply(state);
      }

      @Override
      public S decode(String text) {
        return decode.apply(text);
      }
    };
  }
}
