package org.equipoise.junit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestDescriptor;

/**
 * What is wrong with the classes and tests that were discovered, as far as it can be told without
 * running code of the user's.
 */
final class DiscoveryIssues {

  private DiscoveryIssues() {}

  /** The mistakes, each once, however many classes inherit it. */
  static Set<Mistake> of(TestDescriptor engine) {
    Set<Mistake> mistakes = new LinkedHashSet<>();
    for (TestDescriptor child : engine.getChildren()) {
      if (child instanceof ClassDescriptor testClass) {
        mistakes.addAll(inReadable(testClass, null));
      }
    }
    return mistakes;
  }

  private static List<Mistake> inReadable(ClassDescriptor node, @Nullable SamplingPlan around) {
    return AgentTestCandidates.read(node.testClass(), () -> in(node, around));
  }

  private static List<Mistake> in(ClassDescriptor node, @Nullable SamplingPlan around) {
    if (Disabled.reason(node.testClass()).isPresent()) {
      return List.of();
    }
    Arguments unasked = Arguments.unasked(node.classes().classes());
    List<Mistake> mistakes = new ArrayList<>(ClassRules.mistakes(node.testClass(), unasked));
    SamplingPlan plan = around;
    if (plan == null || SamplingPlan.isSampled(node.testClass())) {
      plan = SamplingPlan.of(node.classes().classes());
      if (node.selectedTests().findAny().isPresent()) {
        mistakes.addAll(SamplingRules.mistakes(plan, unasked));
      }
    }
    TestHooks hooks = TestHooks.of(node.classes().classes());
    mistakes.addAll(SamplingRules.mistakes(plan, hooks, unasked));
    for (TestDescriptor child : node.getChildren()) {
      if (child instanceof ClassDescriptor nested) {
        mistakes.addAll(inReadable(nested, plan));
      } else if (child instanceof AgentTestDescriptor test && test.test().disabled().isEmpty()) {
        mistakes.addAll(test.test().mistakes(plan.stateType(), unasked));
      }
    }
    return mistakes;
  }
}
