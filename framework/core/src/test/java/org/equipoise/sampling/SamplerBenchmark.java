package org.equipoise.sampling;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Draw;
import org.equipoise.agent.Step;

/**
 * Prints what the sampler costs per step of a trivial agent, beside the agent's own time. A
 * program, not a test: {@code java -cp ... org.equipoise.sampling.SamplerBenchmark}.
 */
final class SamplerBenchmark {
  private static final int STEPS = 1_000_000;
  private static final int STATES = 300;
  private static final int ROUNDS = 9;

  private SamplerBenchmark() {}

  public static void main(String[] arguments) {
    String[] states = new String[STATES];
    Arrays.setAll(states, i -> "state-" + i);
    Agent<String> agent = (state, draw) -> Step.to(states[draw.random().nextInt(STATES)]);
    System.out.printf("%,d steps over %d states, best of %d rounds%n", STEPS, STATES, ROUNDS);
    double alone = best(round -> agentAlone(agent, states, round));
    double sampled = best(round -> sampled(agent, states, round, 1));
    System.out.printf("agent alone            %6.0f ns a step%n", alone);
    System.out.printf("sampled on one thread  %6.0f ns a step%n", sampled);
    System.out.printf("overhead               %6.0f ns a step%n", sampled - alone);
    double counted = best(round -> sample(agent, states, round, 1).chain().moves());
    System.out.printf("overhead with counting %6.0f ns a step%n", counted - alone);
    System.out.printf(
        "sampled, window of 64  %6.0f ns a step%n",
        best(round -> sampled(agent, states, round, 64)));
  }

  /** The least nanoseconds a step of all rounds; the first ones warm up. */
  private static double best(IntFunction<Long> run) {
    long best = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long began = System.nanoTime();
      if (run.apply(round) == 0) {
        throw new AssertionError("the agent never moved");
      }
      best = Math.min(best, System.nanoTime() - began);
    }
    return (double) best / STEPS;
  }

  private static long agentAlone(Agent<String> agent, String[] states, int round) {
    SplittableRandom starts = new SplittableRandom(round);
    long moves = 0;
    try {
      for (int k = 0; k < STEPS; k++) {
        String start = states[starts.nextInt(STATES)];
        Step<String> step = agent.step(start, Draw.of(round, k));
        moves += step instanceof Step.Move<String> move && !move.state().equals(start) ? 1 : 0;
      }
    } catch (Exception e) {
      throw new AssertionError("this agent has no faults", e);
    }
    return moves;
  }

  private static long sampled(Agent<String> agent, String[] states, int round, int window) {
    return sample(agent, states, round, window).draws();
  }

  private static Sample<String> sample(
      Agent<String> agent, String[] states, int round, int window) {
    return Sampler.of(agent).from(states[0]).transitions(STEPS).window(window).seed(round).run();
  }
}
