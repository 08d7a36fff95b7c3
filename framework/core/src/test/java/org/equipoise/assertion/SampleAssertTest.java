package org.equipoise.assertion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.equipoise.assertion.EquipoiseAssertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.equipoise.agent.Step;
import org.equipoise.sampling.Sample;
import org.equipoise.sampling.Sampler;
import org.equipoise.sampling.StartPolicy;
import org.equipoise.verdict.ErrorRates;
import org.equipoise.verdict.Evidence;
import org.equipoise.verdict.Properties;
import org.equipoise.verdict.Verdict;
import org.junit.jupiter.api.Test;

class SampleAssertTest {
  /** Of every 20 draws 14 go down, 2 up, 3 stay and 1 escapes. */
  private final Sample<Integer> sample =
      Sampler.<Integer>of(
              (state, draw) -> {
                long k = draw.number() % 20;
                if (k == 19) {
                  return Step.escape("refused");
                }
                return k < 14 ? Step.to(-1) : k < 16 ? Step.to(1) : Step.stay();
              })
          .from(0)
          .starts(StartPolicy.DECLARED)
          .potential(state -> state)
          .transitions(400)
          .run();

  @Test
  void whatHoldsCanBeChained() {
    assertThat(sample)
        .downhillFraction()
        .isAtLeast(0.8)
        .escapeRate()
        .isAtMost(0.1, 0.04)
        .faultRate()
        .isAtMost(0.01)
        .uniqueStates()
        .isAtLeast(3)
        .satisfies(Properties.escapeRate(0.1, 0.05));
  }

  @Test
  void aViolationCarriesItsMessageAndEvidence() {
    assertThatExceptionOfType(PropertyViolation.class)
        .isThrownBy(() -> assertThat(sample).downhillFraction().isAtLeast(0.95))
        .withMessage(
            """
            violated: downhill fraction at least 0.95 (margin 0.05)
            estimate: 0.875, 90 % interval 0.84 to 0.904, from 320 moves, margin 0.05
            how sure: At a true downhill fraction of 0.95, 280 of 320 moves or fewer have probability 1.3e-7; 0.05 or less rules the claim out.
            worst offenders: 0 -> 1: 40 of 320 moves, 0 back, V rises by 1""")
        .satisfies(e -> assertThat(e.evidence().verdict()).isEqualTo(Verdict.FAIL));
  }

  @Test
  void whatIsUndecidedIsNoPass() {
    assertThatExceptionOfType(Inconclusive.class)
        .isThrownBy(() -> assertThat(sample).detailedBalance().violationIsAtMost(0.1))
        .withMessage(
            """
            undecided: detailed balance violation at most 0.10
            how sure: Detailed balance cannot be tested: the moves contain no cycle, so nothing can violate detailed balance; leave this claim out, or choose a coarser key.""")
        .satisfies(e -> assertThat(e).isInstanceOf(AssertionError.class))
        .satisfies(e -> assertThat(e.evidence().verdict()).isEqualTo(Verdict.INCONCLUSIVE));
  }

  @Test
  void theErrorRatesCanBeChosen() {
    ErrorRates strict = new ErrorRates(1e-9, 0.05);
    assertThatExceptionOfType(Inconclusive.class)
        .isThrownBy(() -> assertThat(sample).with(strict).downhillFraction().isAtLeast(0.95));
  }

  @Test
  void assertionsThatShareAClaimExceedItsRateByNoNumberOfThem() {
    List<Evidence> held = new ArrayList<>();
    Sample<Integer> shared =
        sample.with(SharedClaim.class, new SharedClaim(new ErrorRates(0.04, 0.05), held::add));
    for (int i = 0; i < 4; i++) {
      assertThat(shared).downhillFraction().isAtLeast(0.8);
    }
    assertThat(held)
        .extracting(e -> 0.95 - e.interval().orElseThrow().level())
        .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-12 ? 0 : Double.compare(a, b))
        .containsExactly(0.04 / 2, 0.04 / 6, 0.04 / 12, 0.04 / 20);
  }

  @Test
  void whatFailsTakesItsShareAndIsThrownNotTold() {
    List<Evidence> held = new ArrayList<>();
    Sample<Integer> shared =
        sample.with(SharedClaim.class, new SharedClaim(ErrorRates.DEFAULT, held::add));
    assertThatExceptionOfType(PropertyViolation.class)
        .isThrownBy(() -> assertThat(shared).downhillFraction().isAtLeast(0.95))
        .withMessageContaining("0.025 or less rules the claim out");
    assertThat(held).isEmpty();
  }

  @Test
  void ratesThatWereChosenAreNotShared() {
    List<Evidence> held = new ArrayList<>();
    Sample<Integer> shared =
        sample.with(SharedClaim.class, new SharedClaim(ErrorRates.DEFAULT, held::add));
    assertThat(shared).with(new ErrorRates(0.1, 0.1)).downhillFraction().isAtLeast(0.8);
    assertThat(held).extracting(e -> e.interval().orElseThrow().level()).containsExactly(0.8);
  }

  @Test
  void aClaimThatIsNoneIsTheCallersMistakeNotTheAgents() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> assertThat(sample).escapeRate().isAtMost(20));
  }

  @Test
  void afterSerialisationTheMessageIsLeft() throws Exception {
    PropertyViolation violation =
        org.assertj.core.api.Assertions.catchThrowableOfType(
            PropertyViolation.class, () -> assertThat(sample).downhillFraction().isAtLeast(0.95));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(violation);
    }
    Object copy = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
    assertThat(copy)
        .isInstanceOfSatisfying(
            PropertyViolation.class,
            c -> assertThat(c.getMessage()).isEqualTo(violation.getMessage()));
  }
}
