package org.equipoise.sampling;

import org.equipoise.agent.Secret;
import org.equipoise.chain.StateText;
import org.jspecify.annotations.Nullable;

/** What the agent, the key or the potential function did that no sample can be made of. */
final class DefectException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;
  private static final int WIDTH = 200;

  DefectException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /**
   * Of a function that threw.
   *
   * @param what the function, and for which state
   */
  static DefectException thrown(String what, Throwable cause) {
    rethrowIfFatal(cause);
    return new DefectException("%s threw %s".formatted(what, inWords(cause)), cause);
  }

  /** The same, with the draw in which it happened. */
  DefectException in(String draw) {
    return new DefectException(draw + ": " + getMessage(), getCause());
  }

  /** Throws on what the virtual machine can not go on with; a stack that is too deep, it can. */
  static void rethrowIfFatal(Throwable thrown) {
    if (thrown instanceof VirtualMachineError && !(thrown instanceof StackOverflowError)) {
      throw (VirtualMachineError) thrown;
    }
  }

  /** An exception in one line, fit for a terminal, without a secret that it may quote. */
  static String inWords(Throwable thrown) {
    String message = thrown.getMessage();
    String name = thrown.getClass().getTypeName();
    name = name.substring(name.lastIndexOf('.') + 1);
    return StateText.shortened(
        message == null ? name : name + ": " + Secret.conceal(message), WIDTH);
  }

  /** A state in quotation marks, whatever its {@code toString} does. */
  static String quoted(Object state) {
    try {
      return "'%s'".formatted(StateText.shortened(String.valueOf(state), WIDTH));
    } catch (RuntimeException | StackOverflowError e) {
      return "of type %s, whose toString() threw %s"
          .formatted(state.getClass().getTypeName(), inWords(e));
    }
  }
}
