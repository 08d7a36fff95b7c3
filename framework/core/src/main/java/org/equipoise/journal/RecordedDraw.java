package org.equipoise.journal;

import java.time.Duration;
import java.util.List;
import org.apiguardian.api.API;
import org.equipoise.agent.Exchange;
import org.equipoise.agent.Usage;
import org.jspecify.annotations.Nullable;

/**
 * A finished draw as it stands in a journal.
 *
 * @param number its number in the sample, from 0
 * @param from the text of the state that it started from
 * @param ending how it ended
 * @param text that of the state reached, the reason of the escape, what the fault or the defect
 *     was; empty where it stayed
 * @param tries how often it was tried in all
 * @param retried what the first try threw where others followed it
 * @param took how long the agent was at work on it
 * @param usage what it took, all tries together
 * @param exchanges the calls to models of all tries; none where it was read
 * @param line where it was read; 0 where it was not
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
public record RecordedDraw(
    long number,
    String from,
    Ending ending,
    String text,
    int tries,
    @Nullable String retried,
    Duration took,
    Usage usage,
    List<Exchange> exchanges,
    long line) {

  /** How a draw ended. */
  public enum Ending {
    /** In a state. */
    TO,
    /** Where it began. */
    STAY,
    /** In an answer that is no state. */
    ESCAPE,
    /** Without an answer. */
    FAULT,
    /** Without an answer so far: a limit of its run left it no further try. */
    UNANSWERED,
    /** In what no sample can be made of, so that the run ended there. */
    DEFECT
  }

  public RecordedDraw {
    exchanges = List.copyOf(exchanges);
  }

  /** Whether there was no answer. */
  boolean isFault() {
    return ending == Ending.FAULT || ending == Ending.UNANSWERED;
  }

  /** Whether a run that goes on draws it again. */
  boolean isUnanswered() {
    return ending == Ending.UNANSWERED;
  }
}
