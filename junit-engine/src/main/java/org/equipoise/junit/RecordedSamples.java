package org.equipoise.junit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The samples of this process on which tests did not pass, and failures to take one that was paid
 * for: a rerun of the test in the same build is judged on the same, so that no other luck turns it
 * green. The first one counts.
 *
 * <p>They live as long as their test classes. Of tests that passed nothing is kept.
 */
final class RecordedSamples {
  private static final ClassValue<Map<Key, Once<JudgedSample>>> OF_CLASS =
      new ClassValue<>() {
        @Override
        protected Map<Key, Once<JudgedSample>> computeValue(Class<?> sampledClass) {
          return new ConcurrentHashMap<>();
        }
      };

  /** What a run of a test must have in common with another to be a rerun of it. */
  private record Key(
      String build,
      BaselineSettings baselines,
      JournalSettings journals,
      List<Class<?>> classes,
      JudgedTest test) {}

  private final SamplingPlan plan;
  private final Configuration configuration;

  /** Those of a class with these settings. */
  RecordedSamples(SamplingPlan plan, Configuration configuration) {
    this.plan = plan;
    this.configuration = configuration;
  }

  /** What a test was judged on when it did not pass. */
  Optional<Once<JudgedSample>> find(JudgedTest test) {
    return Optional.ofNullable(samples().get(key(test)));
  }

  /** Keeps what a test did not pass on, unless that is known from an earlier run. */
  void keep(JudgedTest test, Once<JudgedSample> sample) {
    samples().putIfAbsent(key(test), sample);
  }

  private Map<Key, Once<JudgedSample>> samples() {
    return OF_CLASS.get(plan.sampledClass());
  }

  private Key key(JudgedTest test) {
    return new Key(
        configuration.build(),
        configuration.baselines(),
        configuration.journals(),
        plan.classes(),
        test);
  }
}
