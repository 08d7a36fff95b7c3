package org.equipoise.junit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.equipoise.sampling.Progress;
import org.equipoise.statistics.Rounded;
import org.jspecify.annotations.Nullable;

/**
 * How far the sampling of a class is, in words.
 *
 * @param sampled the class
 * @param undecided the names of the tests that ask for more draws
 */
record ProgressText(Class<?> sampled, Supplier<List<String>> undecided) {
  private static final int NAMED = 3;
  private static final long MINUTE = 60;
  private static final long LONG = 120;

  /** In full, for a log that has other lines. */
  String line(Progress progress) {
    List<String> parts = new ArrayList<>();
    parts.add(
        "%s of at most %s draws after %s"
            .formatted(
                Rounded.count(progress.done()),
                Rounded.count(progress.planned()),
                elapsed(progress.elapsed().toSeconds())));
    parts.add(Rounded.estimate(rate(progress)) + " a second");
    parts.add(counted(progress.faults(), "fault"));
    parts.addAll(load(progress.limit()));
    parts.addAll(spent(progress));
    parts.addAll(left(progress));
    if (progress.unanswered() != null) {
      parts.add("no answer yet: " + progress.unanswered());
    }
    return "Equipoise: %s: %s%s"
        .formatted(sampled.getName(), String.join(", ", parts), undecidedTests());
  }

  /** In short, for one line of a terminal. */
  String brief(Progress progress) {
    List<String> parts = new ArrayList<>();
    parts.add(
        "%s/%s draws".formatted(Rounded.count(progress.done()), Rounded.count(progress.planned())));
    parts.add(Rounded.estimate(rate(progress)) + "/s");
    parts.add(counted(progress.faults(), "fault"));
    parts.addAll(load(progress.limit()));
    parts.addAll(spent(progress));
    parts.addAll(left(progress));
    return "%s: %s%s"
        .formatted(sampled.getSimpleName(), String.join(", ", parts), undecidedTests());
  }

  private static double rate(Progress progress) {
    double seconds = progress.elapsed().toMillis() / 1e3;
    return seconds == 0 ? 0 : progress.done() / seconds;
  }

  private static List<String> load(Progress.@Nullable Limit limit) {
    return limit == null
        ? List.of()
        : List.of(
            "%s of %s calls at once%s"
                .formatted(
                    Rounded.count(limit.inUse()),
                    Rounded.count(limit.allowed()),
                    limit.account().isEmpty() ? "" : " with " + limit.account()));
  }

  private static List<String> spent(Progress progress) {
    if (progress.usage().tokens() == 0) {
      return List.of();
    }
    Double cost = progress.cost();
    return List.of(
        counted(progress.usage().tokens(), "token")
            + (cost == null ? "" : " at " + Rounded.estimate(cost)));
  }

  /** By the rate so far; sampling ends sooner where all is decided. */
  private static List<String> left(Progress progress) {
    double rate = rate(progress);
    return rate == 0 || progress.done() == progress.planned()
        ? List.of()
        : List.of(
            "at most %s left"
                .formatted(
                    atMost((long) Math.ceil((progress.planned() - progress.done()) / rate))));
  }

  private String undecidedTests() {
    List<String> names = undecided.get();
    if (names.isEmpty()) {
      return "";
    }
    String first = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
    return "; undecided: "
        + (names.size() > NAMED
            ? "%s and %s more".formatted(first, Rounded.count(names.size() - NAMED))
            : first);
  }

  /** The minutes that are over. */
  private static String elapsed(long seconds) {
    return seconds < LONG ? seconds + " s" : Rounded.count(seconds / MINUTE) + " min";
  }

  /** The minutes that have begun. */
  private static String atMost(long seconds) {
    return seconds < LONG ? seconds + " s" : elapsed(seconds + MINUTE - 1);
  }

  private static String counted(long count, String one) {
    return "%s %s%s".formatted(Rounded.count(count), one, count == 1 ? "" : "s");
  }
}
