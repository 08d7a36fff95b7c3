package org.equipoise.junit;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;

/**
 * One thing that is wrong with a test class, told so that it can be put right.
 *
 * @param what what is wrong; a sentence without its full stop
 * @param where the class or method it is wrong in
 * @param source where that is, for tools that lead there
 * @param remedy what to write instead
 */
record Mistake(String what, String where, TestSource source, String remedy) {

  static Mistake in(AnnotatedElement element, String what, String remedy) {
    return element instanceof Method method
        ? new Mistake(what, place(method), MethodSource.from(method), remedy)
        : in((Class<?>) element, what, remedy);
  }

  private static Mistake in(Class<?> testClass, String what, String remedy) {
    return new Mistake(what, "class " + testClass.getName(), ClassSource.from(testClass), remedy);
  }

  /** Where a method is: {@code shop.CheckoutTest.explores(Sample)}. */
  static String place(Method method) {
    return method.getDeclaringClass().getName() + "." + text(method);
  }

  /** A method as a reader knows it: {@code explores(Sample)}. */
  static String text(Method method) {
    return Arrays.stream(method.getParameterTypes())
        .map(Class::getSimpleName)
        .collect(Collectors.joining(", ", method.getName() + "(", ")"));
  }

  /** The mistake as one sentence, for places that have a line. */
  String sentence() {
    return "%s%s (%s); write %s."
        .formatted(what.substring(0, 1).toUpperCase(Locale.ROOT), what.substring(1), where, remedy);
  }

  /** A warning of it ahead of the run. */
  String warning() {
    return sentence() + " What it concerns will fail when it is run.";
  }

  @Override
  public String toString() {
    return what + "\n    where: " + where + "\n    write: " + remedy;
  }
}
