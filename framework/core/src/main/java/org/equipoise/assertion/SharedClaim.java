package org.equipoise.assertion;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apiguardian.api.API;
import org.equipoise.sampling.Sample;
import org.equipoise.verdict.ErrorRates;
import org.equipoise.verdict.Evidence;

/**
 * The one claim that all assertions on a {@link Sample#with sample} make together.
 *
 * <p>How many assertions come is not known before they do, so the i-th takes {@code 1 / (i (i +
 * 1))} of the rate of false FAILs: a half, a sixth, a twelfth. All shares together are 1, so
 * however many there are, they exceed no more than the rate of one claim. A false PASS concerns one
 * alone.
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
public final class SharedClaim {
  private final ErrorRates rates;
  private final Consumer<? super Evidence> listener;
  private final AtomicInteger made = new AtomicInteger();

  /**
   * A claim of which nothing is asserted yet.
   *
   * @param rates the error rates of all assertions together
   * @param listener is told of each assertion that holds; one that does not throws its evidence
   */
  public SharedClaim(ErrorRates rates, Consumer<? super Evidence> listener) {
    this.rates = Objects.requireNonNull(rates, "rates");
    this.listener = Objects.requireNonNull(listener, "listener");
  }

  /** The rates of the next assertion. */
  ErrorRates next() {
    double i = made.incrementAndGet();
    return new ErrorRates(rates.falseFail() / (i * (i + 1)), rates.falsePass());
  }

  void holds(Evidence evidence) {
    listener.accept(evidence);
  }
}
