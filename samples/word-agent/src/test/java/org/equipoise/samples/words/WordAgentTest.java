package org.equipoise.samples.words;

import java.io.IOException;
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
import org.equipoise.model.ChatModels;

/**
 * What the word agent is held to, whichever model it asks: the one embedded in this process; with
 * {@code -Dequipoise.model=embedded} the same one over HTTP; or any other, as with {@code
 * -Dequipoise.model=openai:gpt-5-nano}. {@code -Dword.agent=driven} puts the driven agent to the
 * same tests, and the build turns red.
 */
@Sampling(transitions = 120_000, explore = 0.2, concurrency = 32)
class WordAgentTest {

  @AgentUnderTest
  Agent<String> agent() throws IOException {
    String model = System.getProperty("equipoise.model", "");
    Agent<String> agent =
        switch (model) {
          case "" -> new WordAgent();
          case "embedded" -> ServedWordAgent.start();
          default -> WordTask.agent(ChatModels.of(model));
        };
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
