package org.equipoise.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run makes of a journal that another left. */
class ResumedSamplingTest extends JournalledRuns {
  @ParameterizedTest
  @ValueSource(ints = {1, 16})
  void aRunThatIsGoneOnWithGivesTheSampleOfAnUninterruptedOne(int concurrency) {
    Sampler<String> plan = sampler().concurrency(concurrency).window(32);
    Sample<String> whole = plan.run();
    calls.set(0);
    broken = 150;
    fail(plan.journal(journal, TEXT));
    broken = Integer.MAX_VALUE;

    Sample<String> resumed = plan.journal(journal, TEXT).run();

    assertThat(steps(resumed)).isEqualTo(steps(whole));
    assertThat(resumed.states().keys()).isEqualTo(whole.states().keys());
    assertThat(resumed.end()).contains(SamplingEnd.COMPLETE);
    assertThat(resumed.recalled().draws()).isBetween(100L, 150L);
    assertThat(resumed.recalled().draws() + resumed.calls()).isEqualTo(400);
    assertThat(resumed.recalled().usage().inputTokens()).isEqualTo(7 * resumed.recalled().draws());
    assertThat(told).hasSize(1).first().asString().startsWith("resumes 1");
  }

  @Test
  void aSampleThatWasDecidedEarlyIsMadeWholeWithoutPayingTwice() {
    Sample<String> whole = sampler().run();
    calls.set(0);
    Sample<String> decided =
        sampler().until(sample -> sample.recorded() >= 300, 1).journal(journal, TEXT).run();
    assertThat(decided.end()).contains(SamplingEnd.DECIDED);

    Sample<String> made = sampler().journal(journal.goingOnWithDecided(), TEXT).run();

    assertThat(steps(made)).isEqualTo(steps(whole));
    assertThat(made.end()).contains(SamplingEnd.COMPLETE);
    assertThat(made.recalled().draws()).isEqualTo(decided.recorded());
    assertThat(calls).hasValue(400);
  }

  @Test
  void aSampleThatWasMadeWholeHasNothingLeftToGoOnWith() {
    sampler().journal(journal.build("b"), TEXT).run();

    sampler().journal(journal.build("c").goingOnWithDecided(), TEXT).run();

    assertThat(calls).hasValue(800);
    assertThat(told)
        .containsExactly(
            "the earlier journal (of a run that was finished) is kept as "
                + directory.resolve("words-finished.jsonl"));
  }

  @Test
  void aDecidedSampleWithMoreFaultsThanItsPlanAllowsIsNotGoneOnWith() {
    Agent<String> faulty =
        (state, draw) -> {
          if (draw.number() % 4 == 0) {
            throw new IOException("no answer");
          }
          return walk(state, draw);
        };
    Sampler<String> decided =
        Sampler.of(faulty)
            .from("s0", "s1")
            .transitions(400)
            .retries(RetryPolicy.NONE)
            .until(sample -> sample.faults() > 20, 1);
    assertThat(decided.journal(journal, TEXT).run().faults()).isEqualTo(21);
    calls.set(0);

    sampler().journal(journal.goingOnWithDecided(), TEXT).run();

    assertThat(calls).hasValue(400);
  }

  @Test
  void aDecidedSampleIsJudgedAgainInItsBuildWithoutACall() {
    Sampler<String> plan =
        sampler().concurrency(8).window(16).until(sample -> sample.recorded() >= 300, 1);
    Sample<String> first = plan.journal(journal.build("b"), TEXT).run();

    Sample<String> again = plan.journal(journal.build("b"), TEXT).run();

    assertThat(again.calls()).isZero();
    assertThat(steps(again)).isEqualTo(steps(first));
    assertThat(sampler().concurrency(8).window(16).journal(journal.build("b"), TEXT).run().calls())
        .as("where other claims ask for more")
        .isEqualTo(400 - first.recorded());
  }

  @Test
  void anotherPlanOrOtherCodeBeginsANewJournalAndKeepsTheOldOne() throws IOException {
    sampler().transitions(5).callLimit(3).journal(journal, TEXT).run();
    List<String> old = lines();

    Sample<String> other = sampler().transitions(6).journal(journal, TEXT).run();

    assertThat(other.recalled()).isEqualTo(Recalled.NONE);
    Path kept = directory.resolve("words-1.jsonl");
    assertThat(Files.readAllLines(kept)).isEqualTo(old);
    assertThat(told)
        .containsExactly(
            "the earlier journal (changed since: planned draws: 5 -> 6) is kept as " + kept);
    told.clear();
    sampler().transitions(6).journal(journal.code(Optional.of("sha256:1")), TEXT).run();
    assertThat(told).as("a finished one is missed by nobody").isEmpty();
    assertThat(directory.resolve("words-finished.jsonl")).exists();
    assertThat(Files.readAllLines(kept)).as("what was paid for in vain").isEqualTo(old);
  }

  @Test
  void aFinishedJournalIsUsedAgainWithinItsBuildOnly() {
    Sample<String> first = sampler().journal(journal.build("b1"), TEXT).run();

    Sample<String> again = sampler().journal(journal.build("b1"), TEXT).run();
    assertThat(again.calls()).isZero();
    assertThat(steps(again)).isEqualTo(steps(first));

    assertThat(sampler().journal(journal.build("b2"), TEXT).run().calls()).isEqualTo(400);
    assertThat(directory.resolve("words-finished.jsonl")).exists();
    assertThat(sampler().journal(journal.build("b2").anew(), TEXT).run().calls()).isEqualTo(400);
  }

  @Test
  void aFinishedJournalThatWasOpenedAgainAndKilledIsNotTakenOverByAnotherBuild()
      throws IOException {
    sampler().journal(journal.build("b1"), TEXT).run();
    sampler().journal(journal.build("b1"), TEXT).run();
    Files.write(file, lines().subList(0, lines().size() - 1));
    calls.set(0);

    assertThat(sampler().journal(journal.build("b1"), TEXT).run().calls()).isZero();
    Files.write(file, lines().subList(0, lines().size() - 1));
    Sample<String> other = sampler().journal(journal.build("b2"), TEXT).run();

    assertThat(other.calls()).isEqualTo(400);
    assertThat(other.recalled()).isEqualTo(Recalled.NONE);
    assertThat(directory.resolve("words-finished.jsonl")).exists();
  }

  @Test
  void aDrawThatEndedARunAsADefectEndsItAgainUntilItIsMended() throws IOException {
    AtomicInteger lucky = new AtomicInteger();
    Sampler<String> plan =
        Sampler.of(
                (Agent<String>)
                    (state, draw) -> {
                      if (draw.number() == 3 && lucky.getAndIncrement() == 0) {
                        throw new AssertionError("a reply that nobody expected");
                      }
                      return Step.to("s1");
                    })
            .from("s0")
            .transitions(9);
    assertThatThrownBy(() -> plan.journal(journal, TEXT).run())
        .isInstanceOf(SamplingFailedException.class);

    assertThatThrownBy(() -> plan.journal(journal, TEXT).run())
        .isInstanceOf(SamplingFailedException.class)
        .hasMessageContaining("a reply that nobody expected")
        .hasMessageEndingWith("line 6; once it is mended, Journal.anew() starts anew)");
    assertThat(lucky).hasValue(1);
    assertThat(plan.journal(journal.anew(), TEXT).run().end()).contains(SamplingEnd.COMPLETE);
  }
}
