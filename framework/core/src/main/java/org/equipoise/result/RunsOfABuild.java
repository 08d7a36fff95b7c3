package org.equipoise.result;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.equipoise.sampling.SamplingEnd;
import org.jspecify.annotations.Nullable;

/**
 * The verdicts of two runs of one test class in one build. A test that is run again keeps the worse
 * of its verdicts, so that luck in a rerun hides nothing; a test that only the earlier run had
 * keeps what it was found.
 */
final class RunsOfABuild {
  private static final int NAMED = 5;
  private static final Set<String> OUTAGES =
      Set.of(SamplingEnd.SERVICE_CLOSED.name(), SamplingEnd.CONSECUTIVE_FAULTS.name());

  private final List<PropertyFacts> verdicts = new ArrayList<>();
  private final List<String> keptTests = new ArrayList<>();
  private boolean speaksOfEarlier;

  RunsOfABuild(List<PropertyFacts> earlier, List<PropertyFacts> later) {
    Map<String, List<PropertyFacts>> then = byTest(earlier);
    Map<String, List<PropertyFacts>> now = byTest(later);
    Map<String, List<PropertyFacts>> all = new LinkedHashMap<>(then);
    all.putAll(now);
    for (String test : all.keySet()) {
      List<PropertyFacts> before = then.getOrDefault(test, List.of());
      List<PropertyFacts> after = now.getOrDefault(test, List.of());
      boolean kept = badness(before) > badness(after);
      verdicts.addAll(kept ? before : after);
      speaksOfEarlier |= kept;
      if (kept) {
        keptTests.add(test);
      }
    }
  }

  /** The verdicts that count. */
  List<PropertyFacts> verdicts() {
    return List.copyOf(verdicts);
  }

  /**
   * How sampling ended: by the outage of the earlier run, where verdicts of that count, so that
   * they are not taken for those of a sample that was too small.
   */
  @Nullable String end(@Nullable String earlier, @Nullable String later) {
    return speaksOfEarlier && earlier != null && OUTAGES.contains(earlier) ? earlier : later;
  }

  /** The warnings of the later run, and which verdicts are of the earlier one. */
  List<String> warnings(List<String> later) {
    if (keptTests.isEmpty()) {
      return later;
    }
    List<String> warnings = new ArrayList<>(later);
    int others = keptTests.size() - NAMED;
    warnings.add(
        "An earlier run in this build found what is said of "
            + keptTests.stream().limit(NAMED).collect(Collectors.joining(", "))
            + (others > 0 ? " and " + others + " more" : "")
            + "; a rerun does not clear it.");
    return warnings;
  }

  private static Map<String, List<PropertyFacts>> byTest(List<PropertyFacts> verdicts) {
    return verdicts.stream()
        .collect(
            Collectors.groupingBy(PropertyFacts::test, LinkedHashMap::new, Collectors.toList()));
  }

  /** That of the worst verdict on a test; less than any where there is none. */
  private static int badness(List<PropertyFacts> ofTest) {
    return ofTest.stream().map(PropertyFacts::badness).max(Comparator.naturalOrder()).orElse(-1);
  }
}
