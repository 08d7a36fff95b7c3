package org.equipoise.potential;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.apiguardian.api.API;
import org.equipoise.chain.Chain;
import org.equipoise.chain.Kernel;
import org.equipoise.chain.KernelEstimate;
import org.equipoise.chain.StrongComponents;
import org.jspecify.annotations.Nullable;

/**
 * The potential that disagrees least with an agent's moves: the minimiser of the action {@code S[V]
 * = sum over f, g of T(g <- f) K(V(f) - V(g))} (Eq. 1 to 3 and 8 of arXiv:2512.10047).
 *
 * <p>The action is divided by the number of states of the kernel; where the kernel is the counts,
 * by the number of moves, so that it is the mean violation of a move.
 *
 * <p>The minimum is attained only within strongly connected components, each solved by itself to a
 * relative imbalance of flows of 1e-10; moves between components contribute their infimum, 0. With
 * the counts and the softplus this is the reversible maximum likelihood (Bradley and Terry 1952;
 * Bowman et al. 2009): then {@code V = theta - log draws}, and standard errors are known.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class LeastAction {
  private final Kernel kernel;
  private final ViolationFunction violation;
  private final Potential potential;
  private final double action;
  private final double actionAtZero;
  private final @Nullable StandardErrors standardErrors;
  private final int steps;
  private final long iterations;

  private LeastAction(Kernel kernel, ViolationFunction violation) {
    this.kernel = kernel;
    this.violation = violation;
    StrongComponents components = StrongComponents.of(kernel);
    ActionNetwork network = ActionNetwork.of(kernel, components);
    Pendants pendants = Pendants.of(network);
    NewtonBalancing newton = new NewtonBalancing(network.core(pendants.kept()), violation);
    double[] value = pendants.extend(newton.solve());
    this.steps = newton.steps();
    this.iterations = newton.iterations();
    this.action = action(network, value) / divisor();
    this.actionAtZero = violation.atZero() * weights() / divisor();
    this.potential = Potential.fitted(kernel.chain(), components, potentials(network, value));
    this.standardErrors =
        isReversibleLikelihood()
            ? new StandardErrors(network, value, potential, kernel.chain())
            : null;
  }

  /**
   * Minimises the action of a kernel.
   *
   * @throws ArithmeticException if rounding keeps the imbalance of a component above 1e-10
   */
  public static LeastAction minimise(Kernel kernel, ViolationFunction violation) {
    return new LeastAction(kernel, violation);
  }

  private double action(ActionNetwork network, double[] value) {
    double sum = 0;
    for (int i = 0; i < value.length; i++) {
      for (int s = network.first[i]; s < network.first[i + 1]; s++) {
        if (network.out[s] > 0) {
          sum += network.out[s] * violation.at(value[i] - value[network.neighbour[s]]);
        }
      }
    }
    return sum;
  }

  private double divisor() {
    double divisor =
        kernel.estimate() == KernelEstimate.COUNTS ? kernel.chain().moves() : kernel.states();
    return divisor == 0 ? 1 : divisor;
  }

  private double weights() {
    double sum = 0;
    for (int e = 0; e < kernel.chain().edges(); e++) {
      sum += kernel.weight(e);
    }
    return sum;
  }

  /** The potential of each state of the chain; NaN outside the components. */
  private double[] potentials(ActionNetwork network, double[] value) {
    Chain chain = kernel.chain();
    double[] potential = new double[chain.size()];
    Arrays.fill(potential, Double.NaN);
    for (int i = 0; i < value.length; i++) {
      int state = network.state[i];
      potential[state] =
          kernel.estimate() == KernelEstimate.COUNTS
              ? value[i] - Math.log((double) chain.draws(state))
              : value[i];
    }
    return potential;
  }

  private boolean isReversibleLikelihood() {
    return kernel.estimate() == KernelEstimate.COUNTS && violation == ViolationFunction.SOFTPLUS;
  }

  /** The potential at the minimum. */
  public Potential potential() {
    return potential;
  }

  /** The least action. */
  public double action() {
    return action;
  }

  /** The action of a flat potential: well above {@link #action} where the agent has a direction. */
  public double actionAtZero() {
    return actionAtZero;
  }

  /** The kernel whose action was minimised. */
  public Kernel kernel() {
    return kernel;
  }

  /** The violation function of the action. */
  public ViolationFunction violationFunction() {
    return violation;
  }

  /**
   * The standard error of a state's value, that is of its height above the zero of its component,
   * which itself has none; known for the reversible maximum likelihood (counts and softplus) and
   * identified states, else empty.
   */
  public OptionalDouble standardError(int state) {
    return standardErrors == null || !potential.isIdentified(state)
        ? OptionalDouble.empty()
        : OptionalDouble.of(standardErrors.of(state));
  }

  /** The Newton steps that the solver took. */
  public int newtonSteps() {
    return steps;
  }

  /** The passes over the network that the solver's conjugate gradients took, in all steps. */
  public long conjugateGradientIterations() {
    return iterations;
  }
}
