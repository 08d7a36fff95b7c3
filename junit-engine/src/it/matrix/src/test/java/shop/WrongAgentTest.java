package shop;

import java.util.List;
import org.equipoise.junit.AgentTest;
import org.equipoise.junit.EscapeRate;
import org.equipoise.junit.StartStates;

/** Has no agent. */
class WrongAgentTest {

  @StartStates
  List<Integer> start() {
    return List.of(0);
  }

  @AgentTest
  @EscapeRate(atMost = 0.1)
  void answers() {}
}
