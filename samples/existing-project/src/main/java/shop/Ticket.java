package shop;

/** A customer's request, with so many questions that nobody answered yet. */
public record Ticket(int openQuestions) {
  static final int MOST = 12;

  /** Whether a desk takes it. */
  public boolean isValid() {
    return openQuestions >= 0 && openQuestions <= MOST;
  }
}
