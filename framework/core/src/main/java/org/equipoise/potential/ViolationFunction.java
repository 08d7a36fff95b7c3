package org.equipoise.potential;

import org.apiguardian.api.API;

/**
 * The convex function {@code K(x)} by which a move down a potential by {@code x = V(f) - V(g)}
 * disagrees with it, at {@code beta = 1} (Eq. 2 of arXiv:2512.10047).
 *
 * <p>Both satisfy {@code K'(x) = K'(-x) exp(-x)}, so that the potential of an agent in detailed
 * balance is the minimiser of the action (Eq. 17).
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum ViolationFunction {
  /** {@code K(x) = exp(-x / 2)}: least action is L1 balancing of the kernel. */
  EXPONENTIAL("exp") {
    @Override
    public double at(double x) {
      return Math.exp(-x / 2);
    }
  },
  /** {@code K(x) = log(1 + exp(-x))}: least action of the counts is the reversible likelihood. */
  SOFTPLUS("softplus") {
    @Override
    public double at(double x) {
      return x >= 0 ? Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x)) - x;
    }
  };

  private final String id;

  ViolationFunction(String id) {
    this.id = id;
  }

  /** {@code K(x)}. */
  public abstract double at(double x);

  /** {@code K(0)}: what a move disagrees with a potential that is flat. */
  public double atZero() {
    return at(0);
  }

  /** The name by which users choose this function: {@code exp} or {@code softplus}. */
  public String id() {
    return id;
  }

  /**
   * The function with this name.
   *
   * @throws IllegalArgumentException if there is none, with the names that there are
   */
  public static ViolationFunction of(String id) {
    for (ViolationFunction function : values()) {
      if (function.id.equals(id)) {
        return function;
      }
    }
    throw new IllegalArgumentException(
        "no violation function '" + id + "'; choose exp or softplus");
  }
}
