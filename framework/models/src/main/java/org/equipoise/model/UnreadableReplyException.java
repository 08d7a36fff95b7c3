package org.equipoise.model;

/** A reply is JSON, but not what the dialect's specification says. */
final class UnreadableReplyException extends Exception {
  private static final long serialVersionUID = 1L;

  UnreadableReplyException(String message) {
    super(message);
  }
}
