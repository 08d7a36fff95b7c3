package shop;

import org.equipoise.junit.AgentTest;

/** Would fail: it has no agent yet. */
class DraftAgentTest {

  @AgentTest
  void isNoTestYet() {}
}
