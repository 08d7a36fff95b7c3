package org.equipoise.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.equipoise.chain.StateText;
import org.equipoise.drift.Baseline;
import org.equipoise.drift.BaselineFile;
import org.equipoise.drift.BaselineFormatException;

/**
 * Makes samples of the last run baselines: all that are chosen, or none.
 *
 * @param run what the last run left
 * @param baselines the directory of the baselines
 * @param forced whether what speaks against a sample is a warning only
 */
record Acceptance(LastRun run, Path baselines, boolean forced) {

  /**
   * What was done.
   *
   * @param lines what changes, and where it was written
   * @param warnings what to know of it
   * @param refusals why nothing was written; empty where it was
   */
  record Outcome(List<String> lines, List<String> warnings, List<String> refusals) {}

  /**
   * Accepts.
   *
   * @param chosen {@code CLASS} or {@code CLASS#TEST}; empty for all
   * @throws IllegalArgumentException if there is no such class or test
   */
  Outcome of(Optional<String> chosen) throws IOException {
    List<Candidate> candidates = chosen.map(this::named).orElseGet(run::candidates);
    List<String> lines = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    List<String> refusals = new ArrayList<>();
    for (Candidate candidate : candidates) {
      lines.addAll(change(candidate, warnings).lines());
      candidate
          .obstacle(run.run())
          .ifPresent(why -> (forced ? warnings : refusals).add(doubt(candidate, why)));
    }
    if (refusals.isEmpty()) {
      for (Candidate candidate : candidates) {
        BaselineFile.write(file(candidate), candidate.baseline());
        lines.add(
            "Accepted: %s is the baseline of %s now; review and commit it"
                .formatted(shown(file(candidate).toString()), candidate.testClass()));
        badness(candidate).ifPresent(warnings::add);
        warnings.add(small(candidate));
      }
    } else {
      refusals.add("Nothing was accepted; -Dequipoise.force=true accepts all the same");
    }
    return new Outcome(lines, warnings, refusals);
  }

  /** Whether the last run left a sample of this {@code CLASS} or {@code CLASS#TEST}. */
  boolean hasSampleOf(String text) {
    return !classesNamed(text).isEmpty();
  }

  private List<Candidate> classesNamed(String text) {
    String name = text.replaceFirst("#.*", "");
    return run.candidates().stream().filter(c -> c.isNamed(name)).toList();
  }

  private List<Candidate> named(String text) {
    int hash = text.indexOf('#');
    List<Candidate> named = classesNamed(text);
    if (named.isEmpty()) {
      throw new IllegalArgumentException(
          "equipoise.class is '%s', and the last run left no sample of such a class; %s"
              .formatted(shown(text), choices()));
    }
    if (hash >= 0 && named.stream().noneMatch(c -> c.isComparedBy(text.substring(hash + 1)))) {
      throw new IllegalArgumentException(
          "equipoise.class is '%s', and no such test compared the sample of %s with its baseline; name the class alone"
              .formatted(shown(text), named.get(0).testClass()));
    }
    return named;
  }

  private String choices() {
    return run.candidates().isEmpty()
        ? run.nothing()
        : "choose one of "
            + String.join(", ", run.candidates().stream().map(Candidate::testClass).toList());
  }

  private BaselineChange change(Candidate candidate, List<String> warnings) throws IOException {
    return new BaselineChange(before(candidate, warnings), candidate.baseline());
  }

  private Optional<Baseline> before(Candidate candidate, List<String> warnings) throws IOException {
    if (!Files.exists(file(candidate))) {
      return Optional.empty();
    }
    try {
      return Optional.of(BaselineFile.read(file(candidate)));
    } catch (BaselineFormatException e) {
      warnings.add("The baseline until now can not be compared: " + e.getMessage());
      return Optional.empty();
    }
  }

  private Path file(Candidate candidate) {
    return baselines.resolve(BaselineFile.name(candidate.testClass()));
  }

  private String doubt(Candidate candidate, String why) {
    return "%s %s: %s. Sample its whole plan first: %s; or record its baseline anew: %s"
        .formatted(
            forced ? "Forced, though" : "Refused for",
            candidate.testClass(),
            why,
            run(candidate) + " -Dequipoise.wholePlan=true",
            record(candidate));
  }

  /** A baseline is what the agent does, be it good or not; its author should know. */
  private static Optional<String> badness(Candidate candidate) {
    List<String> notPassed = candidate.notPassed();
    return notPassed.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "The baseline of %s is a sample that did not pass all other claims on it: %s"
                .formatted(
                    candidate.testClass(),
                    Expectations.listed(notPassed.stream().map(Acceptance::shown).toList())));
  }

  private String small(Candidate candidate) {
    return "%s has a baseline of one build's draws now, whose own luck is in every comparison: of such baselines, one in ten makes the test of no drift reject 17 %% or more of unchanged builds at 5 %%; of four times the draws, 9 %%. To record one of those: %s"
        .formatted(candidate.testClass(), record(candidate));
  }

  private String record(Candidate candidate) {
    return run(candidate) + " -Dequipoise.baseline=record";
  }

  /** The command that runs its tests, by the tool that ran them. */
  private String run(Candidate candidate) {
    String name = candidate.testClass();
    return run.run().isPresent()
        ? "mvn test-compile equipoise:test -Dequipoise.test=" + quoted(name)
        : "mvn test -Dtest=" + quoted(name.substring(name.lastIndexOf('.') + 1));
  }

  private static String quoted(String name) {
    return name.contains("$") ? "'" + shown(name) + "'" : shown(name);
  }

  private static String shown(String text) {
    return StateText.shortened(text, 500);
  }
}
