package org.equipoise.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.equipoise.sampling.Sample;
import org.equipoise.sampling.Sampler;
import org.junit.jupiter.api.Test;

class FamilyTest {
  private static final Sample<Integer> SAMPLE =
      Sampler.of(Agents.ring(4, 0.5)).from(0).transitions(1).run();

  /** Fails where its p-value is at most the rate of false FAILs. */
  private record Claim(double pValue) implements Property<Integer> {
    @Override
    public String claim() {
      return "p = " + pValue;
    }

    @Override
    public Evidence judge(Sample<? extends Integer> sample, ErrorRates rates) {
      Verdict verdict = pValue <= rates.falseFail() ? Verdict.FAIL : Verdict.INCONCLUSIVE;
      return Evidence.of("claim", claim(), verdict, "at " + rates.falseFail());
    }
  }

  private static List<Verdict> verdicts(int size, double... pValues) {
    List<Claim> claims = DoubleStream.of(pValues).mapToObj(Claim::new).toList();
    return new Family<>(claims, size, ErrorRates.DEFAULT)
        .judge(SAMPLE).stream().map(Evidence::verdict).toList();
  }

  @Test
  void eachFailureRaisesTheRateOfTheOthers() {
    assertThat(verdicts(3, 0.024, 0.016, 0.05))
        .containsExactly(Verdict.FAIL, Verdict.FAIL, Verdict.FAIL);
    assertThat(verdicts(3, 0.026, 0.016, 0.05))
        .as("0.026 is more than 0.05 / 2")
        .containsExactly(Verdict.INCONCLUSIVE, Verdict.FAIL, Verdict.INCONCLUSIVE);
    assertThat(verdicts(3, 0.017, 0.02, 0.02)).containsOnly(Verdict.INCONCLUSIVE);
  }

  @Test
  void claimsJudgedElsewhereKeepTheirShare() {
    assertThat(verdicts(4, 0.012, 0.016)).containsExactly(Verdict.FAIL, Verdict.FAIL);
    assertThat(verdicts(5, 0.012)).containsExactly(Verdict.INCONCLUSIVE);
    assertThatIllegalArgumentException().isThrownBy(() -> verdicts(1, 0.5, 0.5));
  }

  /** 100,000 families; the standard error of the rate is 0.0007. */
  @Test
  void aTrueClaimFailsWithTheRateOfTheFamily() {
    SplittableRandom random = new SplittableRandom(20_261_120);
    int families = 100_000;
    int red = 0;
    for (int k = 0; k < families; k++) {
      red +=
          verdicts(4, random.nextDouble(), random.nextDouble(), random.nextDouble(), 0)
                  .subList(0, 3)
                  .contains(Verdict.FAIL)
              ? 1
              : 0;
    }
    double exact = 1 - Math.pow(1 - 0.05 / 3, 3);
    assertThat((double) red / families).isCloseTo(exact, within(4 * 0.0007)).isLessThan(0.05);
  }
}
