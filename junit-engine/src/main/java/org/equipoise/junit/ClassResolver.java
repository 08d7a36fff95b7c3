package org.equipoise.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;
import static org.junit.platform.engine.support.discovery.SelectorResolver.Resolution.unresolved;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.NestedClassSelector;
import org.junit.platform.engine.discovery.UniqueIdSelector;
import org.junit.platform.engine.support.discovery.SelectorResolver;

/** Resolves the selectors that name a class, top-level or nested. */
final class ClassResolver implements SelectorResolver {
  private final Predicate<String> nameFilter;

  ClassResolver(Predicate<String> nameFilter) {
    this.nameFilter = nameFilter;
  }

  @Override
  public Resolution resolve(ClassSelector selector, Context context) {
    return load(selector::getJavaClass)
        .map(type -> resolve(type, context))
        .orElseGet(Resolution::unresolved);
  }

  private Resolution resolve(Class<?> type, Context context) {
    if (AgentTestCandidates.isTopLevel(type)) {
      return nameFilter.test(type.getName()) ? topLevel(type, context) : unresolved();
    }
    return AgentTestCandidates.isNested(type)
        ? nested(new ClassNesting(List.of(type.getEnclosingClass())).and(type), context)
        : unresolved();
  }

  @Override
  public Resolution resolve(NestedClassSelector selector, Context context) {
    return load(selector::getNestedClass)
        .filter(AgentTestCandidates::isNested)
        .map(type -> nested(new ClassNesting(selector.getEnclosingClasses()).and(type), context))
        .orElseGet(Resolution::unresolved);
  }

  @Override
  public Resolution resolve(UniqueIdSelector selector, Context context) {
    UniqueId id = selector.getUniqueId();
    UniqueId.Segment last = id.getLastSegment();
    return switch (last.getType()) {
      case ClassDescriptor.SEGMENT ->
          load(() -> ReflectionSupport.tryToLoadClass(last.getValue()).toOptional().orElse(null))
              .filter(AgentTestCandidates::isTopLevel)
              .map(type -> topLevel(type, context))
              .orElseGet(Resolution::unresolved);
      case ClassDescriptor.NESTED_SEGMENT ->
          resolution(
              context.addToParent(
                  () -> selectUniqueId(id.removeLastSegment()),
                  parent -> nestedNamed(last.getValue(), parent)));
      default -> unresolved();
    };
  }

  private static Optional<ClassDescriptor> nestedNamed(String name, TestDescriptor parent) {
    if (!(parent instanceof ClassDescriptor enclosing)) {
      return Optional.empty();
    }
    return AgentTestCandidates.nested(enclosing.testClass()).stream()
        .filter(type -> type.getSimpleName().equals(name))
        .findFirst()
        .map(type -> ClassDescriptor.nested(enclosing, type));
  }

  private static Resolution topLevel(Class<?> type, Context context) {
    return resolution(
        context.addToParent(parent -> Optional.of(ClassDescriptor.topLevel(parent, type))));
  }

  private static Resolution nested(ClassNesting classes, Context context) {
    return resolution(
        context.addToParent(
            () -> classes.enclosing().selector(),
            parent -> nestedNamed(classes.last().getSimpleName(), parent)));
  }

  private static Resolution resolution(Optional<ClassDescriptor> descriptor) {
    return descriptor
        .map(found -> SelectorResolver.Match.exact(found, () -> members(found)))
        .map(Resolution::match)
        .orElseGet(Resolution::unresolved);
  }

  private static Set<DiscoverySelector> members(ClassDescriptor descriptor) {
    ClassNesting classes = descriptor.classes();
    Set<DiscoverySelector> members = new LinkedHashSet<>();
    AgentTestCandidates.properties(classes.last())
        .forEach(property -> members.add(selectUniqueId(property.id(descriptor.getUniqueId()))));
    AgentTestCandidates.tests(classes.last())
        .forEach(method -> members.add(classes.selector(method)));
    AgentTestCandidates.nested(classes.last())
        .forEach(type -> members.add(classes.and(type).selector()));
    return members;
  }

  /**
   * The class that a selector names, or empty where there is no such class: whoever selected it
   * learns that from the selector being unresolved, and the other engines run on.
   */
  static Optional<Class<?>> load(Supplier<@Nullable Class<?>> selected) {
    try {
      return Optional.ofNullable(selected.get());
    } catch (JUnitException | LinkageError missing) {
      return Optional.empty();
    }
  }
}
