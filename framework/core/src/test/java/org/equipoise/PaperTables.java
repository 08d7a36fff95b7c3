package org.equipoise;

import org.equipoise.chain.Chain;

/** Counts printed in arXiv:2512.10047. */
public final class PaperTables {
  /** Table II, Claude-4 at the word task; escapes are part of the draws. */
  public static final Chain CLAUDE_4 =
      Chain.builder()
          .step("ATTITUDE", "PERSONAL", 66)
          .step("ATTITUDE", "PROBLEM", 20)
          .escape("ATTITUDE", 3914)
          .step("TURKEY", "ATTITUDE", 4122)
          .step("PERSONAL", "ATTITUDE", 3879)
          .escape("PERSONAL", 121)
          .step("PROBLEM", "ATTITUDE", 3558)
          .escape("PROBLEM", 442)
          .step("BUZZY", "ATTITUDE", 3859)
          .step("BUZZY", "TURKEY", 238)
          .build();

  private PaperTables() {}
}
