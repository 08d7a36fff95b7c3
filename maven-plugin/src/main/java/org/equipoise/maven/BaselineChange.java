package org.equipoise.maven;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.equipoise.chain.Chain;
import org.equipoise.chain.StateText;
import org.equipoise.drift.Baseline;
import org.equipoise.drift.Drift;
import org.equipoise.drift.DriftTest;
import org.equipoise.drift.RowShift;
import org.equipoise.statistics.Interval;
import org.equipoise.statistics.Rounded;

/**
 * What a new baseline changes, in words.
 *
 * @param before the baseline that it replaces; empty where there is none that can be read
 * @param after the new one
 */
record BaselineChange(Optional<Baseline> before, Baseline after) {
  private static final double LEVEL = 0.95;
  private static final int NAMED = 5;
  private static final int STATE = 60;

  /** The lines, the first with the name of the class. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s: %s %s"
            .formatted(
                after.testClass(),
                described(after),
                before
                    .map(old -> "replace %s, recorded %s".formatted(described(old), old.recorded()))
                    .orElse("become its first baseline that can be read")));
    before.ifPresent(old -> compare(old, lines));
    return lines;
  }

  private static String described(Baseline baseline) {
    return "%s draws (%s states, %s escapes)"
        .formatted(
            Rounded.count(baseline.draws()),
            Rounded.count(baseline.chain().size()),
            Rounded.percent((double) baseline.chain().escapes() / baseline.draws()));
  }

  private void compare(Baseline old, List<String> lines) {
    if (old.fingerprint().equals(after.fingerprint())) {
      lines.add("  the counts are the same");
    } else {
      rows(old.chain(), lines);
      drift(old, lines);
    }
    if (!old.keyScheme().equals(after.keyScheme())) {
      lines.add("  key: %s -> %s".formatted(shown(old.keyScheme()), shown(after.keyScheme())));
    }
    if (!old.agent().name().equals(after.agent().name())) {
      lines.add(
          "  agent: %s -> %s".formatted(shown(old.agent().name()), shown(after.agent().name())));
    }
    old.changesTo(after.agent()).forEach(change -> lines.add("  " + change));
  }

  private void rows(Chain old, List<String> lines) {
    Set<String> added = states(after.chain());
    Set<String> removed = states(old);
    Set<String> both = new TreeSet<>(added);
    both.retainAll(removed);
    added.removeAll(both);
    removed.removeAll(both);
    lines.add(
        "  rows: %s in both, %s, %s"
            .formatted(
                Rounded.count(both.size()), named(added, "added"), named(removed, "removed")));
  }

  /** The states with a row of their own: those that were stepped from. */
  private static Set<String> states(Chain chain) {
    Set<String> states = new TreeSet<>();
    for (int i = 0; i < chain.size(); i++) {
      if (chain.draws(i) > 0) {
        states.add(chain.states().key(i));
      }
    }
    return states;
  }

  private static String named(Set<String> states, String what) {
    String names =
        states.stream().limit(NAMED).map(BaselineChange::shown).collect(Collectors.joining(", "));
    return "%s %s%s"
        .formatted(
            Rounded.count(states.size()),
            what,
            states.isEmpty() ? "" : " (%s%s)".formatted(names, states.size() > NAMED ? ", …" : ""));
  }

  private void drift(Baseline old, List<String> lines) {
    Optional<String> obstacle = Drift.obstacle(old.chain(), after.chain());
    if (obstacle.isPresent() || !Drift.comparable(old.chain(), after.chain())) {
      lines.add(
          "  "
              + obstacle.orElse(
                  "both stepped from no state in common, so there is no drift to measure"));
      return;
    }
    Drift drift =
        Drift.between(old.chain(), after.chain(), DriftTest.forDraws(after.draws(), after.seed()));
    Interval interval = drift.interval(LEVEL);
    lines.add(
        "  drift between them: %s [%s, %s] (%s); no drift has p = %s"
            .formatted(
                Rounded.estimate(drift.drift()),
                Rounded.estimate(interval.low()),
                Rounded.estimate(interval.high()),
                Rounded.percent(LEVEL),
                Rounded.probability(drift.pValue())));
    drift.worstRows().stream()
        .findFirst()
        .ifPresent(row -> lines.add("  most changed: " + row(row)));
  }

  private static String row(RowShift row) {
    return "from %s: %s"
        .formatted(
            shown(row.from()),
            row.shifts().stream()
                .map(
                    shift ->
                        "%s %s then, %s now"
                            .formatted(
                                shown(shift.outcome()),
                                Rounded.percent((double) shift.baseline() / row.baselineDraws()),
                                Rounded.percent((double) shift.build() / row.buildDraws())))
                .collect(Collectors.joining(", ")));
  }

  private static String shown(String text) {
    return StateText.shortened(text, STATE);
  }
}
