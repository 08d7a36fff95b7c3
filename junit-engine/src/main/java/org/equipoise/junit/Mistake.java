package org.equipoise.junit;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * One thing that is wrong with a test class, told so that it can be put right.
 *
 * @param what what is wrong; a sentence without its full stop
 * @param where the class or method it is wrong in
 * @param remedy what to write instead
 */
record Mistake(String what, String where, String remedy) {

  static Mistake in(Class<?> testClass, String what, String remedy) {
    return new Mistake(what, "class " + testClass.getName(), remedy);
  }

  static Mistake in(Method method, String what, String remedy) {
    return new Mistake(what, method.getDeclaringClass().getName() + "." + text(method), remedy);
  }

  /** A method as a reader knows it: {@code explores(Sample)}. */
  static String text(Method method) {
    return Arrays.stream(method.getParameterTypes())
        .map(Class::getSimpleName)
        .collect(Collectors.joining(", ", method.getName() + "(", ")"));
  }

  @Override
  public String toString() {
    return what + "\n    where: " + where + "\n    write: " + remedy;
  }
}
