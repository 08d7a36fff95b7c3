package org.equipoise.sampling;

/** A fault of an earlier run, in the words of that run. */
final class RecordedFault extends Exception {
  private static final long serialVersionUID = 1L;

  RecordedFault(String words) {
    super(words, null, false, false);
  }
}
