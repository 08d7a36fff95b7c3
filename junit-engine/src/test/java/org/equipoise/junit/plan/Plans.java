package org.equipoise.junit.plan;

import java.util.List;
import org.equipoise.agent.Agent;
import org.equipoise.junit.AfterSampling;
import org.equipoise.junit.AgentTest;
import org.equipoise.junit.AgentUnderTest;
import org.equipoise.junit.BeforeAgentTest;
import org.equipoise.junit.BeforeSampling;
import org.equipoise.junit.DetailedBalance;
import org.equipoise.junit.DistinctStates;
import org.equipoise.junit.DownhillFraction;
import org.equipoise.junit.EscapeRate;
import org.equipoise.junit.FaultRate;
import org.equipoise.junit.NoDrift;
import org.equipoise.junit.PotentialFunction;
import org.equipoise.junit.Sampling;
import org.equipoise.junit.StartStates;
import org.equipoise.sampling.Sample;
import org.equipoise.sampling.StartPolicy;
import org.junit.jupiter.api.Disabled;

/** Agent tests that may be planned, and of which nothing may be called. */
@SuppressWarnings("ClassCanBeStatic") // groups of tests are inner classes
public final class Plans {
  private Plans() {}

  /** What they all have in common. */
  abstract static class Untouchable {
    Untouchable() {
      throw new AssertionError("an instance was made");
    }

    @AgentUnderTest
    Agent<Integer> agent() {
      throw new AssertionError("the agent was made");
    }

    @StartStates
    List<Integer> start() {
      throw new AssertionError("the start states were asked for");
    }

    @BeforeSampling
    @AfterSampling
    @BeforeAgentTest
    void hook() {
      throw new AssertionError("a hook was called");
    }
  }

  @Sampling(transitions = 6_000, concurrency = 8, tries = 2)
  static class Rates extends Untouchable {
    @AgentTest
    @DownhillFraction(atLeast = 0.60)
    void goesDownhill() {}

    @AgentTest
    @EscapeRate(atMost = 0.20)
    @FaultRate(atMost = 0.01)
    void answers() {}
  }

  @Sampling(transitions = 6_000)
  static class OneDisabled extends Untouchable {
    @AgentTest
    @EscapeRate(atMost = 0.20)
    void answers() {}

    @Disabled("not yet")
    @AgentTest
    @DownhillFraction(atLeast = 0.60)
    void goesDownhill() {}
  }

  @Sampling(transitions = 100)
  static class TooFew extends Untouchable {
    @AgentTest
    @DownhillFraction(atLeast = 0.60)
    void goesDownhill() {}
  }

  @Sampling(transitions = 6_000, concurrency = 8, tokenLimit = 2_100_000, costLimit = 5)
  static class Limited extends Untouchable {
    @AgentTest
    @DownhillFraction(atLeast = 0.60)
    void goesDownhill() {}
  }

  @Sampling(transitions = 1_000, starts = StartPolicy.DECLARED, callLimit = 1_500)
  static class WithBody extends Untouchable {
    @PotentialFunction
    double v(Integer state) {
      throw new AssertionError("the potential was asked for");
    }

    @AgentTest
    @DistinctStates(atLeast = 50)
    @DetailedBalance(violationAtMost = 0.1)
    void explores(Sample<Integer> sample) {
      throw new AssertionError("a test was called");
    }

    /** Judges the sample around it. */
    class Group {
      @AgentTest
      @EscapeRate(atMost = 0.01)
      void answers() {}
    }
  }

  @Sampling(transitions = 2_000)
  static class Drifting extends Untouchable {
    @AgentTest
    @NoDrift
    void behavesAsRecorded() {}
  }

  @Disabled("no key here")
  static class Off extends Untouchable {
    @AgentTest
    @EscapeRate(atMost = 0.1)
    void answers() {}
  }

  static class Wrong extends Untouchable {
    @AgentUnderTest
    Agent<Integer> another() {
      throw new AssertionError("the agent was made");
    }

    @AgentTest
    @EscapeRate(atMost = 0.1)
    void answers() {}
  }

  static class OutOfRange extends Untouchable {
    @AgentTest
    @EscapeRate(atMost = 1.5)
    void answers() {}

    @AgentTest
    @EscapeRate(atMost = 0.1)
    void answersMostly() {}
  }
}
