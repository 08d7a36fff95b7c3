package org.equipoise.junit.discovered;

import java.util.List;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Step;
import org.equipoise.junit.AgentTag;
import org.equipoise.junit.AgentTest;
import org.equipoise.junit.AgentUnderTest;
import org.equipoise.junit.EscapeRate;
import org.equipoise.junit.Sampling;
import org.equipoise.junit.StartStates;
import org.equipoise.sampling.Sample;
import org.junit.jupiter.api.Test;

/** Agent tests in a package of their own, nested so that no build tool runs them by their names. */
@SuppressWarnings("ClassCanBeStatic") // the fixtures are right or wrong on purpose
public final class Fixtures {

  private Fixtures() {}

  /** What they all have in common. */
  @Sampling(transitions = 20)
  public abstract static class WalkTestCase {
    @AgentUnderTest
    Agent<Integer> agent() {
      return (state, draw) -> Step.to((state + 1) % 3);
    }

    @StartStates
    List<Integer> start() {
      return List.of(0);
    }
  }

  /** Overloaded tests, a tag, and a class within. */
  @AgentTag("walk")
  public static class FirstTestCase extends WalkTestCase {
    @AgentTest
    @EscapeRate(atMost = 0.5)
    void answers() {}

    @AgentTest
    void answers(Sample<Integer> sample) {}

    @AgentTest("answers, twice over")
    @AgentTag("slow")
    void answers(Sample<Integer> sample, Sample<Integer> again) {}

    /** A group of tests on the same sample. */
    public class InnerTestCase {
      @AgentTest
      void within(Sample<Integer> sample) {}

      /** And a group in that. */
      public class InnermostTestCase {
        @AgentTest
        void deepWithin(Sample<Integer> sample) {}
      }
    }
  }

  /** A test in an interface. */
  public interface Walking {
    @AgentTest
    default void walks(Sample<Integer> sample) {}
  }

  /** Inherits its test from an interface. */
  public static class SecondTestCase extends WalkTestCase implements Walking {}

  /** No agent test: none of ours. */
  public static class OtherEngineTestCase {
    @Test
    void runs() {}
  }
}
