package org.equipoise.result;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The content of a {@code plan.json}: what the agent tests of a project are to spend, before
 * anything is spent. What is not known is null, and absent from the file.
 *
 * @param schema the form of the file: {@value #SCHEMA}
 * @param classes the sampled classes
 * @param expected at least about what all classes spend where agents are in good health
 * @param worst what they spend at most
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record SpendingPlan(
    String schema, List<ClassPlan> classes, Spending expected, Spending worst) {

  /** The form that this version writes. */
  public static final String SCHEMA = "equipoise-plan/1";

  /** The name of such a file in its directory. */
  public static final String NAME = "plan.json";

  private static final JsonFile<SpendingPlan> FORM =
      new JsonFile<>(SpendingPlan.class, "plan", "equipoise-plan", 1);

  /**
   * What so many calls of agents come to.
   *
   * @param calls of the agent; one may call a model several times
   * @param inputTokens those that the calls send; null where their number a call is not given
   * @param outputTokens those that come back; null where their number a call is not given
   * @param cost in the currency of the prices; null where prices or tokens are not given
   * @param seconds the time at the concurrency of the class; null where that of a call is not given
   */
  public record Spending(
      long calls,
      @Nullable Long inputTokens,
      @Nullable Long outputTokens,
      @Nullable Double cost,
      @Nullable Double seconds) {

    /** Both together; what is not known of one is not known of both. */
    public Spending plus(Spending more) {
      return new Spending(
          calls + more.calls,
          sum(inputTokens, more.inputTokens),
          sum(outputTokens, more.outputTokens),
          sum(cost, more.cost),
          sum(seconds, more.seconds));
    }

    private static @Nullable Long sum(@Nullable Long one, @Nullable Long other) {
      return one == null || other == null ? null : Long.valueOf(one + other);
    }

    private static @Nullable Double sum(@Nullable Double one, @Nullable Double other) {
      return one == null || other == null ? null : Double.valueOf(one + other);
    }
  }

  /**
   * A sampled class.
   *
   * @param name its full name
   * @param draws the draws that it takes at most
   * @param explored how many of them explore
   * @param concurrency how many steps run at once
   * @param tries how often a draw is tried at most
   * @param claims how many claims share the rate of false FAILs
   * @param properties what is claimed, and what judging it takes
   * @param problems what is wrong with the class, in full sentences; where the class as a whole is,
   *     nothing is sampled
   * @param expected at least about what it spends where the agent is in good health: what its
   *     slowest claim takes, while which one is slowest differs from run to run
   * @param worst what it spends at most
   */
  public record ClassPlan(
      String name,
      long draws,
      long explored,
      int concurrency,
      int tries,
      int claims,
      List<PropertyPlan> properties,
      List<String> problems,
      Spending expected,
      Spending worst) {
    public ClassPlan {
      Objects.requireNonNull(name, "'name' is missing");
      properties = properties == null ? List.of() : List.copyOf(properties);
      problems = problems == null ? List.of() : List.copyOf(problems);
    }
  }

  /**
   * What judging one claim takes.
   *
   * @param test the test that makes it
   * @param claim the claim in words
   * @param expectedDraws the mean number of draws after which it ends where the agent is in good
   *     health, halfway from the threshold to the best rate there is, and each judged draw is a
   *     trial: at least about so many; null where that is not known
   * @param worstDraws the draws after which it asks for no more
   * @param pass the probability of PASS for an agent in good health, with the draws that there are;
   *     null where it is not known
   * @param undecidedInHealth the probability that such an agent stays undecided; null where it is
   *     not known
   * @param fail the probability of FAIL for an agent that misses the claim by its margin, with the
   *     draws that there are; null where it is not known
   * @param undecidedAtMargin the probability that such an agent stays undecided; null where it is
   *     not known
   * @param falseFail the error rate of a FAIL
   * @param falsePass the error rate of a PASS
   * @param note what else there is to know; null where nothing
   */
  public record PropertyPlan(
      String test,
      String claim,
      @Nullable Long expectedDraws,
      long worstDraws,
      @Nullable Double pass,
      @Nullable Double undecidedInHealth,
      @Nullable Double fail,
      @Nullable Double undecidedAtMargin,
      double falseFail,
      double falsePass,
      @Nullable String note) {}

  public SpendingPlan {
    Objects.requireNonNull(classes, "'classes' is missing");
    classes = List.copyOf(classes);
  }

  /** The plan of these classes, one run after the other. */
  public static SpendingPlan of(List<ClassPlan> classes) {
    if (classes.isEmpty()) {
      throw new IllegalArgumentException("a plan needs a class");
    }
    return new SpendingPlan(
        SCHEMA,
        classes,
        classes.stream().map(ClassPlan::expected).reduce(Spending::plus).orElseThrow(),
        classes.stream().map(ClassPlan::worst).reduce(Spending::plus).orElseThrow());
  }

  /**
   * Writes it; an existing file is replaced at once.
   *
   * @throws IOException if the file can not be written
   */
  public void write(Path file) throws IOException {
    FORM.write(file, this);
  }

  /**
   * Reads one.
   *
   * @throws ResultFormatException if it is no plan, or of a newer schema
   * @throws IOException if the file can not be read
   */
  public static SpendingPlan read(Path file) throws IOException {
    return FORM.read(file);
  }
}
