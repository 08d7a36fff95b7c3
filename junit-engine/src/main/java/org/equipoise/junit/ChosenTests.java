package org.equipoise.junit;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.launcher.PostDiscoveryFilter;

/**
 * The tests that were asked for by name. Each choice is a regular expression of class names, with
 * {@code #} and one of test names where it is not all tests of the class. Behind {@code !} stands
 * what is left out; where nothing else is said, all the rest runs.
 */
final class ChosenTests implements PostDiscoveryFilter {
  private static final String NOT = "!";

  private final List<Choice> choices;
  private final List<Choice> leftOut;

  private record Choice(Pattern classes, Pattern tests) {

    static Choice of(String text) {
      int hash = text.indexOf('#');
      return hash < 0
          ? new Choice(Pattern.compile(text), Pattern.compile(".*"))
          : new Choice(
              Pattern.compile(text.substring(0, hash)), Pattern.compile(text.substring(hash + 1)));
    }

    boolean has(String testClass, String test) {
      return classes.matcher(testClass).matches() && tests.matcher(test).matches();
    }
  }

  ChosenTests(List<String> choices) {
    this.choices =
        choices.stream().filter(choice -> !choice.startsWith(NOT)).map(Choice::of).toList();
    this.leftOut =
        choices.stream()
            .filter(choice -> choice.startsWith(NOT))
            .map(choice -> Choice.of(choice.substring(NOT.length())))
            .toList();
  }

  @Override
  public FilterResult apply(TestDescriptor descriptor) {
    return FilterResult.includedIf(
        !(descriptor instanceof AgentTestDescriptor test)
            || (choices.isEmpty() || choices.stream().anyMatch(choice -> has(choice, test)))
                && leftOut.stream().noneMatch(choice -> has(choice, test)));
  }

  /** A test in a group is chosen with the class around, too. */
  private static boolean has(Choice choice, AgentTestDescriptor test) {
    String name = test.test().name().replaceFirst("\\(.*", "");
    for (TestDescriptor at = test.getParent().orElse(null);
        at instanceof ClassDescriptor type;
        at = at.getParent().orElse(null)) {
      if (choice.has(type.testClass().getName(), name)) {
        return true;
      }
    }
    return false;
  }
}
