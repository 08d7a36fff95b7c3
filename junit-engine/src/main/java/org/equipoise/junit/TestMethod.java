package org.equipoise.junit;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.equipoise.sampling.Sample;
import org.junit.platform.commons.support.AnnotationSupport;

/** A test method as it is written: what it claims, and what is wrong with it. */
final class TestMethod {
  /** The annotations of a test that nobody takes for properties. */
  private static final Set<Class<?>> NO_CLAIMS =
      Set.of(AgentTest.class, AgentTag.class, AgentTags.class);

  private final Method method;
  private final List<PropertyClaim> claims;

  TestMethod(Method method) {
    this.method = method;
    this.claims = PropertyClaim.on(method);
  }

  Method method() {
    return method;
  }

  List<PropertyClaim> claims() {
    return claims;
  }

  /** Whether the body is given the sample, to assert on it. */
  boolean takesSample() {
    return method.getParameterCount() > 0;
  }

  /**
   * What is wrong with the method.
   *
   * @param stateType the type of the agent's states, where it is known
   */
  List<Mistake> mistakes(Optional<Class<?>> stateType) {
    return mistakes(stateType, claim -> claim.mistake(method));
  }

  /** As much of that as can be told without running code of the user's. */
  List<Mistake> mistakesAsWritten(Optional<Class<?>> stateType) {
    return mistakes(stateType, claim -> claim.mistakeAsWritten(method));
  }

  private List<Mistake> mistakes(
      Optional<Class<?>> stateType, Function<PropertyClaim, Optional<Mistake>> ofClaim) {
    if (!AnnotationSupport.isAnnotated(method, AgentTest.class)) {
      return List.of(
          mistake("the method claims " + claimed() + " but is no @AgentTest", "@AgentTest on it"));
    }
    List<Mistake> mistakes = new ArrayList<>();
    declaration(mistakes);
    parameters(mistakes, stateType);
    if (claims.isEmpty() && !takesSample()) {
      mistakes.add(assertsNothing());
    }
    Tags.invalid(method).forEach(tag -> mistakes.add(mistake(Tags.mistake(tag), Tags.REMEDY)));
    claims.forEach(claim -> ofClaim.apply(claim).ifPresent(mistakes::add));
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
    if (method.getReturnType() != void.class) {
      String type = method.getReturnType().getSimpleName();
      mistakes.add(mistake("the @AgentTest method returns " + type + ", not void", form));
    }
    JupiterAnnotations.test(method)
        .ifPresent(
            name ->
                mistakes.add(
                    mistake(
                        "the method is an @AgentTest and @" + name + ", and would be run twice",
                        "one of the two annotations")));
  }

  private void parameters(List<Mistake> mistakes, Optional<Class<?>> stateType) {
    Class<?>[] types = method.getParameterTypes();
    for (int i = 0; i < types.length; i++) {
      if (types[i] == Sample.class) {
        sample(method.getGenericParameterTypes()[i], stateType).ifPresent(mistakes::add);
      } else {
        mistakes.add(
            mistake(
                "nothing provides parameter %s of type %s"
                    .formatted(i + 1, types[i].getSimpleName()),
                "a parameter of type Sample, or none"));
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
    return claims.stream().map(PropertyClaim::toString).collect(Collectors.joining(", "));
  }

  private Mistake mistake(String what, String remedy) {
    return Mistake.in(method, what, remedy);
  }
}
