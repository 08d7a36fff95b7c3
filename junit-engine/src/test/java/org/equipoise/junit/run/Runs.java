package org.equipoise.junit.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Step;
import org.equipoise.junit.AgentTag;
import org.equipoise.junit.AgentTest;
import org.equipoise.junit.AgentUnderTest;
import org.equipoise.junit.EscapeRate;
import org.equipoise.junit.NoDrift;
import org.equipoise.junit.Sampling;
import org.equipoise.junit.StartStates;
import org.equipoise.sampling.Sample;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

/** Agent tests of a project, nested so that no build tool runs them by their names. */
@SuppressWarnings("ClassCanBeStatic") // groups of tests are inner classes
public final class Runs {
  public static final AtomicInteger plainTestsRun = new AtomicInteger();

  private Runs() {}

  /** What they all have in common. */
  @Sampling(transitions = 200)
  abstract static class Ring {
    @AgentUnderTest
    Agent<Integer> agent() {
      return (state, draw) -> Step.to((state + 1) % 3);
    }

    @StartStates
    List<Integer> start() {
      return List.of(0);
    }
  }

  static class Green extends Ring {
    @AgentTest
    @EscapeRate(atMost = 0.1)
    void answers() {}
  }

  static class Recording extends Ring {
    @AgentTest
    @NoDrift
    void steady() {}

    @AgentTest
    @EscapeRate(atMost = 0.1)
    void answers() {}
  }

  static class Red extends Ring {
    @Override
    @AgentUnderTest
    Agent<Integer> agent() {
      return (state, draw) -> Step.escape("no answer");
    }

    @AgentTest
    @EscapeRate(atMost = 0.1)
    void answers() {}

    @AgentTest
    void holds(Sample<Integer> sample) {
      throw new AssertionError("nothing holds");
    }
  }

  static class Throwing extends Ring {
    @Override
    @AgentUnderTest
    Agent<Integer> agent() {
      throw new IllegalStateException("no key");
    }

    @AgentTest
    @EscapeRate(atMost = 0.1)
    void answers() {}
  }

  @Disabled("no key here")
  static class Off extends Ring {
    @AgentTest
    @EscapeRate(atMost = 0.1)
    void answers() {}
  }

  static class Grouped extends Ring {
    @AgentTest
    @EscapeRate(atMost = 0.1)
    void outer() {}

    class Same {
      @AgentTest
      @EscapeRate(atMost = 0.2)
      void inner() {}
    }

    @Sampling(transitions = 100)
    @AgentTag("own")
    class Own {
      @AgentTest
      @EscapeRate(atMost = 0.2)
      void own() {}
    }
  }

  static class ClosingBadly extends Ring {
    private record Busy() implements Agent<Integer>, AutoCloseable {
      @Override
      public Step<Integer> step(Integer state, org.equipoise.agent.Draw draw) {
        return Step.to((state + 1) % 3);
      }

      @Override
      public void close() {
        throw new IllegalStateException("still busy");
      }
    }

    @Override
    @AgentUnderTest
    Agent<Integer> agent() {
      return new Busy();
    }

    @AgentTest
    @EscapeRate(atMost = 0.1)
    void answers() {}
  }

  /** Answers seven times and then never again, and says so in a file. */
  static class Endless extends Ring {
    @Override
    @AgentUnderTest
    Agent<Integer> agent() {
      return (state, draw) -> {
        if (draw.number() < 7) {
          return Step.to((state + 1) % 3);
        }
        begin();
        Thread.sleep(Long.MAX_VALUE);
        return Step.stay();
      };
    }

    private static void begin() throws IOException {
      Path begun = Path.of(System.getProperty("begun"));
      if (!Files.exists(begun)) {
        Files.createFile(begun);
      }
    }

    @AgentTest
    @EscapeRate(atMost = 0.1)
    void answers() {}
  }

  static class Plain {
    @Test
    void runsElsewhere() {
      plainTestsRun.incrementAndGet();
    }
  }
}
