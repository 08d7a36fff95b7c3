package org.equipoise.junit;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * Which classes and methods are ours, right or wrong, read from their annotations alone.
 *
 * <p>A wrong one is a candidate too, since it must be shown as a failed test rather than left out.
 * None of this throws, whatever a class is made of: one exception in discovery would lose the tests
 * of every other engine.
 */
final class AgentTestCandidates {
  private static final Logger LOGGER = Logger.getLogger(AgentTestCandidates.class.getName());

  /** Kept with each class, and so no longer than it. */
  private static final ClassValue<Members> MEMBERS =
      new ClassValue<>() {
        @Override
        protected Members computeValue(Class<?> type) {
          return Members.of(type);
        }
      };

  private AgentTestCandidates() {}

  /** Whether a class stands for itself: top-level or static, and with agent tests. */
  static boolean isTopLevel(Class<?> type) {
    return holds(type, () -> isConcrete(type) && !isInner(type) && hasTests(type));
  }

  /** Whether an inner class has agent tests; it runs within its enclosing class. */
  static boolean isNested(Class<?> type) {
    return holds(type, () -> isConcrete(type) && isInner(type) && hasTests(type));
  }

  /** Whether a method is an agent test, or claims a property as if it were one. */
  static boolean isTest(Method method) {
    return holds(
        method.getDeclaringClass(),
        () -> PresentAnnotations.on(method).stream().anyMatch(AgentTestCandidates::isOfTest));
  }

  private static boolean isOfTest(Annotation annotation) {
    return annotation instanceof AgentTest || annotation instanceof JudgedBy;
  }

  /** The methods of a class with any annotation, inherited ones too, superclasses first. */
  static List<Method> annotated(Class<?> type) {
    return MEMBERS.get(type).annotated();
  }

  /** The agent tests of a class, inherited ones too. */
  static List<Method> tests(Class<?> type) {
    return MEMBERS.get(type).tests();
  }

  /** The properties on a class, inherited ones too. */
  static List<ClassProperty> properties(Class<?> type) {
    return MEMBERS.get(type).properties();
  }

  /** The tests of a class: properties on it, and methods. */
  static List<JudgedTest> judged(Class<?> type) {
    return Stream.<JudgedTest>concat(
            properties(type).stream(), tests(type).stream().map(TestMethod::new))
        .toList();
  }

  /** The inner classes with agent tests, inherited ones too. */
  static List<Class<?>> nested(Class<?> type) {
    return MEMBERS.get(type).nested();
  }

  /** The simple names that several of those inner classes have, of which one hides the others. */
  static Set<String> hidden(Class<?> type) {
    Set<String> names = new HashSet<>();
    return nested(type).stream()
        .map(Class::getSimpleName)
        .filter(name -> !names.add(name))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whether an inner class would contain itself, again and again. */
  static boolean extendsItsEnclosingClass(Class<?> type) {
    return Stream.<Class<?>>iterate(type, Objects::nonNull, Class::getEnclosingClass)
        .skip(1)
        .anyMatch(enclosing -> isInner(type) && enclosing.isAssignableFrom(type));
  }

  /** What a class has for us, read once: discovery asks for it with each of its tests. */
  private record Members(
      List<Method> annotated,
      List<Method> tests,
      List<ClassProperty> properties,
      List<Class<?>> nested) {

    static Members of(Class<?> type) {
      List<Method> annotated =
          read(
              type,
              () ->
                  ReflectionSupport.findMethods(
                      type,
                      method -> method.getAnnotations().length > 0,
                      HierarchyTraversalMode.TOP_DOWN));
      List<Method> tests =
          new ArrayList<>(annotated.stream().filter(AgentTestCandidates::isTest).toList());
      tests.addAll(read(type, () -> unannotated(type, tests)));
      return new Members(
          annotated,
          List.copyOf(tests),
          read(type, () -> ClassProperty.on(type)),
          extendsItsEnclosingClass(type) ? List.of() : read(type, () -> findNested(type)));
    }
  }

  /**
   * Abstract tests of which the class has no implementation that is annotated: annotations of a
   * method are not inherited by those that override it.
   */
  private static List<Method> unannotated(Class<?> type, List<Method> tests) {
    return supertypes(type)
        .flatMap(declaring -> Stream.of(declaring.getDeclaredMethods()))
        .filter(method -> Modifier.isAbstract(method.getModifiers()) && isTest(method))
        .filter(method -> tests.stream().noneMatch(test -> isSameSignature(test, method)))
        .toList();
  }

  private static boolean isSameSignature(Method one, Method other) {
    return one.getName().equals(other.getName())
        && Arrays.equals(one.getParameterTypes(), other.getParameterTypes());
  }

  /** The superclasses and interfaces of a class, but for what all classes have. */
  static Stream<Class<?>> supertypes(Class<?> type) {
    return Stream.concat(Stream.ofNullable(type.getSuperclass()), Stream.of(type.getInterfaces()))
        .filter(supertype -> supertype != Object.class)
        .flatMap(supertype -> Stream.concat(Stream.of(supertype), supertypes(supertype)))
        .distinct();
  }

  private static List<Class<?>> findNested(Class<?> type) {
    return Stream.<Class<?>>iterate(type, Objects::nonNull, Class::getSuperclass)
        .flatMap(declaring -> Stream.of(declaring.getDeclaredClasses()))
        .filter(AgentTestCandidates::isNested)
        .toList();
  }

  private static boolean hasTests(Class<?> type) {
    return !tests(type).isEmpty() || !properties(type).isEmpty() || !nested(type).isEmpty();
  }

  private static boolean isConcrete(Class<?> type) {
    return !Modifier.isAbstract(type.getModifiers())
        && !type.isAnonymousClass()
        && !type.isLocalClass();
  }

  private static boolean isInner(Class<?> type) {
    return type.isMemberClass() && !Modifier.isStatic(type.getModifiers());
  }

  private static boolean holds(Class<?> type, BooleanSupplier condition) {
    return !read(type, () -> condition.getAsBoolean() ? List.of(type) : List.of()).isEmpty();
  }

  /** What can be read of a class, or nothing; see {@link #read(Class, Supplier, Object)}. */
  static <T> List<T> read(Class<?> type, Supplier<List<T>> reading) {
    return read(type, reading, List.of());
  }

  /**
   * What can be read of a class, or something else where that can not be: for want of an optional
   * dependency, or for another version of it. Java tells that by errors of many kinds.
   */
  static <T> T read(Class<?> type, Supplier<T> reading, T otherwise) {
    try {
      return reading.get();
    } catch (VirtualMachineError e) {
      throw e;
    } catch (Throwable e) {
      LOGGER.log(Level.CONFIG, e, () -> type.getName() + " can not be read in full");
      return otherwise;
    }
  }
}
