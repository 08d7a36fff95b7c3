package org.equipoise.model;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apiguardian.api.API;
import org.equipoise.agent.Agent;
import org.equipoise.agent.AgentDescription;
import org.equipoise.agent.Draw;
import org.equipoise.agent.Step;
import org.equipoise.agent.Usage;

/**
 * An agent whose step is a vote: it lets another agent make up to M steps from the state, and takes
 * the one that n of them agree on, with n more than half of M. It asks no further once that is
 * decided. Where no n agree, it escapes for {@code "no majority"}.
 *
 * <p>A vote makes the landscape steeper: where the single step has the kernel T, the vote has the
 * regularised incomplete beta function I_T(n, M - n + 1), and for small T the potential is about n
 * times as high.
 *
 * <p>Each candidate is a {@linkplain Draw#step part} of the draw. A vote that meets a fault goes on
 * with the candidates that it has when the sampler tries again: those are not paid for twice, and a
 * vote that needs many is not given up more often than one that agrees at once, as long as the
 * tries of the draw suffice.
 *
 * <p>Staying counts as one answer, a move to the same state too; escapes agree where their reasons
 * do.
 *
 * @param <S> the type of the agent's states
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class MajorityVote<S> implements Agent<S> {
  private final Agent<S> voter;
  private final int needed;
  private final int candidates;
  private final String keyName;
  private final Function<? super S, ?> key;

  private MajorityVote(
      Agent<S> voter, int needed, int candidates, String keyName, Function<? super S, ?> key) {
    this.voter = voter;
    this.needed = needed;
    this.candidates = candidates;
    this.keyName = keyName;
    this.key = key;
  }

  /**
   * The vote of so many candidates, of which so many must agree. States agree where they are equal.
   *
   * @throws IllegalArgumentException unless {@code candidates / 2 < needed <= candidates}
   */
  public static <S> MajorityVote<S> of(Agent<S> voter, int needed, int candidates) {
    requireNonNull(voter, "voter");
    if (needed > candidates || 2L * needed <= candidates) {
      throw new IllegalArgumentException(
          "a majority of %s candidates is more than half of them and at most all, got %s"
              .formatted(candidates, needed));
    }
    return new MajorityVote<>(voter, needed, candidates, "", Function.identity());
  }

  /**
   * The same vote, in which states agree where they have the same key.
   *
   * @param name what the key is, such as {@code "lower case"}: it is in the description, so that
   *     another vote shows; give another name where the same state gets another key
   * @throws IllegalArgumentException if the name is blank
   */
  public MajorityVote<S> by(String name, Function<? super S, ?> key) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("the key of a vote needs a name");
    }
    return new MajorityVote<>(voter, needed, candidates, name, requireNonNull(key, "key"));
  }

  @Override
  public Step<S> step(S state, Draw draw) throws Exception {
    Map<Object, Integer> votes = new HashMap<>();
    int most = 0;
    for (int open = candidates; most + open >= needed; open--) {
      Step<S> step = draw.step(voter, state);
      int count = votes.merge(ballot(state, step), 1, Integer::sum);
      if (count == needed) {
        return step;
      }
      most = Math.max(most, count);
    }
    return Step.escape("no majority");
  }

  /** What two steps have in common that agree. */
  private Object ballot(S from, Step<S> step) {
    if (step instanceof Step.Move<S> move) {
      Object reached = key.apply(move.state());
      return reached.equals(key.apply(from)) ? Step.stay() : Step.to(reached);
    }
    return step;
  }

  /** What so many steps take at most. */
  @Override
  public Usage estimate(S state) {
    Usage one = voter.estimate(state);
    return new Usage(candidates * one.inputTokens(), candidates * one.outputTokens());
  }

  /** That of the voting agent, how many of how many must agree, and by which key. */
  @Override
  public AgentDescription description() {
    String by = keyName.isEmpty() ? "" : " by " + keyName;
    return voter.description().with("vote", "%s of %s%s".formatted(needed, candidates, by));
  }
}
