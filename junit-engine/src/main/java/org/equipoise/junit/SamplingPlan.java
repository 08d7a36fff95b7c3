package org.equipoise.junit;

import java.lang.reflect.Method;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.equipoise.agent.Agent;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * How a test class is sampled, as far as its annotations tell: which methods make the agent, the
 * start states and the rest, and how many claims share the sample.
 *
 * @param classes the class that is sampled, last, after those it is nested in
 * @param roles the methods of each role, in the order in which they are called
 */
record SamplingPlan(List<Class<?>> classes, Map<Role, List<Method>> roles) {

  /** Whether a nested class is sampled for itself rather than with the class around it. */
  static boolean isSampled(Class<?> nested) {
    return AnnotationSupport.isAnnotated(nested, Sampling.class)
        || Stream.of(Role.values())
            .filter(Role::samples)
            .anyMatch(role -> !role.methods(nested).isEmpty());
  }

  static SamplingPlan of(List<Class<?>> classes) {
    Map<Role, List<Method>> roles = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      roles.put(role, role.isHook() ? role.allMethods(classes) : innermost(role, classes));
    }
    return new SamplingPlan(List.copyOf(classes), Collections.unmodifiableMap(roles));
  }

  /** The methods of the innermost class that has any. */
  private static List<Method> innermost(Role role, List<Class<?>> classes) {
    for (int i = classes.size() - 1; i >= 0; i--) {
      List<Method> methods = role.methods(classes.get(i));
      if (!methods.isEmpty()) {
        return List.copyOf(methods);
      }
    }
    return List.of();
  }

  Class<?> sampledClass() {
    return classes.get(classes.size() - 1);
  }

  List<Method> methods(Role role) {
    return roles.getOrDefault(role, List.of());
  }

  /** The method of a role that at most one has. */
  Optional<Method> method(Role role) {
    return methods(role).stream().findFirst();
  }

  /** The settings of the innermost class that has any. */
  Optional<SamplingSettings> settings() {
    for (int i = classes.size() - 1; i >= 0; i--) {
      Optional<Sampling> found = AnnotationSupport.findAnnotation(classes.get(i), Sampling.class);
      if (found.isPresent()) {
        return found.map(SamplingSettings::new);
      }
    }
    return Optional.empty();
  }

  /** The type of the agent's states, where the signature of its method tells. */
  Optional<Class<?>> stateType() {
    return method(Role.AGENT)
        .flatMap(method -> GenericArgument.of(method.getGenericReturnType(), Agent.class));
  }

  /**
   * How many claims are made of this sample, whether or not their tests are selected: each property
   * annotation is one, and each body that takes the sample. A disabled test makes none, whoever
   * selects it.
   */
  int claims() {
    return claims(sampledClass());
  }

  private static int claims(Class<?> type) {
    int own =
        AgentTestCandidates.judged(type).stream()
            .filter(test -> test.disabled().isEmpty())
            .mapToInt(JudgedTest::size)
            .sum();
    return AgentTestCandidates.nested(type).stream()
        .filter(nested -> !isSampled(nested) && Disabled.reason(nested).isEmpty())
        .mapToInt(SamplingPlan::claims)
        .reduce(own, Integer::sum);
  }
}
