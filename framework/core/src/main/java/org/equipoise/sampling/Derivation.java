package org.equipoise.sampling;

import java.util.Objects;
import java.util.function.Function;
import org.apiguardian.api.API;

/**
 * Something that follows from a sample and is computed once for it: a fitted potential, a test.
 * Keep it in a constant, since the object itself is what {@link Sample#derive} finds the result by.
 *
 * <pre>{@code
 * static final Derivation<Chain> MERGED = Derivation.of(sample -> merged(sample.chain()));
 * Chain merged = sample.derive(MERGED);
 * }</pre>
 *
 * @param <T> the type of the result
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
public final class Derivation<T> {
  private final Function<Sample<?>, ? extends T> how;

  private Derivation(Function<Sample<?>, ? extends T> how) {
    this.how = Objects.requireNonNull(how, "how");
  }

  /**
   * A derivation unlike all others, even of the same function.
   *
   * @param how computes the result, which is not null, from nothing but the sample
   */
  public static <T> Derivation<T> of(Function<Sample<?>, ? extends T> how) {
    return new Derivation<>(how);
  }

  T from(Sample<?> sample) {
    return how.apply(sample);
  }
}
