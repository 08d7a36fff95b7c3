package shop;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lets a model answer a ticket, one reply at a time. */
public final class HelpDesk {
  private static final Pattern REPLY = Pattern.compile("open questions: ([0-9]{1,4})");

  private final LanguageModel model;

  public HelpDesk(LanguageModel model) {
    this.model = model;
  }

  /** The ticket after one more reply; empty where the reply is of no use. */
  public Optional<Ticket> reply(Ticket ticket) {
    String reply = model.complete("Answer one of the " + ticket.openQuestions() + " questions.");
    return parse(reply).filter(Ticket::isValid);
  }

  static Optional<Ticket> parse(String reply) {
    Matcher matcher = REPLY.matcher(reply);
    return matcher.matches()
        ? Optional.of(new Ticket(Integer.parseInt(matcher.group(1))))
        : Optional.empty();
  }
}
