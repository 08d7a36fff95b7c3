package org.equipoise.sampling;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Sampling ended because the user's code is broken: the agent returned null, made an {@linkplain
 * org.equipoise.agent.InvalidStepException invalid step} or threw an {@link Error}; or the key or
 * the potential function threw, or gave a state no text or no number. Or because the journal could
 * not be written, or lacked a draw to replay. The message says which, for which state and in which
 * draw. What was recorded before that, and so paid for, is kept.
 *
 * <p>Where the virtual machine itself can not go on ({@link OutOfMemoryError}, {@link
 * InternalError}), that error is thrown instead, since nothing may be built on it.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class SamplingFailedException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  private final transient Sample<?> sample;

  SamplingFailedException(String message, @Nullable Throwable cause, Sample<?> sample) {
    super(message, cause);
    this.sample = sample;
  }

  /**
   * The draws recorded before, with the calls that were made; its {@linkplain Sample#end end} is
   * {@link SamplingEnd#FAILED}.
   */
  public Sample<?> sample() {
    return sample;
  }
}
