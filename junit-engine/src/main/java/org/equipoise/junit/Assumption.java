package org.equipoise.junit;

import java.util.Set;
import org.opentest4j.TestAbortedException;

/**
 * That a test can not run here, as the assumptions of each framework say it. None of these but the
 * first need be on the class path.
 */
final class Assumption {
  private static final Set<String> NAMES =
      Set.of(
          "org.opentest4j.TestAbortedException",
          "org.junit.AssumptionViolatedException",
          "org.junit.internal.AssumptionViolatedException",
          "org.testng.SkipException");

  private Assumption() {}

  static boolean isViolatedBy(Throwable thrown) {
    for (Class<?> type = thrown.getClass(); type != null; type = type.getSuperclass()) {
      if (NAMES.contains(type.getName())) {
        return true;
      }
    }
    return false;
  }

  /** The same as the platform knows it. */
  static TestAbortedException aborted(Throwable thrown) {
    return thrown instanceof TestAbortedException aborted
        ? aborted
        : new TestAbortedException(thrown.getMessage(), thrown);
  }
}
