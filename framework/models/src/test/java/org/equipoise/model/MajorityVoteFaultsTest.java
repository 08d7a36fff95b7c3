package org.equipoise.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Draw;
import org.equipoise.agent.Exchange;
import org.equipoise.agent.FaultException;
import org.equipoise.agent.FaultException.Kind;
import org.equipoise.agent.Step;
import org.equipoise.agent.Usage;
import org.equipoise.sampling.RetryPolicy;
import org.equipoise.sampling.Sample;
import org.equipoise.sampling.Sampler;
import org.junit.jupiter.api.Test;

/** Votes whose candidates meet faults, in the hands of the sampler. */
class MajorityVoteFaultsTest {
  private static final int DRAWS = 20_000;
  private static final RetryPolicy TRIES = new RetryPolicy(40, Duration.ZERO, Duration.ZERO);

  /** Says one of four words, as a model that is hosted elsewhere: with randomness of its own. */
  private static final class Voter implements Agent<String> {
    private final RandomGenerator service = new SplittableRandom(4711);
    private final double faultRate;
    private final boolean hosted;
    private final Map<Long, Integer> answers = new ConcurrentHashMap<>();

    Voter(double faultRate, boolean hosted) {
      this.faultRate = faultRate;
      this.hosted = hosted;
    }

    @Override
    public synchronized Step<String> step(String state, Draw draw) throws FaultException {
      if (service.nextDouble() < faultRate) {
        throw new FaultException(Kind.UNAVAILABLE, "down");
      }
      answers.merge(draw.number(), 1, Integer::sum);
      draw.add(Exchange.of(new Usage(1, 0)));
      return Step.to("word " + (hosted ? service : draw.random()).nextInt(4));
    }
  }

  private static Sample<String> sample(Voter voter) throws Exception {
    return Sampler.of(MajorityVote.of(voter, 2, 3))
        .from("start")
        .transitions(DRAWS)
        .retries(TRIES)
        .run();
  }

  private static double shareWithoutMajority(Sample<String> sample) {
    return sample.escapesByReason().getOrDefault("no majority", 0L) / (double) sample.draws();
  }

  /**
   * Of three words out of four, 3/4 * 2/4 = 0.375 are different. Of 20,000 votes the standard error
   * of that share is 0.0034; a right vote fails here once in 1.7 million seeds, for each of the two
   * rates (5 sigma). Votes of which each fault makes an end have 0.339 where 0.3 of the calls fail:
   * 10 sigma.
   */
  @Test
  void faultsFavourNoVoteThatAgreesAtOnce() throws Exception {
    for (double faultRate : new double[] {0, 0.3}) {
      Sample<String> sample = sample(new Voter(faultRate, true));
      assertThat(sample.faultRate()).isZero();
      assertThat(shareWithoutMajority(sample)).isCloseTo(0.375, within(5 * 0.0034));
    }
  }

  @Test
  void noCandidateIsAskedAgainThatAnswered() throws Exception {
    Voter undisturbed = new Voter(0, false);
    Voter disturbed = new Voter(0.3, false);
    Sample<String> without = sample(undisturbed);
    Sample<String> with = sample(disturbed);

    assertThat(disturbed.answers).isEqualTo(undisturbed.answers);
    assertThat(disturbed.answers.values()).allMatch(answers -> answers == 2 || answers == 3);
    assertThat(with.usage()).isEqualTo(without.usage());
    assertThat(with.calls()).isGreaterThan(without.calls());
    assertThat(with.escapesByReason()).as("the same votes").isEqualTo(without.escapesByReason());
  }
}
