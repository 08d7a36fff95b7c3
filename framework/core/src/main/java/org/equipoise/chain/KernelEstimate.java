package org.equipoise.chain;

import java.util.Locale;
import org.apiguardian.api.API;

/**
 * The ways to weigh the recorded moves of a {@link Chain}. Notation: {@code N(f->g)} moves from f
 * to g, {@code draws(f)} answered steps from f, {@code N0} attempts per state.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum KernelEstimate {
  /**
   * The counts themselves, {@code w = N(f->g)}. Under the softplus violation function the least
   * action of the counts is the reversible maximum likelihood: {@code V = theta - log draws}. No
   * kernel, but the default weights.
   */
  COUNTS,
  /** {@code T = N(f->g) / draws(f)}: the kernel where the draws of every state are known. */
  ATTEMPTS,
  /**
   * {@code T = N(f->g) / sum over g' of N(f->g')} for sources with more than one recorded move; the
   * states of the kernel are those sources (Eq. 6 and 18 of arXiv:2512.10047).
   */
  LOW_REJECT,
  /**
   * {@code T = min(N(f->g) / N0, 1)}, with {@code N0} the attempts per state: given, or else all
   * draws over the number of states (Eq. 24 of arXiv:2512.10047).
   */
  HIGH_REJECT;

  /** Whether the attempts per state can be given: no other estimate has a use for them. */
  public boolean takesAttempts() {
    return this == ATTEMPTS || this == HIGH_REJECT;
  }

  /** The name by which users choose this estimate: {@code low-reject}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The estimate with this name.
   *
   * @throws IllegalArgumentException if there is none, with the names that there are
   */
  public static KernelEstimate of(String id) {
    for (KernelEstimate estimate : values()) {
      if (estimate.id().equals(id)) {
        return estimate;
      }
    }
    throw new IllegalArgumentException(
        "no kernel estimate '" + id + "'; choose counts, attempts, low-reject or high-reject");
  }
}
