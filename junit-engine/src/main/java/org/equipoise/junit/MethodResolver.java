package org.equipoise.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.IterationSelector;
import org.junit.platform.engine.discovery.MethodSelector;
import org.junit.platform.engine.discovery.NestedMethodSelector;
import org.junit.platform.engine.discovery.UniqueIdSelector;
import org.junit.platform.engine.support.discovery.SelectorResolver;

/** Resolves the selectors that name a test method. */
final class MethodResolver implements SelectorResolver {

  @Override
  public Resolution resolve(MethodSelector selector, Context context) {
    return ClassResolver.load(selector::getJavaClass)
        .filter(MethodResolver::isTestClass)
        .flatMap(type -> test(selector::getJavaMethod, nesting(type), context))
        .orElseGet(Resolution::unresolved);
  }

  @Override
  public Resolution resolve(NestedMethodSelector selector, Context context) {
    return ClassResolver.load(selector::getNestedClass)
        .filter(MethodResolver::isTestClass)
        .map(type -> new ClassNesting(selector.getEnclosingClasses()).and(type))
        .flatMap(nesting -> test(selector::getMethod, nesting, context))
        .orElseGet(Resolution::unresolved);
  }

  /** A test has no iterations of its own, so choosing some of it chooses all of it. */
  @Override
  public Resolution resolve(IterationSelector selector, Context context) {
    DiscoverySelector parent = selector.getParentSelector();
    if (parent instanceof MethodSelector method) {
      return resolve(method, context);
    }
    if (parent instanceof NestedMethodSelector method) {
      return resolve(method, context);
    }
    return Resolution.unresolved();
  }

  @Override
  public Resolution resolve(UniqueIdSelector selector, Context context) {
    UniqueId id = selector.getUniqueId();
    UniqueId.Segment last = id.getLastSegment();
    if (!Set.of(TestMethod.SEGMENT, ClassProperty.SEGMENT).contains(last.getType())) {
      return Resolution.unresolved();
    }
    return context
        .addToParent(() -> selectUniqueId(id.removeLastSegment()), parent -> testWithId(id, parent))
        .map(MethodResolver::match)
        .orElseGet(Resolution::unresolved);
  }

  private static Optional<AgentTestDescriptor> testWithId(UniqueId id, TestDescriptor parent) {
    if (!(parent instanceof ClassDescriptor testClass)) {
      return Optional.empty();
    }
    return AgentTestCandidates.judged(testClass.testClass()).stream()
        .filter(test -> test.id(parent.getUniqueId()).equals(id))
        .findFirst()
        .map(test -> new AgentTestDescriptor(testClass, test));
  }

  private static Optional<Resolution> test(
      Supplier<Method> selected, ClassNesting nesting, Context context) {
    return load(selected)
        .filter(AgentTestCandidates::isTest)
        .flatMap(
            method ->
                context.addToParent(
                    nesting::selector,
                    parent -> testWithId(new TestMethod(method).id(parent.getUniqueId()), parent)))
        .map(MethodResolver::match);
  }

  private static Resolution match(AgentTestDescriptor test) {
    return Resolution.match(Match.exact(test));
  }

  private static boolean isTestClass(Class<?> type) {
    return AgentTestCandidates.isTopLevel(type) || AgentTestCandidates.isNested(type);
  }

  private static ClassNesting nesting(Class<?> type) {
    return new ClassNesting(List.of(type));
  }

  /** The method that a selector names; empty where there is none, or it is another engine's. */
  private static Optional<Method> load(Supplier<Method> selected) {
    try {
      return Optional.of(selected.get());
    } catch (JUnitException | LinkageError missing) {
      return Optional.empty();
    }
  }
}
