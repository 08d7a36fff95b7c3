package org.equipoise.samples.words;

import java.util.List;
import org.equipoise.agent.Agent;
import org.equipoise.junit.AgentTest;
import org.equipoise.junit.AgentUnderTest;
import org.equipoise.junit.DetailedBalance;
import org.equipoise.junit.DistinctStates;
import org.equipoise.junit.DownhillFraction;
import org.equipoise.junit.EscapeRate;
import org.equipoise.junit.Sampling;
import org.equipoise.junit.StartStates;

/**
 * What the word agent is held to. {@code -Dword.agent=driven} puts the driven agent to the same
 * tests, and the build turns red.
 */
@Sampling(transitions = 120_000, explore = 0.2, concurrency = 2)
class WordAgentTest {

  @AgentUnderTest
  Agent<String> agent() {
    WordAgent agent = new WordAgent();
    return "driven".equals(System.getProperty("word.agent")) ? new DrivenWordAgent(agent) : agent;
  }

  @StartStates
  List<String> start() {
    return List.of("BUZZY");
  }

  @AgentTest
  @DownhillFraction(atLeast = 0.80)
  void goesDownhill() {}

  @AgentTest
  @DetailedBalance(violationAtMost = 0.10)
  void staysInBalance() {}

  @AgentTest
  @EscapeRate(atMost = 0.20)
  void answersWithWords() {}

  @AgentTest
  @DistinctStates(atLeast = 500)
  void explores() {}
}
