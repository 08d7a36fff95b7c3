package org.equipoise.samples.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.annotation.Annotation;
import java.util.Arrays;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Step;
import org.equipoise.junit.DownhillFraction;
import org.equipoise.junit.EscapeRate;
import org.equipoise.junit.FaultRate;
import org.equipoise.sampling.Sample;
import org.equipoise.sampling.Sampler;
import org.equipoise.verdict.ErrorRates;
import org.equipoise.verdict.Evidence;
import org.equipoise.verdict.Property;
import org.equipoise.verdict.Verdict;
import org.junit.jupiter.api.Test;

/** How an annotation of one's own is tested without the engine: by its factory. */
class KeepsFirstLetterTest {
  /** Of each 4 draws from STAIR, one stays and one leaps: 2 of each 3 moves keep the letter. */
  private static final Agent<String> HOPPING =
      (word, draw) ->
          switch ((int) (draw.number() % 4)) {
            case 0 -> Step.stay();
            case 1 -> Step.to("LEAP");
            default -> Step.to("STAR");
          };

  private final Sample<String> sample =
      Sampler.of(HOPPING).from("STAIR").explore(0).transitions(4_000).run();

  @KeepsFirstLetter(atLeast = 0.60)
  private static final class Steady {}

  @KeepsFirstLetter(atLeast = 0.80, margin = 0.02)
  private static final class Steadier {}

  @KeepsFirstLetter(atLeast = 60)
  private static final class NoRate {}

  @SoundWordWalk
  private static final class Sound {}

  @Test
  void theShareOfMovesThatKeepTheLetterIsJudged() {
    Evidence evidence = property(Steady.class).judge(sample, ErrorRates.DEFAULT);

    assertThat(evidence.n()).isEqualTo(3_000);
    assertThat(evidence.estimate()).hasValue(2.0 / 3);
    assertThat(evidence.verdict()).isEqualTo(Verdict.PASS);
    assertThat(evidence.claim())
        .isEqualTo("share that keeps the first letter at least 0.60 (margin 0.05)");
  }

  @Test
  void aHigherClaimFails() {
    Evidence evidence = property(Steadier.class).judge(sample, ErrorRates.DEFAULT);

    assertThat(evidence.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(evidence.margin()).isEqualTo(0.02);
  }

  @Test
  void whatIsNoRateIsRefusedWithTheValue() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> property(NoRate.class))
        .withMessageContaining("at least 60.0 is no rate");
  }

  @Test
  void aSoundWalkIsFourClaims() {
    assertThat(Arrays.stream(SoundWordWalk.class.getAnnotations()).map(Annotation::annotationType))
        .contains(
            DownhillFraction.class, EscapeRate.class, FaultRate.class, KeepsFirstLetter.class);
    assertThat(Sound.class).hasAnnotation(SoundWordWalk.class);
  }

  private static Property<String> property(Class<?> claiming) {
    return new KeepsFirstLetter.Factory().property(claiming.getAnnotation(KeepsFirstLetter.class));
  }
}
