package org.equipoise.junit;

import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.equipoise.agent.Agent;
import org.equipoise.journal.StateCodec;
import org.jspecify.annotations.Nullable;

/** What must hold of the methods that say how a class is sampled. */
final class SamplingRules {
  private final SamplingPlan plan;
  private final Arguments arguments;
  private final Optional<Class<?>> stateType;
  private final List<Mistake> mistakes = new ArrayList<>();

  private SamplingRules(SamplingPlan plan, Arguments arguments) {
    this.plan = plan;
    this.arguments = arguments;
    this.stateType = plan.stateType();
  }

  static List<Mistake> mistakes(SamplingPlan plan, Arguments arguments) {
    SamplingRules rules = new SamplingRules(plan, arguments);
    rules.one(Role.AGENT, true).ifPresent(rules::agent);
    rules.one(Role.START_STATES, true).ifPresent(rules::startStates);
    rules.one(Role.POTENTIAL, false).ifPresent(rules::potential);
    rules.one(Role.KEY, false).ifPresent(rules::key);
    rules.one(Role.ENCODING, false).ifPresent(rules::encoding);
    rules.one(Role.REDACTION, false).ifPresent(rules::redaction);
    plan.methods(Role.BEFORE).forEach(method -> rules.hook(Role.BEFORE, method));
    plan.methods(Role.AFTER).forEach(method -> rules.hook(Role.AFTER, method));
    rules.settings();
    return List.copyOf(rules.mistakes);
  }

  /** What is wrong with the hooks around tests that judge the sample. */
  static List<Mistake> mistakes(SamplingPlan plan, TestHooks hooks, Arguments arguments) {
    SamplingRules rules = new SamplingRules(plan, arguments);
    hooks.before().forEach(method -> rules.hook(Role.BEFORE_TEST, method));
    hooks.after().forEach(method -> rules.hook(Role.AFTER_TEST, method));
    return List.copyOf(rules.mistakes);
  }

  private Optional<Method> one(Role role, boolean required) {
    List<Method> methods = plan.methods(role);
    if (methods.size() > 1) {
      mistakes.add(role.several(plan.sampledClass(), methods));
      return Optional.empty();
    }
    if (required && methods.isEmpty()) {
      mistakes.add(role.none(plan.sampledClass(), stateType));
    }
    methods.forEach(method -> notPrivate(role, method));
    return methods.stream().findFirst();
  }

  private void agent(Method method) {
    parameters(Role.AGENT, method);
    if (!Agent.class.isAssignableFrom(method.getReturnType())) {
      mistakes.add(Role.AGENT.returns(method, "not an Agent", stateType));
    }
  }

  private void startStates(Method method) {
    parameters(Role.START_STATES, method);
    Type type = method.getGenericReturnType();
    Class<?> raw = method.getReturnType();
    if (Collection.class.isAssignableFrom(raw)) {
      states(Role.START_STATES, method, GenericArgument.of(type, Collection.class));
    } else if (Stream.class.isAssignableFrom(raw)) {
      states(Role.START_STATES, method, GenericArgument.of(type, Stream.class));
    } else if (Object[].class.isAssignableFrom(raw)) {
      states(Role.START_STATES, method, Optional.of(raw.getComponentType()));
    } else {
      mistakes.add(
          Role.START_STATES.returns(
              method, "not a Collection, a Stream or an array of states", stateType));
    }
  }

  private void states(Role role, Method method, Optional<Class<?>> element) {
    if (element.isPresent() && stateType.isPresent()) {
      if (!stateType.get().isAssignableFrom(element.get())) {
        mistakes.add(
            role.wrong(method, "gives states of type " + differing(element.get()), stateType));
      }
    }
  }

  private void potential(Method method) {
    if (method.getParameterCount() == 0) {
      if (!ToDoubleFunction.class.isAssignableFrom(method.getReturnType())) {
        mistakes.add(
            Role.POTENTIAL.returns(
                method,
                "and takes no state: neither a number for a state " + "nor a ToDoubleFunction",
                stateType));
      }
      takesStates(
          Role.POTENTIAL,
          method,
          GenericArgument.of(method.getGenericReturnType(), ToDoubleFunction.class).orElse(null));
      return;
    }
    takesOneState(Role.POTENTIAL, method);
    if (method.getReturnType() != double.class) {
      mistakes.add(Role.POTENTIAL.returns(method, "not double", stateType));
    }
  }

  private void key(Method method) {
    takesOneState(Role.KEY, method);
    if (method.getReturnType() != String.class) {
      mistakes.add(Role.KEY.returns(method, "not String", stateType));
    }
  }

  private void encoding(Method method) {
    parameters(Role.ENCODING, method);
    if (!StateCodec.class.isAssignableFrom(method.getReturnType())) {
      mistakes.add(Role.ENCODING.returns(method, "not a StateCodec", stateType));
    }
    takesStates(
        Role.ENCODING,
        method,
        GenericArgument.of(method.getGenericReturnType(), StateCodec.class).orElse(null));
  }

  private void redaction(Method method) {
    if (method.getParameterCount() != 1 || method.getParameterTypes()[0] != String.class) {
      mistakes.add(Role.REDACTION.wrong(method, "must take one parameter, the text", stateType));
    }
    if (method.getReturnType() != String.class) {
      mistakes.add(Role.REDACTION.returns(method, "not String", stateType));
    }
  }

  private void hook(Role role, Method method) {
    notPrivate(role, method);
    parameters(role, method);
    if (method.getReturnType() != void.class) {
      mistakes.add(role.returns(method, "not void", stateType));
    }
  }

  private void settings() {
    Class<?> sampled = plan.sampledClass();
    long several =
        PresentAnnotations.on(sampled).stream()
            .filter(Sampling.class::isInstance)
            .distinct()
            .count();
    if (several > 1 && !sampled.isAnnotationPresent(Sampling.class)) {
      mistakes.add(
          Mistake.in(
              sampled,
              several + " different @Sampling stand on annotations or interfaces of the class",
              "@Sampling on the class itself"));
    }
    plan.settings().stream()
        .flatMap(settings -> settings.mistakes().stream())
        .forEach(
            what ->
                mistakes.add(
                    Mistake.in(
                        plan.sampledClass(),
                        what,
                        "a value in range, or leave the attribute out")));
  }

  private void notPrivate(Role role, Method method) {
    if (Modifier.isPrivate(method.getModifiers())) {
      mistakes.add(role.wrong(method, "is private", stateType));
    }
  }

  private void parameters(Role role, Method method) {
    Stream.of(method.getParameters())
        .flatMap(parameter -> arguments.obstacle(parameter, Arguments.NONE).stream())
        .forEach(obstacle -> mistakes.add(role.uncallable(method, obstacle, stateType)));
  }

  private void takesOneState(Role role, Method method) {
    if (method.getParameterCount() == 1) {
      takesStates(role, method, method.getParameterTypes()[0]);
    } else {
      mistakes.add(role.wrong(method, "must take one parameter, the state", stateType));
    }
  }

  private void takesStates(Role role, Method method, @Nullable Class<?> parameter) {
    if (parameter != null && stateType.isPresent()) {
      Class<?> boxed = MethodType.methodType(parameter).wrap().returnType();
      if (!boxed.isAssignableFrom(stateType.get())) {
        mistakes.add(role.wrong(method, "takes states of type " + differing(parameter), stateType));
      }
    }
  }

  private String differing(Class<?> type) {
    return "%s, but those of the agent are of type %s"
        .formatted(
            type.getSimpleName(), stateType.map(Class::getSimpleName).orElse("another type"));
  }
}
