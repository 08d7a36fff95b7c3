package org.equipoise.junit;

import java.nio.file.Path;
import org.equipoise.chain.StateText;

/**
 * The commands that make another baseline of a class, as one types them.
 *
 * @param sampledClass the class
 * @param directory where baselines are
 */
record BaselineCommands(Class<?> sampledClass, Path directory) {
  /** Records it anew, by the tool that runs the tests. */
  String record() {
    return new TestCommand(sampledClass).here() + recording();
  }

  /** Records it anew, where this is the command of the process that runs the tests. */
  String record(String process) {
    return new TestCommand(sampledClass).in(process) + recording();
  }

  private String recording() {
    return " -D%s=record%s".formatted(Constants.BASELINE, inDirectory());
  }

  /** Takes the sample of the last run. */
  String accept() {
    return TestCommand.quoting("mvn equipoise:accept -Dequipoise.class=", sampledClass.getName())
        + inDirectory();
  }

  private String inDirectory() {
    String text = directory.toString();
    return text.equals(Constants.DEFAULT_BASELINE_DIRECTORY)
        ? ""
        : " -D%s='%s'".formatted(Constants.BASELINE_DIRECTORY, StateText.printable(text));
  }
}
