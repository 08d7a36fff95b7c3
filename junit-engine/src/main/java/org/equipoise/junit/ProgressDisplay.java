package org.equipoise.junit;

import java.io.Console;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.equipoise.sampling.Progress;

/** Tells people how far sampling is, so that a long run does not look like a hang. */
interface ProgressDisplay extends Consumer<Progress> {

  /** Sampling has ended. */
  default void end() {}

  /**
   * A line that is drawn again and again where somebody looks at a terminal, else lines of a log.
   *
   * @param undecided the names of the tests that ask for more draws
   */
  static ProgressDisplay of(Class<?> sampled, Supplier<List<String>> undecided) {
    ProgressText text = new ProgressText(sampled, undecided);
    return isTerminal()
        ? new ProgressLine(text, System.out)
        : new ProgressLines(text, System.out::println);
  }

  /** From Java 22 on there is a console where there is no terminal, too, and it can say so. */
  private static boolean isTerminal() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
