/**
 * Sampling an agent: explore its states, then judge it on independent draws from the states found.
 *
 * <p>A {@link org.equipoise.sampling.Sampler} is the plan, a {@link org.equipoise.sampling.Sample}
 * its result.
 */
@NullMarked
package org.equipoise.sampling;

import org.jspecify.annotations.NullMarked;
