package org.equipoise.junit;

import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Logger;
import org.equipoise.agent.Agent;
import org.equipoise.chain.StateText;
import org.equipoise.journal.Journal;
import org.equipoise.journal.JournalException;
import org.equipoise.journal.StateCodec;
import org.equipoise.journal.UnwritableStateException;
import org.equipoise.sampling.Sample;
import org.equipoise.sampling.Sampler;
import org.equipoise.sampling.SamplingEnd;
import org.equipoise.statistics.Rounded;

/** The journal that the draws of a class go to, and come from. */
final class ClassJournal {
  private static final Logger LOGGER = Logger.getLogger(ClassJournal.class.getName());

  private static final Set<SamplingEnd> OUTAGES =
      EnumSet.of(SamplingEnd.SERVICE_CLOSED, SamplingEnd.CONSECUTIVE_FAULTS);

  /** Of such runs no cassette is made. */
  private static final Set<SamplingEnd> CUT_SHORT =
      EnumSet.of(
          SamplingEnd.INTERRUPTED, SamplingEnd.SERVICE_CLOSED, SamplingEnd.CONSECUTIVE_FAULTS);

  private static final Set<SamplingEnd> WHOLE =
      EnumSet.of(SamplingEnd.COMPLETE, SamplingEnd.DECIDED);

  /** The name of the file in the directory of the class's result. */
  static final String NAME = "journal.jsonl";

  /** A baseline is recorded from another plan, which is not to take the place of the build's. */
  static final String NAME_OF_BASELINE = "baseline-" + NAME;

  private final SamplingPlan plan;
  private final ClassSampler.Invoker invoker;
  private final Configuration configuration;
  private final JournalSettings settings;
  private final List<String> notes = new ArrayList<>();

  ClassJournal(SamplingPlan plan, ClassSampler.Invoker invoker, Configuration configuration) {
    this.plan = plan;
    this.invoker = invoker;
    this.configuration = configuration;
    this.settings = configuration.journals();
  }

  /** What is to be said in the result, in full sentences. */
  List<String> notes() {
    return List.copyOf(notes);
  }

  private Class<?> sampledClass() {
    return plan.sampledClass();
  }

  private Path file() {
    return configuration
        .outputDirectory()
        .resolve(sampledClass().getName())
        .resolve(configuration.baselines().record() ? NAME_OF_BASELINE : NAME);
  }

  /**
   * Runs a plan with the journal; without one where states have no text, and nobody needs it.
   *
   * @param completes whether a sample that was decided before its plan is to be made whole
   */
  Sample<Object> run(Sampler<Object> planned, Agent<Object> agent, boolean completes)
      throws Exception {
    Sample<Object> sample;
    try {
      sample = planned.journal(journal(agent, completes), codec(agent)).run();
    } catch (UnwritableStateException e) {
      if (settings.mode() != JournalSettings.Mode.LIVE) {
        throw e;
      }
      note("The class is sampled without a journal: " + e.getMessage());
      return planned.run();
    }
    if (settings.isReplay()) {
      tellOfReplay();
      return sample;
    }
    boolean records = settings.mode() == JournalSettings.Mode.RECORD;
    if (hasEnded(sample, CUT_SHORT) || !records && !hasEnded(sample, WHOLE)) {
      // Not to the log, which is closed first where the process is told to end.
      System.out.println(line(kept(sample)));
    } else if (records) {
      record(sample);
    }
    return sample;
  }

  /** A replay looks like a live run, but for this. */
  private void tellOfReplay() {
    Path file = replayed();
    tell(
        "replayed from %s (recorded %s); no call was made"
            .formatted(shown(file), new CassetteFile(file).recorded()));
  }

  private static boolean hasEnded(Sample<Object> sample, Set<SamplingEnd> ends) {
    return sample.end().filter(ends::contains).isPresent();
  }

