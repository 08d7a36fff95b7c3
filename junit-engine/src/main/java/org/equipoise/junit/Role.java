package org.equipoise.junit;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/** What a method of a test class, that is no test, is there for. */
enum Role {
  AGENT(AgentUnderTest.class, "Agent<String> agent()"),
  START_STATES(StartStates.class, "List<String> start()"),
  POTENTIAL(PotentialFunction.class, "double potential(String state)"),
  KEY(StateKey.class, "String key(String state)"),
  BEFORE(BeforeSampling.class, "void startServer()"),
  AFTER(AfterSampling.class, "void stopServer()");

  private final Class<? extends Annotation> annotation;
  private final String example;

  Role(Class<? extends Annotation> annotation, String example) {
    this.annotation = annotation;
    this.example = example;
  }

  /** The methods with this role, inherited ones too, those of superclasses first. */
  List<Method> methods(Class<?> testClass) {
    return AnnotationSupport.findAnnotatedMethods(
        testClass, annotation, HierarchyTraversalMode.TOP_DOWN);
  }

  Mistake none(Class<?> testClass) {
    return Mistake.in(testClass, "no method is annotated with " + this, form());
  }

  Mistake several(Class<?> testClass, List<Method> methods) {
    String names = methods.stream().map(Mistake::text).collect(Collectors.joining(", "));
    return Mistake.in(
        testClass,
        "%s methods are annotated with %s: %s".formatted(methods.size(), this, names),
        this + " on one of them");
  }

  Mistake returns(Method method, String wanted) {
    return wrong(method, "returns " + method.getReturnType().getSimpleName() + ", " + wanted);
  }

  Mistake wrong(Method method, String what) {
    return Mistake.in(method, "the " + this + " method " + what, form());
  }

  private String form() {
    return this + " " + example;
  }

  /** The annotation as it is written. */
  @Override
  public String toString() {
    return "@" + annotation.getSimpleName();
  }
}
