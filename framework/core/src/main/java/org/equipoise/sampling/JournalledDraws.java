package org.equipoise.sampling;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.equipoise.agent.AgentDescription;
import org.equipoise.agent.Step;
import org.equipoise.journal.Journal;
import org.equipoise.journal.JournalConfiguration;
import org.equipoise.journal.OpenJournal;
import org.equipoise.journal.RecordedDraw;
import org.equipoise.journal.RecordedDraw.Ending;
import org.equipoise.journal.StateCodec;
import org.equipoise.journal.StateTexts;
import org.equipoise.journal.UnwritableStateException;
import org.jspecify.annotations.Nullable;

/** The draws that stand in a journal, and those that are added to it. */
final class JournalledDraws<S> implements DrawMemory<S> {
  private final OpenJournal journal;
  private final StateTexts<S> texts;

  private JournalledDraws(OpenJournal journal, StateTexts<S> texts) {
    this.journal = journal;
    this.texts = texts;
  }

  static <S> JournalledDraws<S> open(Plan<S> plan, Journal journal, StateCodec<S> codec) {
    StateTexts<S> texts = new StateTexts<>(codec);
    return new JournalledDraws<>(
        journal.open(
            new JournalConfiguration(configuration(plan, texts)), plan.draws, mostLost(plan)),
        texts);
  }

  /** Of more lost draws no verdict could come, however the others are. */
  private static long mostLost(Plan<?> plan) {
    return (long) (plan.maxFaultRate * plan.draws);
  }

  private static <S> SortedMap<String, String> configuration(Plan<S> plan, StateTexts<S> texts) {
    SortedMap<String, String> parts = new TreeMap<>();
    AgentDescription agent = plan.agent.description();
    parts.put("agent", agent.name());
    agent.configuration().forEach((name, value) -> parts.put("agent." + name, value));
    parts.put("explored draws", Integer.toString(plan.explored()));
    parts.put("key scheme", plan.keyScheme);
    parts.put("planned draws", Integer.toString(plan.draws));
    parts.put("potential", plan.potential == null ? "least action" : "declared");
    parts.put("seed", Long.toString(plan.seed));
    parts.put("start policy", plan.starts.name());
    parts.put(
        "start states",
        plan.declared.stream()
            .map(state -> quoted(start(plan, state, texts)))
            .collect(Collectors.joining(", ")));
    parts.put("states", texts.form());
    parts.put("window", Integer.toString(plan.window()));
    return parts;
  }

  /** A key that throws, or is none, is told by the run itself. */
  private static <S> String start(Plan<S> plan, S state, StateTexts<S> texts) {
    return texts.checked(
        state,
        read -> {
          try {
            return plan.key.apply(read);
          } catch (RuntimeException e) {
            return "";
          }
        });
  }

  private static String quoted(String text) {
    return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }

  @Override
  public boolean recall(Flight<S> flight) {
    find(flight).ifPresent(draw -> flight.recall(checked(draw), step(draw), journal.earlier(draw)));
    return flight.isFinished() || journal.isReplay();
  }

  /** What ended a run as a defect would go unseen if it were drawn anew until it is none. */
  private RecordedDraw checked(RecordedDraw draw) {
    if (draw.ending() == Ending.DEFECT) {
      throw new DefectException(journal.told(draw), null);
    }
    return draw;
  }

  @Override
  public boolean isAll() {
    return journal.isReplay();
  }

  @Override
  public long heldUntil() {
    return journal.finishedAfter();
  }

  @Override
  public long redrawn() {
    return journal.redrawn();
  }

  private Optional<RecordedDraw> find(Flight<S> flight) {
    if (!journal.hasPast()) {
      return Optional.empty();
    }
    try {
      S start = flight.start();
      return journal.find(flight.number(), start, texts.of(start), texts);
    } catch (UnwritableStateException e) {
      return Optional.empty(); // so it was left out
    }
  }

  /** The step that a draw took; null where it had no answer. */
  private @Nullable Step<S> step(RecordedDraw draw) {
    return switch (draw.ending()) {
      case TO -> Step.to(journal.state(draw, texts));
      case STAY -> Step.stay();
      case ESCAPE -> Step.escape(draw.text());
      case FAULT, UNANSWERED, DEFECT -> null;
    };
  }

  @Override
  public void keep(Flight<S> flight) {
    if (flight.step() instanceof Step.Escape<S> escape) {
      flight.escapes(journal.reason(escape.reason()));
    }
    try {
      journal.add(recorded(flight));
    } catch (UnwritableStateException e) {
      leaveOut(flight, e);
    }
  }

  private void leaveOut(Flight<S> flight, UnwritableStateException why) {
    try {
      journal.leaveOut(flight.number(), why);
    } catch (UnwritableStateException e) {
      throw new DefectException(
          "draw %s: %s".formatted(flight.number(), e.getMessage()), e.getCause());
    }
  }

  @Override
  public void keepDefect(Flight<S> flight, String defect) {
    try {
      journal.add(recorded(flight, Ending.DEFECT, defect));
    } catch (UnwritableStateException e) {
      leaveOut(flight, e);
    }
  }

  private RecordedDraw recorded(Flight<S> flight) {
    Step<S> step = flight.step();
    Ending ending = flight.isUnanswered() ? Ending.UNANSWERED : Ending.FAULT;
    String text = "";
    if (step == null) {
      text = FaultExamples.inWords(flight.failure());
    } else if (step instanceof Step.Move<S> move) {
      ending = Ending.TO;
      text = texts.checked(move.state());
    } else if (step instanceof Step.Escape<S> escape) {
      ending = Ending.ESCAPE;
      text = escape.reason();
    } else {
      ending = Ending.STAY;
    }
    return recorded(flight, ending, text);
  }

  private RecordedDraw recorded(Flight<S> flight, Ending ending, String text) {
    return new RecordedDraw(
        flight.number(),
        texts.of(flight.start()),
        ending,
        text,
        flight.tries(),
        flight.retried() == null ? null : FaultExamples.inWords(flight.retried()),
        flight.took(),
        flight.usage(),
        flight.exchanges(),
        0);
  }

  @Override
  public SamplingEnd endAt(Flight<S> flight) {
    return journal
        .endAfter(flight.number())
        .flatMap(JournalledDraws::limit)
        .orElseThrow(() -> journal.missing(flight.number(), String.valueOf(flight.start())));
  }

  /** An end that was not for what the draws said, so that no rule finds it again. */
  private static Optional<SamplingEnd> limit(String end) {
    for (SamplingEnd known : SamplingEnd.values()) {
      if (known.name().equals(end) && known.isLimit()) {
        return Optional.of(known);
      }
    }
    return Optional.empty();
  }

  @Override
  public void end(SamplingEnd end, int draws) {
    journal.end(end.name(), draws);
  }

  @Override
  public void close() {
    journal.close();
  }
}
