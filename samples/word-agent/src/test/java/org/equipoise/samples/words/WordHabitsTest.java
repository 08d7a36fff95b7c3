package org.equipoise.samples.words;

import java.util.List;
import org.equipoise.agent.Agent;
import org.equipoise.junit.AgentTest;
import org.equipoise.junit.AgentUnderTest;
import org.equipoise.junit.PotentialFunction;
import org.equipoise.junit.Sampling;
import org.equipoise.junit.StartStates;
import org.equipoise.sampling.StartPolicy;

/** The word agent, held to annotations that this sample wrote for itself. */
@Sampling(transitions = 4_000, starts = StartPolicy.DECLARED)
class WordHabitsTest {
  private final WordAgent wordAgent = new WordAgent();

  @AgentUnderTest
  Agent<String> agent() {
    return wordAgent;
  }

  @StartStates
  List<String> start() {
    return DrivenWordAgent.RING;
  }

  @PotentialFunction
  double surprise(String word) {
    return wordAgent.potential(word);
  }

  @AgentTest
  @SoundWordWalk
  void walksSoundly() {}

  @AgentTest
  @KeepsFirstLetter(atLeast = 0.55)
  void keepsLetters() {}
}
