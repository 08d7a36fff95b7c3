package org.equipoise.junit;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a method of a test class, that is no test, is there for. */
enum Role {
  AGENT(AgentUnderTest.class, "Agent<STATE> agent()"),
  START_STATES(StartStates.class, "List<STATE> start()"),
  POTENTIAL(PotentialFunction.class, "double potential(STATE state)"),
  KEY(StateKey.class, "String key(STATE state)"),
  ENCODING(StateEncoding.class, "StateCodec<STATE> states()"),
  REDACTION(JournalRedaction.class, "String redact(String text)"),
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

  Mistake none(Class<?> testClass, Optional<Class<?>> stateType) {
    Optional<Method> overridden = overridden(testClass);
    if (overridden.isPresent()) {
      return Mistake.in(
          testClass,
          "the method that overrides %s is not annotated with %s"
              .formatted(Mistake.place(overridden.get()), this),
          this + " on it, too");
    }
    Class<?> around = testClass.getEnclosingClass();
    boolean isMeantForInner = around != null && !methods(around).isEmpty();
    return Mistake.in(
        testClass,
        "no method is annotated with " + this,
        isMeantForInner
            ? "class %s without static, to judge the sample of %s, or %s"
                .formatted(testClass.getSimpleName(), around.getSimpleName(), form(stateType))
            : form(stateType));
  }

  /** A method with this role that is overridden: annotations of methods are not inherited. */
  private Optional<Method> overridden(Class<?> testClass) {
    return AgentTestCandidates.supertypes(testClass)
        .flatMap(type -> Stream.of(type.getDeclaredMethods()))
        .filter(method -> of(method).contains(this))
        .findFirst();
  }

  Mistake several(Class<?> testClass, List<Method> methods) {
    String names = methods.stream().map(Mistake::text).collect(Collectors.joining(", "));
    return Mistake.in(
        testClass,
        "%s methods are annotated with %s: %s".formatted(methods.size(), this, names),
        this + " on one of them");
  }

  Mistake returns(Method method, String wanted, Optional<Class<?>> stateType) {
    return wrong(
        method, "returns " + method.getReturnType().getSimpleName() + ", " + wanted, stateType);
  }

  Mistake wrong(Method method, String what, Optional<Class<?>> stateType) {
    return Mistake.in(method, "the " + this + " method " + what, form(stateType));
  }

  Mistake uncallable(Method method, String obstacle, Optional<Class<?>> stateType) {
    return Mistake.in(
        method,
        "the " + this + " method can not be called: " + obstacle,
        form(stateType) + ", or @ResolvedBy on the class");
  }

  private String form(Optional<Class<?>> stateType) {
    return this
        + " "
        + example.replace("STATE", stateType.map(Class::getSimpleName).orElse("String"));
  }

  /** The annotation as it is written. */
  @Override
  public String toString() {
    return "@" + annotation.getSimpleName();
  }
}
