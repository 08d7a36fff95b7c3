package org.equipoise.result;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.apiguardian.api.API;
import org.equipoise.balance.ExactTest;
import org.equipoise.chain.KernelEstimate;
import org.equipoise.potential.ViolationFunction;

/**
 * The choices of an {@link Analysis}. Start from {@link #DEFAULT} and change what should differ.
 *
 * @param kernel how the moves are weighed
 * @param attempts the attempts per state, where they are known (see {@link KernelEstimate})
 * @param violationFunction the violation function of the action
 * @param replicates the replicates of the exact test of detailed balance, 0 to leave it out; by
 *     default those of {@link ExactTest#forMoves}
 * @param seed of the exact test, and of the folds in which recorded transitions are judged
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record AnalysisOptions(
    KernelEstimate kernel,
    OptionalDouble attempts,
    ViolationFunction violationFunction,
    OptionalInt replicates,
    long seed) {

  /** The counts with the softplus, which is the reversible maximum likelihood; seed 1. */
  public static final AnalysisOptions DEFAULT =
      new AnalysisOptions(
          KernelEstimate.COUNTS,
          OptionalDouble.empty(),
          ViolationFunction.SOFTPLUS,
          OptionalInt.empty(),
          1);

  public AnalysisOptions {
    if (attempts.isPresent()
        && !(attempts.getAsDouble() > 0 && attempts.getAsDouble() < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "the attempts per state are a positive number, got " + attempts.getAsDouble());
    }
    if (replicates.isPresent() && replicates.getAsInt() < 0) {
      throw new IllegalArgumentException(
          "the exact test needs at least 1 replicate, or 0 to leave it out, got "
              + replicates.getAsInt());
    }
  }

  /** These options with another kernel estimate. */
  public AnalysisOptions withKernel(KernelEstimate estimate) {
    return new AnalysisOptions(estimate, attempts, violationFunction, replicates, seed);
  }

  /** These options with the attempts per state known. */
  public AnalysisOptions withAttempts(double perState) {
    return new AnalysisOptions(
        kernel, OptionalDouble.of(perState), violationFunction, replicates, seed);
  }

  /** These options with another violation function. */
  public AnalysisOptions withViolationFunction(ViolationFunction function) {
    return new AnalysisOptions(kernel, attempts, function, replicates, seed);
  }

  /** These options with another number of replicates. */
  public AnalysisOptions withReplicates(int number) {
    return new AnalysisOptions(kernel, attempts, violationFunction, OptionalInt.of(number), seed);
  }

  /** These options with another seed. */
  public AnalysisOptions withSeed(long other) {
    return new AnalysisOptions(kernel, attempts, violationFunction, replicates, other);
  }

  ExactTest exactTest(long moves) {
    ExactTest usual = ExactTest.forMoves(moves, seed);
    return replicates.isEmpty()
        ? usual
        : new ExactTest(replicates.getAsInt(), usual.passes(), seed, usual.threads());
  }
}
