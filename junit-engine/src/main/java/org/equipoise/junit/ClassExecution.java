package org.equipoise.junit;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.equipoise.verdict.Evidence;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.support.hierarchical.OpenTest4JAwareThrowableCollector;
import org.junit.platform.engine.support.hierarchical.ThrowableCollector;

/** One run of a test class: its one instance, and the sampling that its tests share. */
final class ClassExecution implements ClassSampler.Invoker {
  private final Class<?> testClass;
  private final @Nullable ClassExecution enclosing;
  private final Once<Object> instance = new Once<>(this::instantiate);
  private final Arguments arguments;
  private final ClassSampling sampling;
  private final TestHooks hooks;

  /**
   * A run that has not begun.
   *
   * @param selected the tests that are to run on a sample of this class
   */
  ClassExecution(
      Class<?> testClass,
      @Nullable ClassExecution enclosing,
      List<JudgedTest> selected,
      EngineRun run) {
    this.testClass = testClass;
    this.enclosing = enclosing;
    this.arguments = Arguments.of(testClass, enclosing == null ? null : enclosing.arguments);
    this.hooks = TestHooks.of(classes());
    this.sampling =
        enclosing == null || SamplingPlan.isSampled(testClass)
            ? new ClassSampling(SamplingPlan.of(classes()), this, arguments, selected, run)
            : enclosing.sampling;
  }

  /** The sampling of this class, or of the one around it whose sample it judges. */
  ClassSampling sampling() {
    return sampling;
  }

  /** What runs around each test of this class. */
  TestHooks hooks() {
    return hooks;
  }

  /** What is wrong with a test of this class, the classes that it runs in, and their sampling. */
  List<Mistake> mistakes(JudgedTest test) {
    List<Mistake> mistakes = new ArrayList<>(test.mistakes(sampling.plan().stateType(), arguments));
    for (ClassExecution run = this; run != null; run = run.enclosing) {
      mistakes.addAll(ClassRules.mistakes(run.testClass, run.arguments));
    }
    mistakes.addAll(sampling.mistakes());
    mistakes.addAll(SamplingRules.mistakes(sampling.plan(), hooks, arguments));
    return mistakes;
  }

  @Override
  public @Nullable Object call(Method method) throws Exception {
    return call(method, Map.of());
  }

  /** Calls a method that takes what the engine gives, by its type, and what resolvers provide. */
  @Nullable Object call(Method method, Map<Class<?>, Object> given) throws Exception {
    return invoke(method, arguments.of(method, given));
  }

  /** Calls a method of this class, or of the innermost one around it that has the method. */
  @Override
  public @Nullable Object invoke(Method method, @Nullable Object... values) {
    if (!method.getDeclaringClass().isAssignableFrom(testClass)) {
      return Objects.requireNonNull(enclosing, "a method of no enclosing class")
          .invoke(method, values);
    }
    return ReflectionSupport.invokeMethod(method, instance.get(), values);
  }

  /** Keeps what was found by a test of this class. */
  void record(JudgedTest test, Evidence found) {
    String groups =
        classes().stream()
            .skip(sampling.plan().classes().size())
            .map(type -> type.getSimpleName() + ".")
            .collect(Collectors.joining());
    sampling.record(test, groups + name(test), found);
  }

  /** The method's name, with the types of its parameters where it is overloaded. */
  private String name(JudgedTest test) {
    if (!(test instanceof TestMethod written)) {
      return test.name();
    }
    long namesakes =
        AgentTestCandidates.tests(testClass).stream()
            .filter(other -> other.getName().equals(written.method().getName()))
            .count();
    return namesakes > 1 ? test.name() : written.method().getName();
  }

  /**
   * Writes down what was found, if this class was sampled for itself, and closes what wants it.
   *
   * @return the file of the result, where one was written
   */
  Optional<Path> finish() {
    ThrowableCollector thrown = new OpenTest4JAwareThrowableCollector();
    List<Path> written = new ArrayList<>(1);
    if (enclosing == null || sampling != enclosing.sampling) {
      thrown.execute(() -> sampling.finish().ifPresent(written::add));
      sampling.closeable().ifPresent(agent -> thrown.execute(agent::close));
    }
    arguments.closeable().forEach(resolver -> thrown.execute(resolver::close));
    thrown.assertEmpty();
    return written.stream().findFirst();
  }

  private List<Class<?>> classes() {
    List<Class<?>> classes = enclosing == null ? new ArrayList<>() : enclosing.classes();
    classes.add(testClass);
    return classes;
  }

  /** An inner class is inherited: the instance around it may be one of a subclass. */
  private Object instantiate() throws Throwable {
    Constructor<?> constructor = ClassRules.constructor(testClass).orElseThrow();
    Map<Class<?>, Object> around =
        enclosing == null
            ? Map.of()
            : Map.of(testClass.getDeclaringClass(), enclosing.instance.get());
    constructor.setAccessible(true);
    try {
      return constructor.newInstance(arguments.of(constructor, around));
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }
}
