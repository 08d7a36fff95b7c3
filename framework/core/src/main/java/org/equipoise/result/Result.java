package org.equipoise.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The content of a {@code result.json}: what is known of one chain, or of the sample of one test
 * class with the verdicts on it. A part that does not apply is null, and absent from the file.
 *
 * @param schema the form of the file: {@value #SCHEMA}
 * @param kind whether this is the analysis of recorded transitions or the result of a test class
 * @param source the name of the file that was analysed
 * @param className the full name of the test class
 * @param build the build in which the tests ran; null where that is not known
 * @param runStarted when the run began that this result belongs to
 * @param written when this result was written
 * @param seed the seed of all that is random in it
 * @param end why sampling ended: {@code COMPLETE}, {@code TIME_LIMIT}
 * @param sample what was recorded
 * @param kernel how the moves were weighed
 * @param potential the potential of the states
 * @param direction how the moves go along the potential
 * @param balance what is known of detailed balance
 * @param exploration how far the states were explored
 * @param drift how far it has drifted from a baseline that it was compared with
 * @param authors the numbers of the paper's own program, where they were asked for
 * @param properties the verdicts, in the order of the class
 * @param cost what the run took
 * @param environment where it ran
 * @param warnings what casts doubt on it, in full sentences
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record Result(
    String schema,
    Kind kind,
    @Nullable String source,
    @JsonProperty("class") @Nullable String className,
    @Nullable String build,
    @Nullable Instant runStarted,
    @Nullable Instant written,
    @Nullable Long seed,
    @Nullable String end,
    @Nullable SampleFacts sample,
    @Nullable KernelFacts kernel,
    @Nullable PotentialFacts potential,
    @Nullable DirectionFacts direction,
    @Nullable BalanceFacts balance,
    @Nullable ExplorationFacts exploration,
    @Nullable DriftFacts drift,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<AuthorsFacts> authors,
    List<PropertyFacts> properties,
    @Nullable CostFacts cost,
    @Nullable EnvironmentFacts environment,
    List<String> warnings) {

  /** The form that this version writes. */
  public static final String SCHEMA = "equipoise-result/1";

  /** What a result is about. */
  public enum Kind {
    /** Recorded transitions. */
    @JsonProperty("analysis")
    ANALYSIS,
    /** The agent of a test class. */
    @JsonProperty("class")
    CLASS
  }

  public Result {
    Objects.requireNonNull(kind, "'kind' is missing");
    if (kind == Kind.CLASS) {
      // Without these a result could pass for one that has nothing to say.
      Objects.requireNonNull(className, "'class' is missing");
      Objects.requireNonNull(written, "'written' is missing");
      Objects.requireNonNull(properties, "'properties' is missing");
    }
    authors = authors == null ? List.of() : List.copyOf(authors);
    properties = properties == null ? List.of() : List.copyOf(properties);
    warnings = warnings == null ? List.of() : List.copyOf(warnings);
  }

  /** The result of a test class of which there is no sample, with the reason among the warnings. */
  public static Result withoutSample(
      String className,
      Instant runStarted,
      Instant written,
      List<PropertyFacts> properties,
      List<String> warnings) {
    return new ResultBuilder(Kind.CLASS)
        .testClass(className, null)
        .times(runStarted, written)
        .properties(properties)
        .environment(EnvironmentFacts.here())
        .warnings(warnings)
        .build();
  }

  /** This result as that of a test class, with the verdicts on it. */
  public Result ofClass(
      String name, Instant started, Instant writtenAt, List<PropertyFacts> verdicts) {
    return new ResultBuilder(Kind.CLASS, this)
        .testClass(name, build)
        .times(started, writtenAt)
        .properties(verdicts)
        .environment(EnvironmentFacts.here())
        .build();
  }

  /**
   * This result with examples of the faults of its sample.
   *
   * @param examples see {@link org.equipoise.sampling.Sample#faultExamples}
   * @throws IllegalStateException if there is no sample
   */
  public Result withFaultExamples(List<String> examples) {
    if (sample == null) {
      throw new IllegalStateException("a result without a sample has no faults");
    }
    return new ResultBuilder(kind, this).sample(sample.withFaultExamples(examples)).build();
  }

  /** This result with more of what casts doubt on it, in full sentences. */
  public Result withWarnings(List<String> doubts) {
    List<String> sentences = new ArrayList<>(warnings);
    sentences.addAll(doubts);
    return new ResultBuilder(kind, this).warnings(sentences).build();
  }

  /** This result of a test class as one of the build with this id. */
  public Result inBuild(String id) {
    return new ResultBuilder(kind, this).testClass(Objects.requireNonNull(className), id).build();
  }

  /**
   * This result of a test class after an earlier run of it in the same build. What only the earlier
   * run tested stays; a test that both ran keeps the worse of its verdicts; and an outage that
   * ended the earlier run stays its end where its verdicts do. All else is of this run.
   *
   * @param earlier the result of the earlier run; without effect if it is of another build
   */
  public Result after(Result earlier) {
    if (build == null || !build.equals(earlier.build)) {
      return this;
    }
    RunsOfABuild both = new RunsOfABuild(earlier.properties, properties);
    return new ResultBuilder(kind, this)
        .end(both.end(earlier.end, end))
        .properties(both.verdicts())
        .warnings(both.warnings(warnings))
        .build();
  }

  /**
   * This result with a comparison.
   *
   * @param compared what was found
   * @param doubts what casts doubt on it, in full sentences
   */
  public Result withDrift(DriftFacts compared, List<String> doubts) {
    return new ResultBuilder(kind, withWarnings(doubts)).drift(compared).build();
  }

  /** This result with the numbers of the paper's own program. */
  public Result withAuthors(List<AuthorsFacts> numbers) {
    return new ResultBuilder(kind, this).authors(numbers).build();
  }

  /** This result as that of the file with this name. */
  public Result ofSource(String name) {
    return new ResultBuilder(kind, this).source(name).build();
  }
}
