package org.equipoise.junit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The samples of this process on which a test did not pass: a rerun of the test in the same build
 * is judged on the same sample, so that no other luck turns it green.
 *
 * <p>They live as long as their test classes. Where all tests passed nobody runs them again, so
 * those samples are not kept.
 */
final class RecordedSamples {
  private static final ClassValue<Map<Key, JudgedSample>> OF_CLASS =
      new ClassValue<>() {
        @Override
        protected Map<Key, JudgedSample> computeValue(Class<?> sampledClass) {
          return new ConcurrentHashMap<>();
        }
      };

  /** What a run must have in common with another to be a rerun of it. */
  private record Key(String build, BaselineSettings baselines, List<Class<?>> classes) {}

  private final Map<Key, JudgedSample> samples;
  private final Key key;

  /** Those of a class with these settings. */
  RecordedSamples(SamplingPlan plan, Configuration configuration) {
    this.samples = OF_CLASS.get(plan.sampledClass());
    this.key = new Key(configuration.build(), configuration.baselines(), plan.classes());
  }

  /** The sample of an earlier run of all these tests. */
  Optional<JudgedSample> find(List<JudgedTest> tests) {
    return Optional.ofNullable(samples.get(key)).filter(sample -> sample.isFor(tests));
  }

  void keep(JudgedSample sample) {
    samples.put(key, sample);
  }
}
