package org.equipoise.junit;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.equipoise.sampling.Sample;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.MethodSource;

/**
 * A test method as it is written.
 *
 * @param method the method
 */
record TestMethod(Method method) implements JudgedTest {
  static final String SEGMENT = "test";

  /** The annotations of a test that nobody takes for properties. */
  private static final Set<Class<?>> NO_CLAIMS =
      Set.of(AgentTest.class, AgentTag.class, AgentTags.class);

  private static final String REMEDY_OF_PARAMETER =
      "a parameter of type Sample, or one that a @ResolvedBy on the class provides";

  /** What names a method in a unique id: its name and the full names of its parameter types. */
  static String idValue(Method method) {
    return Arrays.stream(method.getParameterTypes())
        .map(Class::getTypeName)
        .collect(Collectors.joining(", ", method.getName() + "(", ")"));
  }

  @Override
  public String name() {
    return Mistake.text(method);
  }

  @Override
  public String displayName() {
    return DisplayNames.of(method);
  }

  @Override
  public UniqueId id(UniqueId ofClass) {
    return ofClass.append(SEGMENT, idValue(method));
  }

  @Override
  public MethodSource source(Class<?> testClass) {
    return MethodSource.from(testClass, method);
  }

  @Override
  public Set<TestTag> tags() {
    return Tags.valid(method);
  }

  @Override
  public Optional<String> disabled() {
    return Disabled.reason(method);
  }

  @Override
  public List<PropertyClaim> claims() {
    return PropertyClaim.on(method);
  }

  @Override
  public boolean takesSample() {
    return Stream.of(method.getParameterTypes()).anyMatch(type -> type == Sample.class);
  }

  /** The engine is not to blame for a failure, so the trace leads to the test alone. */
  @Override
  public StackTraceElement place() {
    return new StackTraceElement(method.getDeclaringClass().getName(), method.getName(), null, -1);
  }

  @Override
  public List<Mistake> mistakes(Optional<Class<?>> stateType, Arguments arguments) {
    if (!AnnotationSupport.isAnnotated(method, AgentTest.class)) {
      return List.of(
          mistake(
              "the method claims " + claimed() + " but is no @AgentTest",
              JupiterAnnotations.test(method)
                  .map(name -> "@AgentTest in place of @" + name)
                  .orElse("@AgentTest on it")));
    }
    List<Mistake> mistakes = new ArrayList<>();
    declaration(mistakes);
    parameters(mistakes, stateType, arguments);
    if (claims().isEmpty() && !takesSample()) {
      mistakes.add(assertsNothing());
    }
    Tags.invalid(method).forEach(tag -> mistakes.add(mistake(Tags.mistake(tag), Tags.REMEDY)));
    claims().forEach(claim -> arguments.mistake(claim, method).ifPresent(mistakes::add));
    return mistakes;
  }

  private void declaration(List<Mistake> mistakes) {
    String form = "@AgentTest void " + Mistake.text(method);
    if (Modifier.isPrivate(method.getModifiers())) {
      mistakes.add(mistake("the @AgentTest method is private", form));
    }
    if (Modifier.isStatic(method.getModifiers())) {
      mistakes.add(mistake("the @AgentTest method is static", form));
    }
    if (Modifier.isAbstract(method.getModifiers())) {
      mistakes.add(
          mistake(
              "the @AgentTest method is abstract, and what overrides it is no @AgentTest",
              form + " on the method that overrides it"));
    }
    Role.of(method)
        .forEach(
            role ->
                mistakes.add(
                    mistake(
                        "the method is an @AgentTest and " + role, "one of the two annotations")));
    if (method.getReturnType() != void.class) {
      String type = method.getReturnType().getSimpleName();
      mistakes.add(mistake("the @AgentTest method returns " + type + ", not void", form));
    }
    JupiterAnnotations.condition(method)
        .map(
            name ->
                mistake(JupiterAnnotations.mistake(name), JupiterAnnotations.REMEDY_OF_CONDITION))
        .ifPresent(mistakes::add);
    JupiterAnnotations.test(method)
        .ifPresent(
            name ->
                mistakes.add(
                    mistake(
                        "the method is an @AgentTest and @" + name + ", and would be run twice",
                        "one of the two annotations")));
  }

  private void parameters(
      List<Mistake> mistakes, Optional<Class<?>> stateType, Arguments arguments) {
    for (Parameter parameter : method.getParameters()) {
      arguments
          .obstacle(parameter, Arguments.SAMPLE)
          .map(
              obstacle ->
                  mistake(
                      obstacle,
                      obstacle.contains(Arguments.AND_BY)
                          ? "a ParameterResolver.supports that is false for it, in all but one"
                          : REMEDY_OF_PARAMETER))
          .ifPresent(mistakes::add);
      if (parameter.getType() == Sample.class) {
        sample(parameter.getParameterizedType(), stateType).ifPresent(mistakes::add);
      }
    }
  }

  private Optional<Mistake> sample(Type parameter, Optional<Class<?>> stateType) {
    return GenericArgument.of(parameter, Sample.class)
        .filter(type -> stateType.isPresent() && type != stateType.get())
        .map(
            type -> {
              String states = stateType.map(Class::getSimpleName).orElse("?");
              return mistake(
                  "the parameter is a Sample<%s>, but the agent's states are of type %s"
                      .formatted(type.getSimpleName(), states),
                  "Sample<" + states + ">");
            });
  }

  private Mistake assertsNothing() {
    String others =
        Stream.of(method.getAnnotations())
            .map(Annotation::annotationType)
            .filter(type -> !NO_CLAIMS.contains(type) && !JupiterAnnotations.include(type))
            .map(type -> "@" + type.getSimpleName())
            .collect(Collectors.joining(", "));
    return mistake(
        "the test asserts nothing: it has neither a property annotation nor a Sample parameter"
            + (others.isEmpty() ? "" : " (without @JudgedBy, no property: " + others + ")"),
        "a property such as @DetailedBalance(violationAtMost = 0.1), or a parameter Sample<S> to"
            + " assert on");
  }

  private String claimed() {
    return claims().stream().map(PropertyClaim::toString).collect(Collectors.joining(", "));
  }

  private Mistake mistake(String what, String remedy) {
    return Mistake.in(method, what, remedy);
  }
}