  /**
   * Makes a cassette of a run that is whole, or that ended by a limit where there is none yet, or
   * one that ended by the same: in the place of a whole one it would leave each replay undecided.
   */
  private void record(Sample<Object> sample) {
    CassetteFile cassette = new CassetteFile(settings.cassette(sampledClass()));
    String end = sample.end().map(SamplingEnd::name).orElse("");
    if (hasEnded(sample, WHOLE) && !sample.tooManyFaults()) {
      cassette.write(file());
      tell("recorded in " + cassette.shown());
      return;
    }
    Optional<String> other = cassette.end();
    boolean isAlike = other.isPresent() && other.get().equals(end) && !hasEnded(sample, WHOLE);
    if (other.isEmpty() || isAlike) {
      cassette.write(file());
      tell("recorded in %s, up to the %s".formatted(cassette.shown(), end));
    } else {
      System.out.println(
          line(
              "%s stays as it is: its run ended by %s, and this one by %s%s; %s"
                  .formatted(
                      cassette.shown(),
                      StateText.printable(other.get()),
                      end,
                      sample.tooManyFaults() ? " with too many faults" : "",
                      kept(sample))));
    }
  }

  private static String shown(Path path) {
    return StateText.printable(path.toString());
  }

  private String kept(Sample<Object> sample) {
    return "%s of %s draws are kept in %s; to go on from there, with the class and each -D as they are: %s"
        .formatted(
            Rounded.count(kept(sample, sample.recorded())),
            Rounded.count(sample.planned()),
            shown(file()),
            goingOn());
  }

  /** How many of so many draws a run goes on with: not the faults in a row of an outage. */
  private static int kept(Sample<Object> sample, int draws) {
    int kept = draws;
    while (hasEnded(sample, OUTAGES) && kept > 0 && sample.step(kept - 1).isFault()) {
      kept--;
    }
    return kept;
  }

  private String goingOn() {
    return settings.mode() == JournalSettings.Mode.RECORD
        ? settings.recording(sampledClass())
        : new TestCommand(sampledClass()).here();
  }

  private void note(String sentence) {
    notes.add(sentence);
    tell(sentence);
  }

  private void tell(String what) {
    if (configuration.summary() || TestCommand.isRunOfPlugin()) {
      System.out.println(line(what));
    } else {
      LOGGER.info(line(what));
    }
  }

  private String line(String what) {
    return "Equipoise: " + sampledClass().getName() + ": " + what;
  }

  private Journal journal(Agent<Object> agent, boolean completes) {
    String anew = "-D%s=false starts anew".formatted(Constants.RESUME);
    Journal journal =
        Journal.at(settings.isReplay() ? replayed() : file())
            .named(sampledClass().getName())
            .resumeWithin(settings.resumeWithin())
            .code(CodeDigest.of(sampledClass(), agent, configuration.settings()))
            .remedies(anew, "record it again: " + settings.recording(sampledClass()))
            .listener(settings.isReplay() ? this::note : this::tell);
    Optional<Method> redaction = plan.method(Role.REDACTION);
    if (redaction.isPresent()) {
      journal =
          journal.redaction(
              text -> (String) Objects.requireNonNull(invoker.invoke(redaction.get(), text)));
    }
    return switch (settings.mode()) {
      case REPLAY -> journal.replay();
      // Of no build: what was finished is recorded anew, within one build, too.
      case RECORD -> settings.resume() ? journal : journal.anew();
      case LIVE -> {
        Journal live = journal.build(configuration.build()).lenient(this::note);
        Journal goesOn = completes ? live.goingOnWithDecided() : live;
        yield settings.resume() ? goesOn : live.anew();
      }
    };
  }

  private Path replayed() {
    Path cassette = settings.cassette(sampledClass());
    if (Files.exists(cassette)) {
      return cassette;
    }
    if (Files.exists(file())) {
      return file();
    }
    throw new JournalException(
        "there is nothing to replay for %s, neither %s nor %s"
            .formatted(sampledClass().getName(), shown(cassette), shown(file())),
        "record it: " + settings.recording(sampledClass()),
        null);
  }

  @SuppressWarnings("unchecked") // states of the agent
  private StateCodec<Object> codec(Agent<Object> agent) throws Exception {
    Optional<Method> declared = plan.method(Role.ENCODING);
    if (declared.isPresent()) {
      return (StateCodec<Object>)
          Objects.requireNonNull(
              invoker.call(declared.get()),
              () -> "the %s method returned null".formatted(Role.ENCODING));
    }
    return (StateCodec<Object>) StateCodec.of(stateType(agent));
  }

  /** As the signature of the method tells, or else the class of the agent; anything if neither. */
  private Type stateType(Agent<Object> agent) {
    return plan.method(Role.AGENT)
        .flatMap(method -> GenericArgument.type(method.getGenericReturnType(), Agent.class))
        .or(() -> GenericArgument.type(agent.getClass(), Agent.class))
        .orElse(Object.class);
  }
}
