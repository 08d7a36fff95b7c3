package org.equipoise.agent;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of a draw, in the order in which its tries make them. */
final class DrawParts {
  private final List<Part<?>> parts = new ArrayList<>();

  /** A step of one agent from one state, made or to be made. */
  static final class Part<S> {
    private final Agent<S> agent;
    private final S state;
    private final DrawParts parts = new DrawParts();
    private @Nullable Step<S> step;

    Part(Agent<S> agent, S state) {
      this.agent = agent;
      this.state = state;
    }

    private boolean isOf(Agent<?> other, Object from) {
      return agent == other && state.equals(from);
    }

    /** The parts that it has itself. */
    DrawParts parts() {
      return parts;
    }

    /** The step, made with this draw unless it was in an earlier try. */
    Step<S> step(Draw draw) throws Exception {
      Step<S> known = step;
      if (known == null) {
        known = agent.step(state, draw);
        step = known;
      }
      return known;
    }
  }

  /**
   * The part with this index. Where an earlier try made another one there, it took another way, and
   * what it made from there on is no part of this one.
   */
  <S> Part<S> at(int index, Agent<S> agent, S state) {
    if (index < parts.size()) {
      Part<?> known = parts.get(index);
      if (known.isOf(agent, state)) {
        @SuppressWarnings("unchecked") // the same agent has the same type of state
        Part<S> same = (Part<S>) known;
        return same;
      }
      parts.subList(index, parts.size()).clear();
    }
    Part<S> part = new Part<>(agent, state);
    parts.add(part);
    return part;
  }
}
