package org.equipoise.journal;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.logging.Logger;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Where a run of samples writes down each draw as soon as it is finished, and where it finds those
 * of earlier runs. Immutable: each method returns a new journal.
 *
 * <pre>{@code
 * Journal journal = Journal.at(Path.of("target", "words.jsonl"));
 * Sample<String> sample =
 *     Sampler.of(agent).from("BUZZY").journal(journal, StateCodec.of(String.class)).run();
 * }</pre>
 *
 * <p><b>Resumed.</b> A run that was killed, interrupted or out of a budget is gone on with: draws
 * that stand in the journal are not made again, so the sample is the one that an uninterrupted run
 * would have taken. That is so as long as nothing has changed that the draws depend on: the agent's
 * description, the plan, the code where it is {@linkplain #code known}; and as long as they are
 * {@linkplain #resumeWithin not old}. Else, and after a run that was finished (but for one of the
 * same {@linkplain #build build}), a new journal begins, and the old one is kept beside it: the
 * last finished one as {@code words-finished.jsonl}, each other as {@code words-1.jsonl} and so on.
 *
 * <p>Faults are recorded, and not tried again: else the share of faults would be that of draws that
 * fault twice. Only the faults in a row are that ended a run by {@link
 * org.equipoise.sampling.SamplingEnd#CONSECUTIVE_FAULTS} or {@link
 * org.equipoise.sampling.SamplingEnd#SERVICE_CLOSED}, and draws that a limit left no further try.
 *
 * <p>Calls under way when a run ended are made again. Where the run ended by itself, draws that it
 * had finished beyond those are, too, as {@link org.equipoise.sampling.Sampler} says of samples
 * that end early. Where it was killed they are kept, so that nothing is paid for twice. An agent
 * that takes its randomness from the draw answers the same again; but of another one, slow answers
 * may be lost, about as many as {@link org.equipoise.sampling.Recalled#redrawn} says. Where those
 * of all kills would be more than {@linkplain org.equipoise.sampling.Sampler#maxFaultRate the
 * highest fault rate} times the plan, so that the sample might never be judged, what the killed run
 * had finished past its first unfinished draw is made again, as if it had ended by itself.
 *
 * <p><b>Replayed.</b> {@link #replay} makes the same sample again without a call of the agent.
 *
 * <p><b>The file</b> is JSON Lines; each text in it has passed {@link
 * org.equipoise.agent.Secret#conceal} and the {@link #redaction}. A state that holds a secret can
 * not be written, as one without a text. One run at a time may write it. A long prompt stands there
 * once a run: where it is asked again, {@code "promptOf"} is the number of the draw in whose line
 * above it is that of the first call. The line of a run that goes on with the draws below a number
 * alone has it as {@code "keeps"}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class Journal {
  private static final Logger LOGGER = Logger.getLogger(Journal.class.getName());

  /** How old draws may be that are gone on with, unless it is said: 24 hours. */
  public static final Duration RESUME_WITHIN = Duration.ofHours(24);

  /** What is done with what stands in a journal. */
  enum Use {
    RESUME,
    ANEW,
    REPLAY
  }

  final Path file;
  Use use = Use.RESUME;
  boolean goesOnWithDecided;
  String name = "";
  String build = "";
  @Nullable String code;
  Redaction redaction = Redaction.NONE;
  @Nullable Consumer<String> leftOut;
  String anew = "Journal.anew() starts anew";
  String record = "record it again with Journal.anew()";
  Consumer<String> listener = LOGGER::info;
  Duration resumeWithin = RESUME_WITHIN;
  InstantSource clock = InstantSource.system();

  private Journal(Path file) {
    this.file = file;
  }

  private Journal with(Consumer<Journal> change) {
    Journal copy = new Journal(file);
    copy.use = use;
    copy.goesOnWithDecided = goesOnWithDecided;
    copy.name = name;
    copy.build = build;
    copy.code = code;
    copy.redaction = redaction;
    copy.leftOut = leftOut;
    copy.anew = anew;
    copy.record = record;
    copy.listener = listener;
    copy.resumeWithin = resumeWithin;
    copy.clock = clock;
    change.accept(copy);
    return copy;
  }

  /** The journal in a file, which need not be there yet. */
  public static Journal at(Path file) {
    return new Journal(requireNonNull(file, "file"));
  }

  /** Begins a new journal, whatever stands in the old one, which is kept. */
  public Journal anew() {
    return with(j -> j.use = Use.ANEW);
  }

  /**
   * Takes all draws from the file, which may be compressed ({@code .gz}) and is not written to. A
   * draw that is missing, or another agent or plan, is an error.
   */
  public Journal replay() {
    return with(j -> j.use = Use.REPLAY);
  }

  /**
   * Goes on, too, with a run that ended before its plan since its claims were decided, unless more
   * of its draws faulted than its plan allows. A run whose plan is complete has nothing left to go
   * on with: after it, one of another build begins anew in any case.
   */
  public Journal goingOnWithDecided() {
    return with(j -> j.goesOnWithDecided = true);
  }

  /**
   * Goes on only with draws of which the last was recorded at most so long ago; {@link
   * #RESUME_WITHIN} unless given. A hosted model may be another by then, whatever its name.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public Journal resumeWithin(Duration age) {
    if (age.isNegative() || age.isZero()) {
      throw new IllegalArgumentException(
          "the age of draws that are gone on with must be positive, got " + age);
    }
    return with(j -> j.resumeWithin = age);
  }

  /** Turns the clock; for tests. */
  Journal clock(InstantSource other) {
    return with(j -> j.clock = other);
  }

  /** What the sample is of, for those who read the file; nothing unless given. */
  public Journal named(String name) {
    requireNonNull(name, "name");
    return with(j -> j.name = name);
  }

  /** The build that the run belongs to: within it, even a finished journal is used again. */
  public Journal build(String build) {
    requireNonNull(build, "build");
    return with(j -> j.build = build);
  }

  /** The digest of the code that is sampled: draws of other code are not gone on with. */
  public Journal code(Optional<String> digest) {
    return with(j -> j.code = digest.orElse(null));
  }

  /** What takes personal data out of what is written. */
  public Journal redaction(Redaction redaction) {
    requireNonNull(redaction, "redaction");
    return with(j -> j.redaction = redaction);
  }

  /**
   * Leaves a draw out that ends in a state without a text; unless this is said, such a draw ends
   * the run. A start state without a text always does. No run goes on from a journal that lacks
   * draws.
   *
   * @param told is told of the first one, and of that, in one line
   */
  public Journal lenient(Consumer<String> told) {
    requireNonNull(told, "told");
    return with(j -> j.leftOut = told);
  }

  /**
   * How users start anew, and how they record again, as far as they do not call this class.
   *
   * @param anew a sentence without its full stop, such as {@code -Dresume=false starts anew}
   * @param record an order, such as {@code record it again: make record}
   */
  public Journal remedies(String anew, String record) {
    return with(
        j -> {
          j.anew = requireNonNull(anew, "anew");
          j.record = requireNonNull(record, "record");
        });
  }

  /** Is told, in one line each, what is made of an earlier journal; the log unless given. */
  public Journal listener(Consumer<String> listener) {
    requireNonNull(listener, "listener");
    return with(j -> j.listener = listener);
  }

  /** The file. */
  public Path file() {
    return file;
  }

  /**
   * Opens it for a run; called by the sampler.
   *
   * @param planned how many draws the plan has
   * @param mostLost how many draws may lack in a sample, as faults or since they were under way
   *     when runs were killed
   * @throws JournalException if another run writes it, or, in a replay, there is none or it is of
   *     another agent or plan
   * @throws JournalFormatException if it can not be read
   */
  public OpenJournal open(JournalConfiguration configuration, long planned, long mostLost) {
    return new JournalOpening(this, configuration, planned, mostLost).open();
  }
}
