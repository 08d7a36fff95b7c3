package org.equipoise.sampling;

/**
 * After which draws a run asks whether it is decided: after each quarter of the plan, and after a
 * number of judged draws that grows by {@code every} or by a hundredth, whichever is more. So what
 * looking costs grows no faster than the sample, and at most a hundredth of the judged draws is
 * made in vain.
 */
final class Looks {
  private static final int QUARTERS = 4;
  private static final int PART_OF_JUDGED = 100;

  private final int planned;
  private final int explored;
  private final int every;
  private int next;

  Looks(int planned, int explored, int every) {
    this.planned = planned;
    this.explored = explored;
    this.every = every;
    this.next = every;
  }

  /** Whether to look after so many draws; to be asked once for each number, in order. */
  boolean isDue(int draws) {
    if (draws == planned) {
      return false;
    }
    int judged = draws - explored;
    boolean due = judged == next;
    if (due) {
      next =
          (int)
              Math.min(Integer.MAX_VALUE, (long) judged + Math.max(every, judged / PART_OF_JUDGED));
    }
    return due || isQuarter(draws);
  }

  private boolean isQuarter(int draws) {
    for (int quarter = 1; quarter < QUARTERS; quarter++) {
      if (draws == afterQuarter(quarter, planned)) {
        return true;
      }
    }
    return false;
  }

  /** After how many of the planned draws so many quarters of them are made. */
  static int afterQuarter(int number, int planned) {
    return (int) (((long) planned * number + QUARTERS - 1) / QUARTERS);
  }
}
