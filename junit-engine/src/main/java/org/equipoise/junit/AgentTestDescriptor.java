package org.equipoise.junit;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.equipoise.verdict.Evidence;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.engine.support.hierarchical.Node;

/** A test method in the tree. */
final class AgentTestDescriptor extends AbstractTestDescriptor implements Node<EquipoiseContext> {
  static final String SEGMENT = "test";

  private final Method method;
  private final Set<TestTag> tags;

  AgentTestDescriptor(ClassDescriptor parent, Method method) {
    super(
        parent.getUniqueId().append(SEGMENT, idValue(method)),
        DisplayNames.of(method),
        MethodSource.from(parent.testClass(), method));
    this.method = method;
    this.tags = new HashSet<>(parent.getTags());
    tags.addAll(Tags.valid(method));
  }

  Method method() {
    return method;
  }

  /** What names a method in a unique id: its name and the full names of its parameter types. */
  static String idValue(Method method) {
    return Arrays.stream(method.getParameterTypes())
        .map(Class::getTypeName)
        .collect(Collectors.joining(", ", method.getName() + "(", ")"));
  }

  @Override
  public Type getType() {
    return Type.TEST;
  }

  @Override
  public String getLegacyReportingName() {
    return Mistake.text(method);
  }

  @Override
  public Set<TestTag> getTags() {
    return Set.copyOf(tags);
  }

  @Override
  public SkipResult shouldBeSkipped(EquipoiseContext context) {
    return Disabled.skip(method);
  }

  @Override
  public EquipoiseContext execute(EquipoiseContext context, DynamicTestExecutor dynamic) {
    ClassExecution testClass = context.testClass();
    new TestExecution(testClass, new TestMethod(method), found -> report(found, context)).run();
    return context;
  }

  private void report(Evidence found, EquipoiseContext context) {
    context.testClass().record(method, found);
    context.listener().reportingEntryPublished(this, EvidenceEntry.of(found));
  }
}
