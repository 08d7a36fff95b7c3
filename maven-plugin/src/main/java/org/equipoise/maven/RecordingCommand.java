package org.equipoise.maven;

import java.util.Optional;
import java.util.Properties;
import org.apache.maven.execution.MavenSession;
import org.equipoise.chain.StateText;

/** Commands that record a baseline where Surefire runs the agent tests, and here nothing. */
final class RecordingCommand {
  private RecordingCommand() {}

  /** What is wrong with the command of a build in which Surefire leaves agent tests out. */
  static Optional<String> doubt(MavenSession session) {
    Properties ofUser = session.getUserProperties();
    String test = ofUser.getProperty("test");
    return test != null && "record".equals(ofUser.getProperty("equipoise.baseline"))
        ? Optional.of(
            "-Dtest chooses tests of Surefire, which leaves agent tests to equipoise:test; record by mvn test-compile equipoise:test -Dequipoise.test=%s -Dequipoise.baseline=record"
                .formatted(StateText.shortened(test, 200)))
        : Optional.empty();
  }
}
