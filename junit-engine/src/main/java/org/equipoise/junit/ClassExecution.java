package org.equipoise.junit;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.equipoise.verdict.Evidence;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.ReflectionSupport;

/** One run of a test class: its one instance, and the sampling that its tests share. */
final class ClassExecution {
  private final Class<?> testClass;
  private final @Nullable ClassExecution enclosing;
  private final Once<Object> instance = new Once<>(this::instantiate);
  private final ClassSampling sampling;

  /**
   * A run that has not begun.
   *
   * @param selected the tests that are to run on a sample of this class
   */
  ClassExecution(
      Class<?> testClass,
      @Nullable ClassExecution enclosing,
      List<Method> selected,
      Configuration configuration) {
    this.testClass = testClass;
    this.enclosing = enclosing;
    this.sampling =
        enclosing == null || SamplingPlan.isSampled(testClass)
            ? new ClassSampling(SamplingPlan.of(classes()), this::invoke, selected, configuration)
            : enclosing.sampling;
  }

  /** The sampling of this class, or of the one around it whose sample it judges. */
  ClassSampling sampling() {
    return sampling;
  }

  /** What is wrong with the classes that a test of this one runs in, and with their sampling. */
  List<Mistake> mistakes() {
    List<Mistake> mistakes = new ArrayList<>();
    classes().forEach(type -> mistakes.addAll(ClassRules.mistakes(type)));
    mistakes.addAll(sampling.mistakes());
    return mistakes;
  }

  /** Calls a method of this class, or of the innermost one around it that has the method. */
  @Nullable Object invoke(Method method, @Nullable Object... arguments) {
    if (!method.getDeclaringClass().isAssignableFrom(testClass)) {
      return Objects.requireNonNull(enclosing, "a method of no enclosing class")
          .invoke(method, arguments);
    }
    return ReflectionSupport.invokeMethod(method, instance.get(), arguments);
  }

  /** Keeps what was found by a test of this class. */
  void record(Method method, Evidence found) {
    String groups =
        classes().stream()
            .skip(sampling.plan().classes().size())
            .map(type -> type.getSimpleName() + ".")
            .collect(Collectors.joining());
    sampling.record(groups + name(method), found);
  }

  /** The method's name, with the types of its parameters where it is overloaded. */
  private String name(Method method) {
    long namesakes =
        AgentTestCandidates.tests(testClass).stream()
            .filter(other -> other.getName().equals(method.getName()))
            .count();
    return namesakes > 1 ? Mistake.text(method) : method.getName();
  }

  /** Writes down what was found, if this class was sampled for itself. */
  void finish() throws IOException {
    if (enclosing == null || sampling != enclosing.sampling) {
      sampling.finish();
    }
  }

  private List<Class<?>> classes() {
    List<Class<?>> classes = enclosing == null ? new ArrayList<>() : enclosing.classes();
    classes.add(testClass);
    return classes;
  }

  private Object instantiate() throws Throwable {
    return enclosing == null
        ? ReflectionSupport.newInstance(testClass)
        : instantiateIn(enclosing.instance.get());
  }

  /** An inner class is inherited: the instance around it may be one of a subclass. */
  private Object instantiateIn(Object around) throws Throwable {
    Constructor<?> constructor = testClass.getDeclaredConstructor(testClass.getDeclaringClass());
    constructor.setAccessible(true);
    try {
      return constructor.newInstance(around);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }
}
