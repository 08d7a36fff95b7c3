package org.testng;

/** As TestNG has it, so that tests need none of it. */
public class SkipException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SkipException(String message) {
    super(message);
  }
}
