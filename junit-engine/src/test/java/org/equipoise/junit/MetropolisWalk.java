package org.equipoise.junit;

import java.util.List;
import org.equipoise.agent.Agent;

/** What is sampled where a test is not about it: {@link Chains#metropolis}, from state 0. */
abstract class MetropolisWalk {
  @AgentUnderTest
  Agent<Integer> agent() {
    return Chains.metropolis();
  }

  @StartStates
  List<Integer> start() {
    return List.of(0);
  }
}
