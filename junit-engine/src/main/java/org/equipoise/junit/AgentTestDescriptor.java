package org.equipoise.junit;

import java.util.HashSet;
import java.util.Set;
import org.equipoise.verdict.Evidence;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.hierarchical.Node;

/** A test in the tree. */
final class AgentTestDescriptor extends AbstractTestDescriptor implements Node<EquipoiseContext> {

  private final JudgedTest test;
  private final Set<TestTag> tags;

  AgentTestDescriptor(ClassDescriptor parent, JudgedTest test) {
    super(
        test.id(parent.getUniqueId()),
        AgentTestCandidates.read(parent.testClass(), test::displayName, test.name()),
        test.source(parent.testClass()));
    this.test = test;
    this.tags = new HashSet<>(parent.getTags());
    tags.addAll(AgentTestCandidates.read(parent.testClass(), test::tags, Set.<TestTag>of()));
  }

  JudgedTest test() {
    return test;
  }

  @Override
  public Type getType() {
    return Type.TEST;
  }

  @Override
  public String getLegacyReportingName() {
    return test.name();
  }

  @Override
  public Set<TestTag> getTags() {
    return Set.copyOf(tags);
  }

  @Override
  public SkipResult shouldBeSkipped(EquipoiseContext context) {
    return Disabled.skip(test.disabled());
  }

  @Override
  public ExecutionMode getExecutionMode() {
    return ExecutionMode.SAME_THREAD;
  }

  @Override
  public EquipoiseContext execute(EquipoiseContext context, DynamicTestExecutor dynamic) {
    new TestExecution(context.testClass(), test, found -> report(found, context)).run();
    return context;
  }

  private void report(Evidence found, EquipoiseContext context) {
    context.testClass().record(test, found);
    context.listener().reportingEntryPublished(this, EvidenceEntry.of(found));
  }
}
