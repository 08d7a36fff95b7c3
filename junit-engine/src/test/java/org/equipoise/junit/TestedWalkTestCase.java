package org.equipoise.junit;

import org.equipoise.verdict.Verdict;

/** Such a walk with a test that is right. */
abstract class TestedWalkTestCase extends WalkTestCase {
  @AgentTest
  @Claims(Verdict.PASS)
  void test() {}
}
