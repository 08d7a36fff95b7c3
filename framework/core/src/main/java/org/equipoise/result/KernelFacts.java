package org.equipoise.result;

import java.util.OptionalDouble;
import org.apiguardian.api.API;
import org.equipoise.chain.Kernel;
import org.jspecify.annotations.Nullable;

/**
 * How the moves were weighed.
 *
 * @param estimate the name of the estimate: {@code counts}, {@code attempts}, {@code low-reject},
 *     {@code high-reject}
 * @param states the states of the kernel
 * @param sources those of them with at least one move
 * @param attemptsPerState the attempts per state, where they were given
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record KernelFacts(
    String estimate, int states, int sources, @Nullable Double attemptsPerState) {

  static KernelFacts of(Kernel kernel, OptionalDouble attempts) {
    return new KernelFacts(
        kernel.estimate().id(),
        kernel.states(),
        kernel.sources(),
        attempts.isPresent() ? attempts.getAsDouble() : null);
  }
}
