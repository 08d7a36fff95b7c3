package org.equipoise.sampling;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Draw;
import org.equipoise.agent.Step;

/** Agents for tests, and a record of where their draws started. */
final class Agents {
  private Agents() {}

  /** Moves uniformly over {@code s0} to {@code s(n-1)}, staying included. */
  static Agent<String> uniform(int n) {
    return (state, draw) -> Step.to("s" + draw.random().nextInt(n));
  }

  /** An agent that notes the start of each draw by its number. */
  static final class Noting<S> implements Agent<S> {
    private final ConcurrentMap<Long, S> starts = new ConcurrentHashMap<>();
    private final Agent<S> agent;

    Noting(Agent<S> agent) {
      this.agent = agent;
    }

    @Override
    public Step<S> step(S state, Draw draw) throws Exception {
      starts.put(draw.number(), state);
      return agent.step(state, draw);
    }

    /** The starts of the first so many draws. */
    List<S> starts(int draws) {
      List<S> list = new ArrayList<>();
      for (long k = 0; k < draws; k++) {
        list.add(starts.get(k));
      }
      return list;
    }
  }
}
