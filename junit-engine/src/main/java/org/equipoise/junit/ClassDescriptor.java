package org.equipoise.junit;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.hierarchical.Node;

/** A test class, top-level or nested, in the tree. */
final class ClassDescriptor extends AbstractTestDescriptor implements Node<EquipoiseContext> {
  static final String SEGMENT = "class";
  static final String NESTED_SEGMENT = "nested-class";

  private final ClassNesting classes;
  private final Set<TestTag> tags;

  private ClassDescriptor(UniqueId id, ClassNesting classes, Set<TestTag> inherited) {
    super(id, displayName(classes.last()), ClassSource.from(classes.last()));
    this.classes = classes;
    this.tags = new LinkedHashSet<>(inherited);
    tags.addAll(
        AgentTestCandidates.read(
            classes.last(), () -> Tags.valid(classes.last()), Set.<TestTag>of()));
  }

  private static String displayName(Class<?> type) {
    return AgentTestCandidates.read(type, () -> DisplayNames.of(type), type.getSimpleName());
  }

  static ClassDescriptor topLevel(TestDescriptor parent, Class<?> type) {
    return new ClassDescriptor(
        parent.getUniqueId().append(SEGMENT, type.getName()),
        new ClassNesting(List.of(type)),
        parent.getTags());
  }

  static ClassDescriptor nested(ClassDescriptor parent, Class<?> type) {
    return new ClassDescriptor(
        parent.getUniqueId().append(NESTED_SEGMENT, type.getSimpleName()),
        parent.classes.and(type),
        parent.getTags());
  }

  ClassNesting classes() {
    return classes;
  }

  Class<?> testClass() {
    return classes.last();
  }

  @Override
  public Type getType() {
    return Type.CONTAINER;
  }

  @Override
  public String getLegacyReportingName() {
    return testClass().getName();
  }

  @Override
  public Set<TestTag> getTags() {
    return Set.copyOf(tags);
  }

  @Override
  public EquipoiseContext prepare(EquipoiseContext context) {
    return context.in(
        new ClassExecution(
            testClass(), context.enclosing(), selectedTests().toList(), context.run()));
  }

  /** The tests in the tree that will judge the sample of this class. */
  Stream<JudgedTest> selectedTests() {
    return getChildren().stream()
        .flatMap(
            child ->
                child instanceof ClassDescriptor nested
                    ? nested.testsOnEnclosingSample()
                    : Stream.of(((AgentTestDescriptor) child).test()))
        .filter(test -> test.disabled().isEmpty());
  }

  /** Whether it has a sample of its own, rather than judge that of the class around it. */
  boolean isSampled() {
    return classes.classes().size() == 1 || SamplingPlan.isSampled(testClass());
  }

  private Stream<JudgedTest> testsOnEnclosingSample() {
    return isSampled() || Disabled.reason(testClass()).isPresent()
        ? Stream.empty()
        : selectedTests();
  }

  @Override
  public SkipResult shouldBeSkipped(EquipoiseContext context) {
    return Disabled.skip(Disabled.reason(testClass()));
  }

  @Override
  public EquipoiseContext before(EquipoiseContext context) {
    JupiterAnnotations.warn(testClass());
    return context;
  }

  @Override
  public void after(EquipoiseContext context) {
    context
        .testClass()
        .finish()
        .ifPresent(
            result ->
                PlatformFeatures.publishFile(context.listener(), this, result, "application/json"));
  }

  /** Classes may run in parallel; what is in one shares its instance and its sample. */
  @Override
  public ExecutionMode getExecutionMode() {
    return testClass().equals(classes.classes().get(0))
        ? ExecutionMode.CONCURRENT
        : ExecutionMode.SAME_THREAD;
  }
}
