package org.equipoise.maven;

import java.util.List;

/**
 * Which results a build should have and has not: silence is no success where there are agent tests.
 *
 * @param notes what to know
 * @param warnings what to be warned of
 * @param violations why the build fails
 */
record ExpectedResults(List<String> notes, List<String> warnings, List<Violation> violations) {

  ExpectedResults {
    notes = List.copyOf(notes);
    warnings = List.copyOf(warnings);
    violations = List.copyOf(violations);
  }

  /**
   * What is expected of a build.
   *
   * @param tests the classes with agent tests to run
   * @param missing what a build without results comes to
   * @param choice what is told to Surefire and Failsafe, where they run the tests
   */
  static ExpectedResults of(
      BuildResults results,
      List<AgentTestClass> tests,
      MissingResults missing,
      SurefireChoice choice) {
    Expectations expectations = new Expectations(results, tests, missing);
    if (results.run().isPresent()) {
      expectations.ofRun(results.run().get());
    } else if (results.current().isEmpty()) {
      expectations.ofSilence(choice);
    } else {
      expectations.ofSurefire(choice);
    }
    return expectations.results();
  }
}
