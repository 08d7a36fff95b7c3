package org.equipoise.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.equipoise.sampling.RecordedStep;
import org.equipoise.sampling.Sample;
import org.equipoise.sampling.Trajectories;
import org.equipoise.sampling.Trajectory;
import org.junit.jupiter.api.Test;

class TrajectoryRateJudgementTest {

  /**
   * Walks of so many steps on the integers. The share of steps down varies between walks: it is
   * {@code down} on average, and 0 or 1 in the extreme.
   */
  private static Sample<Integer> walks(
      int number, int steps, double down, double spread, SplittableRandom random) {
    List<Trajectory<Integer>> walks = new ArrayList<>();
    for (int walk = 0; walk < number; walk++) {
      double ofWalk = down + (random.nextBoolean() ? spread : -spread);
      List<Integer> states = new ArrayList<>(List.of(0));
      for (int step = 0; step < steps; step++) {
        int last = states.get(states.size() - 1);
        states.add(random.nextDouble() < ofWalk ? last - 1 : last + 1);
      }
      walks.add(Trajectory.through(states));
    }
    return Trajectories.of(walks).potential(state -> state).sample();
  }

  private static Evidence judge(Sample<?> sample) {
    return Properties.<Object>downhillFraction(0.7, 0.1).judge(sample, ErrorRates.DEFAULT);
  }

  @Test
  void eachTrajectoryIsOneObservation() {
    Evidence evidence = judge(walks(300, 20, 0.8, 0.1, new SplittableRandom(1)));
    assertThat(evidence.verdict()).isEqualTo(Verdict.PASS);
    assertThat(evidence.n()).isEqualTo(300);
    assertThat(evidence.unit()).isEqualTo("trajectories");
    assertThat(evidence.estimate().orElseThrow()).isBetween(0.77, 0.83);
    assertThat(evidence.interval().orElseThrow().low()).isBetween(0.7, 0.8);
    assertThat(evidence.interval().orElseThrow().high()).isBetween(0.8, 0.9);
    assertThat(evidence.reason())
        .matches(
            "Decided after \\d+ trajectories, each one observation: at a true mean share of 0\\.60, .*");
  }

  @Test
  void anAgentThatGoesUpFailsWithItsMoves() {
    Evidence evidence = judge(walks(300, 20, 0.4, 0.1, new SplittableRandom(2)));
    assertThat(evidence.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(evidence.culprits()).hasSize(3);
    assertThat(evidence.pValue().orElseThrow()).isLessThanOrEqualTo(0.05);
  }

  /**
   * At the bad rate, where 20 steps of a walk share their rate (0.35 or 0.85), the rule for
   * independent trials would pass a third of the builds. Of 1,000 builds, 0.05 has a standard error
   * of 0.007; the limit is three of them above it.
   */
  @Test
  void stepsThatDependOnEachOtherDoNotMakeMoreFalsePasses() {
    SplittableRandom random = new SplittableRandom(3);
    int passed = 0;
    int passedAsIfIndependent = 0;
    for (int build = 0; build < 1_000; build++) {
      Sample<Integer> sample = walks(60, 20, 0.6, 0.25, random);
      passed += judge(sample).verdict() == Verdict.PASS ? 1 : 0;
      Trials steps =
          Trials.<Integer>judged(
              sample, s -> s.to().orElseThrow() < s.from(), RecordedStep::isMove);
      RateClaim claim = RateClaim.atLeast("down", "down", "moves", 0.7, 0.1);
      passedAsIfIndependent +=
          SequentialRateJudgement.of(claim, ErrorRates.DEFAULT, steps).verdict() == Verdict.PASS
              ? 1
              : 0;
    }
    assertThat(passedAsIfIndependent).isGreaterThan(200);
    assertThat(passed).isLessThan(71);
  }

  @Test
  void fewTrajectoriesDecideNothingHoweverLong() {
    Evidence evidence = judge(walks(3, 2_000, 0.9, 0, new SplittableRandom(4)));
    assertThat(evidence.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(evidence.reason())
        .isEqualTo(
            "The shares in 3 trajectories rule out neither 0.70 nor 0.60. The steps of a trajectory depend on each other, so each trajectory is one observation: record more of them.");
  }

  @Test
  void aPotentialIsFittedOnOtherTrajectories() {
    List<Trajectory<Integer>> walks = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(5);
    for (int walk = 0; walk < 400; walk++) {
      int from = 1 + random.nextInt(4);
      int to = random.nextDouble() < 0.85 ? from - 1 : from + 1;
      walks.add(Trajectory.through(from, to));
    }
    Sample<Integer> sample = Trajectories.of(walks).explore(0.5).sample();
    Evidence evidence = judge(sample);
    assertThat(evidence.verdict()).isEqualTo(Verdict.PASS);
    assertThat(evidence.n()).isLessThanOrEqualTo(200);
  }

  @Test
  void lowRatesAndTheUsersOwnAreJudgedAlike() {
    Sample<Integer> sample = walks(200, 10, 0.8, 0, new SplittableRandom(6));
    assertThat(Properties.escapeRate(0.1, 0.1).judge(sample, ErrorRates.DEFAULT).verdict())
        .isEqualTo(Verdict.PASS);
    Property<Integer> seldomUp =
        Properties.rateAtMost(
            "share of ascents",
            "moves",
            0.1,
            0.05,
            step -> step.to().orElseThrow() > step.from(),
            RecordedStep::isMove);
    assertThat(seldomUp.judge(sample, ErrorRates.DEFAULT).verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void whatTrajectoriesDoNotTellIsRefusedWithTheReason() {
    Sample<Integer> sample = walks(20, 5, 0.5, 0, new SplittableRandom(7));
    assertThat(Properties.faultRate(0.1, 0.1).judge(sample, ErrorRates.DEFAULT).reason())
        .isEqualTo("Recorded trajectories hold answers alone, so they tell nothing of faults.");
    assertThat(Properties.distinctStates(90).judge(sample, ErrorRates.DEFAULT).reason())
        .startsWith("How many states trajectories find varies in a way");
    assertThat(Properties.distinctStates(5).judge(sample, ErrorRates.DEFAULT).verdict())
        .isEqualTo(Verdict.PASS);
  }
}
