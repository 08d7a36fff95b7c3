package org.equipoise.junit;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.equipoise.agent.Agent;
import org.equipoise.sampling.Sampler;
import org.jspecify.annotations.Nullable;

/** Makes the sampler of a class of what its methods make: the agent, the start states and so on. */
final class ClassSampler {

  /** Calls a method of the test class on its instance. */
  interface Invoker {

    /** Calls a method that takes what its resolvers provide. */
    @Nullable Object call(Method method) throws Exception;

    /** Calls a method with these arguments. */
    @Nullable Object invoke(Method method, @Nullable Object... arguments);
  }

  private final SamplingPlan plan;
  private final Invoker invoker;
  private final EngineRun run;
  private @Nullable Object agent;

  ClassSampler(SamplingPlan plan, Invoker invoker, EngineRun run) {
    this.plan = plan;
    this.invoker = invoker;
    this.run = run;
  }

  /** The agent that was made, where it wants to be closed. */
  Optional<AutoCloseable> closeable() {
    return Optional.ofNullable(agent)
        .filter(AutoCloseable.class::isInstance)
        .map(AutoCloseable.class::cast);
  }

  /** The agent, which {@link #make} made. */
  @SuppressWarnings("unchecked") // SamplingRules saw that it is one
  Agent<Object> agent() {
    return (Agent<Object>) Objects.requireNonNull(agent, "not made yet");
  }

  /**
   * The sampler of the class.
   *
   * @throws Exception what the methods of the class threw
   */
  @SuppressWarnings("unchecked") // the agent, its states and its potential have one type of states
  Sampler<Object> make() throws Exception {
    Object made = madeAgent();
    agent = made;
    Sampler<Object> sampler =
        Sampler.of((Agent<Object>) made).from(declaredStarts()).cancelledWhen(run.cancelled());
    if (run.configuration().summary()) {
      sampler =
          sampler.progress(new ProgressLines(plan.sampledClass().getName(), System.out::println));
    }
    if (plan.method(Role.POTENTIAL).isPresent()) {
      sampler = sampler.potential(potential(plan.method(Role.POTENTIAL).get()));
    }
    if (plan.method(Role.KEY).isPresent()) {
      Method key = plan.method(Role.KEY).get();
      sampler = sampler.key(key.getName(), state -> (String) invoker.invoke(key, state));
    }
    return plan.settings().isPresent() ? told(sampler, plan.settings().get()) : sampler;
  }

  /** In a replay, too: what it says of itself must be what was recorded. */
  private Object madeAgent() throws Exception {
    try {
      return made(Role.AGENT);
    } catch (Exception e) {
      if (run.configuration().journals().isReplay()) {
        e.addSuppressed(
            new IllegalStateException(
                "In a replay the agent is made, to see whether it is the one recorded, but never"
                    + " called: let it ask for its key when it is called"));
      }
      throw e;
    }
  }

  private Sampler<Object> told(Sampler<Object> sampler, SamplingSettings settings) {
    Sampler<Object> told = settings.tell(sampler);
    return settings.account(run.accounts()).map(told::account).orElse(told);
  }

  private Collection<?> declaredStarts() throws Exception {
    Collection<?> starts = states(made(Role.START_STATES));
    if (starts.isEmpty() || starts.stream().anyMatch(Objects::isNull)) {
      Method method = plan.method(Role.START_STATES).orElseThrow();
      throw new IllegalStateException(
          "the %s method %s of %s gives %s; it must give at least one state, and no null"
              .formatted(
                  Role.START_STATES,
                  Mistake.text(method),
                  method.getDeclaringClass().getName(),
                  starts.isEmpty() ? "no state" : "a state that is null"));
    }
    return starts;
  }

  private static Collection<?> states(Object declared) {
    if (declared instanceof Collection<?> collection) {
      return collection;
    }
    if (declared instanceof Stream<?> stream) {
      try (stream) {
        return stream.toList();
      }
    }
    return Arrays.asList((Object[]) declared);
  }

  @SuppressWarnings("unchecked") // a potential of the agent's states
  private ToDoubleFunction<Object> potential(Method method) throws Exception {
    return method.getParameterCount() == 0
        ? (ToDoubleFunction<Object>) made(Role.POTENTIAL)
        : state -> (double) Objects.requireNonNull(invoker.invoke(method, state));
  }

  /** What the method of a role returns; SamplingRules saw that there is one. */
  private Object made(Role role) throws Exception {
    Method method = plan.method(role).orElseThrow();
    Object made = invoker.call(method);
    if (made == null) {
      throw new IllegalStateException(
          "the %s method %s of %s returned null"
              .formatted(role, Mistake.text(method), method.getDeclaringClass().getName()));
    }
    return made;
  }
}
