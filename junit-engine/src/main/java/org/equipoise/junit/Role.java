package org.equipoise.junit;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a method of a test class, that is no test, is there for. */
enum Role {
  AGENT(AgentUnderTest.class, "Agent<String> agent()"),
  START_STATES(StartStates.class, "List<String> start()"),
  POTENTIAL(PotentialFunction.class, "double potential(String state)"),
  KEY(StateKey.class, "String key(String state)"),
  BEFORE(BeforeSampling.class, "void startServer()"),
  AFTER(AfterSampling.class, "void stopServer()"),
  BEFORE_TEST(BeforeAgentTest.class, "void reset()"),
  AFTER_TEST(AfterAgentTest.class, "void report()");

  /** Kept with each class, and so no longer than it. */
  private static final ClassValue<Map<Role, List<Method>>> METHODS =
      new ClassValue<>() {
        @Override
        protected Map<Role, List<Method>> computeValue(Class<?> type) {
          Map<Role, List<Method>> methods = new EnumMap<>(Role.class);
          for (Method method : AgentTestCandidates.annotated(type)) {
            of(method).forEach(r -> methods.computeIfAbsent(r, n -> new ArrayList<>()).add(method));
          }
          return methods;
        }
      };

  private final Class<? extends Annotation> annotation;
  private final String example;

  Role(Class<? extends Annotation> annotation, String example) {
    this.annotation = annotation;
    this.example = example;
  }

  /** Whether it is about sampling, rather than about one test. */
  boolean samples() {
    return this != BEFORE_TEST && this != AFTER_TEST;
  }

  /** Whether any number of methods may have it. */
  boolean isHook() {
    return this == BEFORE || this == BEFORE_TEST || isAfter();
  }

  private boolean isAfter() {
    return this == AFTER || this == AFTER_TEST;
  }

  /** The methods with this role of all classes, from the outside in, or back where it is after. */
  List<Method> allMethods(List<Class<?>> classes) {
    List<Method> methods = new ArrayList<>();
    classes.forEach(type -> methods.addAll(methods(type)));
    if (isAfter()) {
      Collections.reverse(methods);
    }
    return List.copyOf(methods);
  }

  /** The methods with this role, inherited ones too, those of superclasses first. */
  List<Method> methods(Class<?> testClass) {
    return METHODS.get(testClass).getOrDefault(this, List.of());
  }

  /** The roles of a method; one, if any, in a class that is right. */
  static Set<Role> of(Method method) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (Annotation present : PresentAnnotations.on(method)) {
      for (Role role : values()) {
        if (role.annotation.isInstance(present)) {
          roles.add(role);
        }
      }
    }
    return roles;
  }

  Mistake none(Class<?> testClass) {
    Class<?> around = testClass.getEnclosingClass();
    boolean isMeantForInner = around != null && !methods(around).isEmpty();
    return Mistake.in(
        testClass,
        "no method is annotated with " + this,
        isMeantForInner
            ? "class %s without static, to judge the sample of %s, or %s"
                .formatted(testClass.getSimpleName(), around.getSimpleName(), form())
            : form());
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

  Mistake uncallable(Method method, String obstacle) {
    return Mistake.in(
        method,
        "the " + this + " method can not be called: " + obstacle,
        form() + ", or @ResolvedBy on the class");
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
