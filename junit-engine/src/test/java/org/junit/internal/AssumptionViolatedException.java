package org.junit.internal;

/** As JUnit 4 has it, so that tests need none of it. */
public class AssumptionViolatedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public AssumptionViolatedException(String message) {
    super(message);
  }
}
