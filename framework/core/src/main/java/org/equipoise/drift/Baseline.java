package org.equipoise.drift;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.apiguardian.api.API;
import org.equipoise.agent.AgentDescription;
import org.equipoise.chain.Chain;
import org.equipoise.chain.StateText;
import org.equipoise.file.WrittenKey;
import org.equipoise.sampling.Sample;
import org.jspecify.annotations.Nullable;

/**
 * The accepted behaviour of an agent: how often which state led where in a sample of it, and what
 * it was made of then. Later samples are compared with it.
 *
 * <p>Keys are kept as they are {@linkplain WrittenKey written}, sorted by code point, so that equal
 * samples give equal baselines. Faults are no behaviour, and are left out.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class Baseline {
  private final String testClass;
  private final AgentDescription agent;
  private final String keyScheme;
  private final LocalDate recorded;
  private final Optional<LocalDate> expires;
  private final long seed;
  private final Chain chain;
  private volatile @Nullable String fingerprint;

  private Baseline(
      String testClass,
      AgentDescription agent,
      String keyScheme,
      LocalDate recorded,
      Optional<LocalDate> expires,
      long seed,
      Chain chain) {
    this.testClass = Objects.requireNonNull(testClass, "testClass");
    this.agent = Objects.requireNonNull(agent, "agent");
    this.keyScheme = Objects.requireNonNull(keyScheme, "keyScheme");
    this.recorded = Objects.requireNonNull(recorded, "recorded");
    this.expires = Objects.requireNonNull(expires, "expires");
    this.seed = seed;
    this.chain = asWritten(chain);
  }

  /**
   * The baseline that a sample makes.
   *
   * @param testClass the name of the test class, which is that of the file
   * @param recorded the day
   * @param expires the last day on which it is good; empty for ever
   * @throws IllegalArgumentException if no draw of the sample was answered
   */
  public static Baseline of(
      Sample<?> sample, String testClass, LocalDate recorded, Optional<LocalDate> expires) {
    return of(
        sample.chain(),
        testClass,
        sample.agent(),
        sample.keyScheme(),
        recorded,
        expires,
        sample.seed());
  }

  /**
   * The baseline that these counts make.
   *
   * @param testClass the name of the test class, which is that of the file
   * @param agent what the agent was made of
   * @param keyScheme how its states were told apart
   * @param recorded the day
   * @param expires the last day on which it is good; empty for ever
   * @param seed the seed of the sample
   * @throws IllegalArgumentException if there are no draws
   */
  public static Baseline of(
      Chain chain,
      String testClass,
      AgentDescription agent,
      String keyScheme,
      LocalDate recorded,
      Optional<LocalDate> expires,
      long seed) {
    if (chain.draws() == 0) {
      throw new IllegalArgumentException("a baseline needs draws that were answered");
    }
    return new Baseline(testClass, agent, keyScheme, recorded, expires, seed, chain);
  }

  /**
   * How far these counts have drifted from the baseline, all that can be compared; empty where they
   * stepped from no state in common.
   *
   * @param seed of the permutations
   * @throws IllegalArgumentException if there is an {@linkplain Drift#obstacle obstacle}
   */
  public Optional<Drift> driftOf(Chain counts, long seed) {
    Chain build = asWritten(counts);
    return Drift.comparable(chain, build)
        ? Optional.of(Drift.between(chain, build, DriftTest.forDraws(build.draws(), seed)))
        : Optional.empty();
  }

  /** The same counts between sorted keys, without faults and states that no answer began or met. */
  static Chain asWritten(Chain chain) {
    TreeSet<String> keys = new TreeSet<>(CodePointOrder.INSTANCE);
    Chain.Builder met = Chain.builder();
    for (int i = 0; i < chain.size(); i++) {
      addRow(chain, i, met);
    }
    Chain written = met.build();
    keys.addAll(written.states().keys());
    Chain.Builder sorted = Chain.builder();
    keys.forEach(sorted::state);
    for (int i = 0; i < written.size(); i++) {
      addRow(written, i, sorted);
    }
    return sorted.build();
  }

  private static void addRow(Chain chain, int state, Chain.Builder to) {
    String from = WrittenKey.of(chain.states().key(state));
    for (int e = chain.firstEdge(state); e < chain.firstEdge(state + 1); e++) {
      to.step(from, WrittenKey.of(chain.states().key(chain.target(e))), chain.count(e));
    }
    if (chain.selfLoops(state) > 0) {
      to.step(from, from, chain.selfLoops(state));
    }
    if (chain.escapes(state) > 0) {
      to.escape(from, chain.escapes(state));
    }
  }

  /** The name of the test class that it belongs to. */
  public String testClass() {
    return testClass;
  }

  /** What the agent was made of. */
  public AgentDescription agent() {
    return agent;
  }

  /** How states were told apart. */
  public String keyScheme() {
    return keyScheme;
  }

  /** The day on which it was recorded. */
  public LocalDate recorded() {
    return recorded;
  }

  /** The last day on which it is good; empty for ever. */
  public Optional<LocalDate> expires() {
    return expires;
  }

  /** The seed of the sample. */
  public long seed() {
    return seed;
  }

  /** The counts, without faults; states are numbered in the order of their keys. */
  public Chain chain() {
    return chain;
  }

  /** The draws that were answered. */
  public long draws() {
    return chain.draws();
  }

  /** Sixteen hexadecimal digits that tell these counts from others. */
  public String fingerprint() {
    String known = fingerprint;
    if (known == null) {
      known = Digest.of(BaselineText.rows(this)).substring(0, 16);
      fingerprint = known;
    }
    return known;
  }

  /**
   * What an agent is made of differently now, in words: {@code "temperature: 1.0 -> 0.8"}. Empty
   * where nothing is known to have changed.
   */
  public List<String> changesTo(AgentDescription now) {
    TreeSet<String> settings = new TreeSet<>(agent.configuration().keySet());
    settings.addAll(now.configuration().keySet());
    List<String> changes = new ArrayList<>();
    for (String setting : settings) {
      String before = agent.configuration().getOrDefault(setting, "(none)");
      String after = now.configuration().getOrDefault(setting, "(none)");
      if (!before.equals(after)) {
        changes.add("%s: %s -> %s".formatted(shown(setting), shown(before), shown(after)));
      }
    }
    return changes;
  }

  private static String shown(String text) {
    return StateText.shortened(text, 60);
  }

  @Override
  public String toString() {
    return "baseline of %s, recorded %s: %s".formatted(testClass, recorded, chain);
  }
}
