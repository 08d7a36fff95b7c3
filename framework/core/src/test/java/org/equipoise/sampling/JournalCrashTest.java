package org.equipoise.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalCrashTest {
  /** Those of which the journal had no chance to hear. */
  private static final int UNDER_WAY = 8;

  @Test
  void aKilledProcessLosesLittleAndNothingThatIsWrittenIsPaidForTwice(@TempDir Path directory)
      throws Exception {
    JournalCrashes.Found found = new JournalCrashes(directory).kill(8);

    assertThat(found.kills()).isEqualTo(8);
    assertThat(found.calledTwice()).isZero();
    assertThat(found.mostLost()).isLessThanOrEqualTo(UNDER_WAY);
    assertThat(found.sameSample()).isTrue();
  }
}
