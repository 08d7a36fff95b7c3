package org.equipoise.samples.words;

import java.util.List;
import org.equipoise.agent.Agent;
import org.equipoise.junit.AgentTest;
import org.equipoise.junit.AgentUnderTest;
import org.equipoise.junit.NoDrift;
import org.equipoise.junit.Sampling;
import org.equipoise.junit.StartStates;
import org.equipoise.sampling.StartPolicy;

/**
 * That the word agent answers the paper's words as it did when its baseline was recorded. {@code
 * -Dword.temperature=0.8} makes its model bolder, and the build turns red.
 */
@Sampling(transitions = 5_000, explore = 0, starts = StartPolicy.DECLARED)
class WordAgentDriftTest {

  @AgentUnderTest
  Agent<String> agent() {
    return new WordAgent(Double.parseDouble(System.getProperty("word.temperature", "1")));
  }

  @StartStates
  List<String> start() {
    return DrivenWordAgent.RING;
  }

  @AgentTest
  @NoDrift
  void answersAsRecorded() {}
}
