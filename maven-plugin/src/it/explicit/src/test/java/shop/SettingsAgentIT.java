package shop;

import java.lang.management.ManagementFactory;
import java.util.List;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Step;
import org.equipoise.junit.AgentTag;
import org.equipoise.junit.AgentTest;
import org.equipoise.junit.AgentUnderTest;
import org.equipoise.junit.EscapeRate;
import org.equipoise.junit.Sampling;
import org.equipoise.junit.StartStates;

/** Answers where it is set up as the POM says; its name is one that Failsafe runs. */
@Sampling(transitions = 200)
class SettingsAgentIT {

  @AgentUnderTest
  Agent<Integer> agent() {
    List<String> jvm = ManagementFactory.getRuntimeMXBean().getInputArguments();
    List<String> settings =
        List.of(
            System.getProperty("of.argLine", "no"),
            System.getProperty("of.pom", "no"),
            System.getProperty("of.user", "no"),
            String.valueOf(System.getenv("OF_ENVIRONMENT")),
            jvm.stream().anyMatch(a -> a.startsWith("-javaagent:")) ? "coverage" : "none");
    System.out.println("Settings: " + settings);
    return (n, draw) -> Step.to((n + 1) % 3);
  }

  @StartStates
  List<Integer> start() {
    return List.of(0);
  }

  @AgentTest
  @EscapeRate(atMost = 0.1)
  void answers() {}

  @AgentTest
  @AgentTag("expensive")
  @EscapeRate(atMost = 0.2)
  void answersAtGreatCost() {}
}
