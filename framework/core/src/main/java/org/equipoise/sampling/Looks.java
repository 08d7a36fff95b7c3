package org.equipoise.sampling;

/**
 * After which draws a run asks whether it is decided: after the first, since some claims are
 * decided before any; after each quarter of the planned draws, and of those that are judged; and
 * after a number of judged draws that grows by {@code every} or by a hundredth, whichever is more.
 * So what looking costs grows no faster than the sample, and at most a hundredth of the judged
 * draws is made in vain. And once more draws faulted than the whole plan allows, since then most
 * claims wait in vain.
 */
final class Looks {
  private static final int QUARTERS = 4;
  private static final int PART_OF_JUDGED = 100;

  private final int planned;
  private final int explored;
  private final int every;
  private final double maxFaultRate;
  private boolean isHopeless;
  private int next;

  Looks(int planned, int explored, int every, double maxFaultRate) {
    this.maxFaultRate = maxFaultRate;
    this.planned = planned;
    this.explored = explored;
    this.every = every;
    this.next = every;
  }

  /**
   * Whether to look after so many draws; to be asked once for each number, in order.
   *
   * @param faults how many of them faulted, but for those in a row that they end with
   */
  boolean isDue(int draws, long faults) {
    if (draws == planned) {
      return false;
    }
    boolean wasHopeless = isHopeless;
    isHopeless = (double) faults / planned > maxFaultRate;
    int judged = draws - explored;
    boolean due = judged == next;
    if (due) {
      next =
          (int)
              Math.min(Integer.MAX_VALUE, (long) judged + Math.max(every, judged / PART_OF_JUDGED));
    }
    return due
        || draws == 1
        || isHopeless != wasHopeless
        || isQuarter(draws, planned)
        || isQuarter(judged, planned - explored);
  }

  private static boolean isQuarter(int draws, int of) {
    for (int number = 1; number < QUARTERS; number++) {
      if (draws == quarters(number, of)) {
        return true;
      }
    }
    return false;
  }

  /** So many quarters of a number, rounded up. */
  static int quarters(int number, int of) {
    return (int) (((long) of * number + QUARTERS - 1) / QUARTERS);
  }
}
