package shop;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Step;
import org.equipoise.junit.AgentTest;
import org.equipoise.junit.AgentUnderTest;
import org.equipoise.junit.EscapeRate;
import org.equipoise.junit.Sampling;
import org.equipoise.junit.StartStates;
import org.equipoise.sampling.Sample;

/** Goes around a ring, and leaves a line for each time that it is sampled. */
@Sampling(transitions = 200)
class RingAgentTest {

  @AgentUnderTest
  Agent<Integer> agent() throws Exception {
    Path classes = Path.of(getClass().getProtectionDomain().getCodeSource().getLocation().toURI());
    Files.writeString(
        classes.resolveSibling("sampled"),
        "once\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    boolean escapes = Boolean.getBoolean("drifted");
    boolean hangs = Boolean.getBoolean("hanging");
    return (n, draw) -> {
      if (hangs) {
        Thread.sleep(Long.MAX_VALUE);
      }
      return escapes ? Step.escape("no answer") : Step.to((n + 1) % 3);
    };
  }

  @StartStates
  List<Integer> start() {
    return List.of(0);
  }

  @AgentTest
  @EscapeRate(atMost = 0.1)
  void answers() {}

  @AgentTest
  void walks(Sample<Integer> sample) {}
}
