package org.equipoise.junit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.equipoise.sampling.Sample;
import org.equipoise.verdict.ErrorRates;
import org.equipoise.verdict.Evidence;
import org.equipoise.verdict.Family;
import org.equipoise.verdict.Property;
import org.equipoise.verdict.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What the annotations of the selected tests claim of one sample, judged together while it grows
 * and at its end.
 *
 * <p>What a test asserts of a sample in its body is not known before it runs: where one was
 * selected, the whole plan is sampled.
 */
final class SelectedClaims {
  private final Map<JudgedTest, List<Guarded>> properties = new LinkedHashMap<>();
  private final Family<Object> family;
  private final boolean wholePlan;
  private List<String> undecided = List.of();

  /**
   * The claims of these tests.
   *
   * @param selected tests of a class without mistakes
   * @param size how many claims are made of the sample, selected or not
   */
  SelectedClaims(List<JudgedTest> selected, int size) {
    for (JudgedTest test : selected) {
      properties.put(test, test.claims().stream().map(c -> new Guarded(c.property())).toList());
    }
    List<Guarded> all = new ArrayList<>();
    properties.values().forEach(all::addAll);
    family = new Family<>(all, size, ErrorRates.DEFAULT);
    wholePlan = all.isEmpty() || selected.stream().anyMatch(JudgedTest::takesSample);
  }

  /** Whether sampling may not end before its plan. */
  boolean wantWholePlan() {
    return wholePlan;
  }

  /** Whether a claim is about what was recorded of the agent before. */
  boolean compareWithBaseline() {
    return properties.keySet().stream().anyMatch(this::compareWithBaseline);
  }

  /** Whether a claim on a test is. */
  boolean compareWithBaseline(JudgedTest test) {
    return properties.getOrDefault(test, List.of()).stream()
        .anyMatch(Guarded::comparesWithBaseline);
  }

  /** Whether no claim asks for more draws. */
  boolean areSettled(Sample<Object> sample) {
    undecided = unsettled(family.judge(sample));
    return undecided.isEmpty();
  }

  /** The names of the tests whose claims asked for more draws at the last look; for one thread. */
  List<String> undecided() {
    return undecided;
  }

  private List<String> unsettled(List<Evidence> evidence) {
    List<String> names = new ArrayList<>();
    int next = 0;
    for (Map.Entry<JudgedTest, List<Guarded>> test : properties.entrySet()) {
      List<Evidence> ofTest = evidence.subList(next, next + test.getValue().size());
      next += test.getValue().size();
      if (!ofTest.stream().allMatch(Evidence::settled)) {
        names.add(test.getKey().name().replaceFirst("\\(.*", ""));
      }
    }
    return names;
  }

  /** What the sample says of each claim. */
  Findings judge(Sample<Object> sample) {
    List<Evidence> evidence = family.judge(sample);
    Map<JudgedTest, List<Finding>> findings = new LinkedHashMap<>();
    int next = 0;
    for (Map.Entry<JudgedTest, List<Guarded>> test : properties.entrySet()) {
      List<Finding> ofTest = new ArrayList<>();
      for (Guarded property : test.getValue()) {
        ofTest.add(new Finding(evidence.get(next++), property.thrown));
      }
      findings.put(test.getKey(), ofTest);
    }
    return new Findings(findings);
  }

  /** The findings on the claims of each test. */
  record Findings(Map<JudgedTest, List<Finding>> byTest) {
    List<Finding> of(JudgedTest test) {
      return Objects.requireNonNull(byTest.get(test), "a test that was not selected");
    }
  }

  /**
   * What is found of one claim.
   *
   * @param thrown what its property threw, rather than judge; null where it did not
   */
  record Finding(Evidence evidence, @Nullable Throwable thrown) {
    Evidence get() throws Throwable {
      if (thrown != null) {
        throw thrown;
      }
      return evidence;
    }
  }

  /** A property that may be broken: what it throws is kept for its own test, and ends no other. */
  private static final class Guarded implements Property<Object> {
    private final Property<Object> property;
    private @Nullable Throwable thrown;

    Guarded(Property<Object> property) {
      this.property = property;
    }

    @Override
    public String claim() {
      return property.claim();
    }

    @Override
    public boolean comparesWithBaseline() {
      return property.comparesWithBaseline();
    }

    @Override
    public Evidence judge(Sample<? extends Object> sample, ErrorRates rates) {
      if (thrown == null) {
        try {
          return property.judge(sample, rates);
        } catch (VirtualMachineError e) {
          throw e;
        } catch (Throwable e) { // thrown again by Finding.get
          thrown = e;
        }
      }
      return Evidence.builder(
              "broken",
              claim(),
              Verdict.INCONCLUSIVE,
              "The property threw " + Optional.ofNullable(thrown).map(Object::toString).orElse(""))
          .settled()
          .build();
    }
  }
}
