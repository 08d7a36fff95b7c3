package shop;

import org.equipoise.agent.Agent;
import org.equipoise.agent.Draw;
import org.equipoise.agent.Step;

/** Goes around a ring. */
public final class Ring implements Agent<Integer> {

  /** A ring of three. */
  public Ring() {}

  @Override
  public Step<Integer> step(Integer n, Draw draw) {
    return Step.to((n + 1) % 3);
  }
}
