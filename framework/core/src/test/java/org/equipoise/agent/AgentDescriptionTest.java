package org.equipoise.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AgentDescriptionTest {

  @Test
  void aLambdaSaysNothingOfItself() {
    Agent<String> agent = (state, draw) -> Step.stay();
    assertThat(agent.description()).isEqualTo(AgentDescription.NONE);
  }

  @Test
  void settingsAreSortedByName() {
    AgentDescription agent =
        AgentDescription.named("checkout").with("temperature", "0.7").with("model", "m");
    assertThat(agent.configuration()).hasToString("{model=m, temperature=0.7}");
    assertThat(agent.with("model", "n").configuration()).containsEntry("model", "n");
  }

  @Test
  void aDigestStandsForALongText() {
    assertThat(AgentDescription.NONE.withDigest("prompt", "abc").configuration())
        .as("the SHA-256 of abc, FIPS 180-4")
        .containsEntry("prompt.sha256", "ba7816bf8f01cfea");
  }

  @Test
  void laterChangesToAMapAreNotSeen() {
    TreeMap<String, String> settings = new TreeMap<>();
    AgentDescription agent = new AgentDescription("a", settings);
    settings.put("model", "m");
    assertThat(agent.configuration()).isEmpty();
    settings.put("model", null);
    assertThatNullPointerException()
        .isThrownBy(() -> new AgentDescription("a", settings))
        .withMessage("the value of the setting model");
  }
}
