package org.equipoise.sampling;

/**
 * What a run knows of draws without a call of the agent, and what it leaves behind. Used by the
 * sampling thread alone.
 */
interface DrawMemory<S> extends AutoCloseable {

  /** Opens what the plan says. */
  static <S> DrawMemory<S> of(Plan<S> plan) {
    return plan.journal == null || plan.codec == null
        ? new None<>()
        : JournalledDraws.open(plan, plan.journal, plan.codec);
  }

  /**
   * Finishes a draw that is known, before its first try.
   *
   * @return whether the agent is not to be called for it, known or not
   */
  boolean recall(Flight<S> flight);

  /** Whether the agent is called for no draw at all. */
  default boolean isAll() {
    return false;
  }

  /** Up to which draw none after it is to be begun, since the run may end there again. */
  default long heldUntil() {
    return 0;
  }

  /** The {@link Recalled#redrawn} draws. */
  default long redrawn() {
    return 0;
  }

  /** Takes note of a draw that no sample can be made of. */
  void keepDefect(Flight<S> flight, String defect);

  /** Takes note of a draw that the agent was called for, when it is finished. */
  void keep(Flight<S> flight);

  /** Why a run ends at a draw that is not known, and that the agent is not to be called for. */
  SamplingEnd endAt(Flight<S> flight);

  /** Takes note of how the run ended, and after how many draws. */
  void end(SamplingEnd end, int draws);

  @Override
  void close();

  /** That of a run that begins with nothing and leaves nothing. */
  final class None<S> implements DrawMemory<S> {
    @Override
    public boolean recall(Flight<S> flight) {
      return false;
    }

    @Override
    public void keep(Flight<S> flight) {}

    @Override
    public void keepDefect(Flight<S> flight, String defect) {}

    @Override
    public SamplingEnd endAt(Flight<S> flight) {
      throw new IllegalStateException("the agent is called for each draw");
    }

    @Override
    public void end(SamplingEnd end, int draws) {}

    @Override
    public void close() {}
  }
}
