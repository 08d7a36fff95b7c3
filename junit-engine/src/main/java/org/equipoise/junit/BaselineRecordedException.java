package org.equipoise.junit;

import org.opentest4j.TestAbortedException;

/** That a test compared nothing, since it recorded its baseline, as was asked. */
final class BaselineRecordedException extends TestAbortedException {
  private static final long serialVersionUID = 1L;

  private final String recorded;

  /**
   * What the test comes to.
   *
   * @param message all that is to be said of it
   * @param recorded a sentence on what was recorded
   */
  BaselineRecordedException(String message, String recorded) {
    super(message);
    this.recorded = recorded;
  }

  String recorded() {
    return recorded;
  }
}
