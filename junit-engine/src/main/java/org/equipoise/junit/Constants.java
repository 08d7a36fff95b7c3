package org.equipoise.junit;

import org.apiguardian.api.API;

/**
 * The configuration parameters of this engine: set in {@code junit-platform.properties}, as system
 * properties, or by the tool that starts the tests.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class Constants {
  /**
   * Where results are written: {@value}, a directory. The result of a class is {@code result.json}
   * in the subdirectory with the class's name.
   *
   * <p>Default: {@value #DEFAULT_OUTPUT_DIRECTORY}. A relative one is relative to the working
   * directory of the tests, which is the module for Surefire, Failsafe and Gradle.
   */
  public static final String OUTPUT_DIRECTORY = "equipoise.outputDirectory";

  /** The default of {@link #OUTPUT_DIRECTORY}: {@value}. */
  public static final String DEFAULT_OUTPUT_DIRECTORY = "target/equipoise";

  /**
   * Whether a summary of each sampled class is printed: {@value}, {@code true} (the default) or
   * {@code false}.
   */
  public static final String SUMMARY = "equipoise.summary";

  /**
   * Whether it is told how far sampling is: {@value}, {@code true} or {@code false}. On a terminal
   * that is a line which is drawn again and again, else a line every half a minute, or sooner for a
   * tenth of the plan, but at most one every five seconds.
   *
   * <p>Default: as {@link #SUMMARY} says; the Maven plugin's runs tell it.
   */
  public static final String PROGRESS = "equipoise.progress";

  /**
   * What a million tokens cost that are sent to a model: {@value}, a number of at least 0, in the
   * currency that you think in. With {@link #OUTPUT_PRICE} it makes results tell what was spent,
   * and {@link Sampling#costLimit} work. Default: none.
   */
  public static final String INPUT_PRICE = "equipoise.price.inputPerMillion";

  /** What a million tokens cost that come back: {@value}, see {@link #INPUT_PRICE}. */
  public static final String OUTPUT_PRICE = "equipoise.price.outputPerMillion";

  /**
   * The build that the tests run in: {@value}. Runs of a class in one build share its result, in
   * which a test that ran twice has the worse of its verdicts.
   *
   * <p>Default: the Maven that started Surefire or Failsafe, else the process of the tests. Set it
   * where processes of other tools belong together, or where a daemon runs Maven and the tests of
   * one build run in several processes, such as to {@code ${maven.build.timestamp}}.
   */
  public static final String BUILD = "equipoise.build";

  /**
   * What becomes of baselines: {@value}, {@code compare} (the default) or {@code record}.
   *
   * <p>With {@code record}, each selected class that compares with its baseline records one: it
   * samples {@link #BASELINE_DRAWS} draws, replaces the file, and leaves the comparing tests
   * aborted, since there is nothing to compare with. Nothing else ever writes a baseline.
   */
  public static final String BASELINE = "equipoise.baseline";

  /**
   * Where baselines are: {@value}, a directory with a file {@code CLASS.baseline.json} for each
   * class. Default: {@value #DEFAULT_BASELINE_DIRECTORY}, relative to the working directory.
   */
  public static final String BASELINE_DIRECTORY = "equipoise.baselineDirectory";

  /** The default of {@link #BASELINE_DIRECTORY}: {@value}. */
  public static final String DEFAULT_BASELINE_DIRECTORY = "src/test/resources/equipoise";

  /**
   * How many draws a baseline is recorded from: {@value}, a whole number. Default: four times the
   * draws of the class, since one as small as a build makes false alarms.
   */
  public static final String BASELINE_DRAWS = "equipoise.baselineDraws";

  /**
   * For how long a recorded baseline is good: {@value}, in the form of ISO 8601, such as {@code
   * P90D}. Default: for ever.
   */
  public static final String BASELINE_EXPIRES = "equipoise.baselineExpires";

  /**
   * Whether classes that compare with a baseline sample their whole plan, also where their verdicts
   * need less: {@value}, {@code true} or {@code false} (the default). Only a whole sample can be
   * accepted as a baseline.
   */
  public static final String WHOLE_PLAN = "equipoise.wholePlan";

  /**
   * Where draws come from: {@value}, {@code live} (the default), {@code record} or {@code replay}.
   *
   * <p>With {@code live}, the agent is sampled, and each finished draw is written into {@code
   * journal.jsonl} beside the result of the class. A run that was not finished is gone on with by
   * the next one of the same agent, plan and code, unless it is {@link #RESUME_WITHIN old}; one
   * that was finished within its {@link #BUILD} alone. With {@code record}, the same is done, but
   * for a run that was finished, and the journal of a class is kept in the {@link
   * #CASSETTE_DIRECTORY}, to be committed. With {@code replay}, all draws are taken from there, or
   * else from the last journal, and no step of an agent is called; a draw that is missing, or
   * another agent or plan, is an error.
   */
  public static final String MODE = "equipoise.mode";

  /**
   * Whether a run goes on with what an earlier one left: {@value}, {@code true} (the default) or
   * {@code false}. Where it does not, the earlier journal is kept beside the new one.
   */
  public static final String RESUME = "equipoise.resume";

  /**
   * How old the last draw of an earlier run may be for another to go on with it: {@value}, in the
   * form of ISO 8601, such as {@code PT36H} or {@code P7D}. Default: 24 hours. An older journal is
   * kept beside the new one, since the agent may answer otherwise by now. One of a run that was
   * finished within its {@link #BUILD} may have any age.
   */
  public static final String RESUME_WITHIN = "equipoise.resumeWithin";

  /**
   * What tells the settings of one run from those of another: {@value}, any text. The draws of
   * other settings are as those of other code: none is gone on with. The Maven plugin sets a digest
   * of the system properties and the environment that it gives to the tests. Default: none.
   */
  public static final String SETTINGS = "equipoise.settings";

  /**
   * Where recorded journals are kept: {@value}, a directory with a file {@code
   * CLASS.journal.jsonl.gz} for each class. Default: the {@link #BASELINE_DIRECTORY}.
   */
  public static final String CASSETTE_DIRECTORY = "equipoise.cassetteDirectory";

  /**
   * Where each build leaves a line on each class, to find drift too slow for one build to see:
   * {@value}, a directory that outlives the build. Default: none, and such drift is not looked for.
   */
  public static final String HISTORY_DIRECTORY = "equipoise.historyDirectory";

  /**
   * Whether test classes run in parallel: {@value}, {@code true} or {@code false} (the default).
   * The tests of one class never do, since they share its sample.
   */
  public static final String PARALLEL_ENABLED = "equipoise.execution.parallel.enabled";

  /**
   * What the keys begin with that say on how many threads classes run in parallel: {@value}. They
   * are those of Jupiter: {@code strategy} ({@code dynamic}, {@code fixed} or {@code custom}),
   * {@code dynamic.factor}, {@code fixed.parallelism}, {@code custom.class}. How many steps of an
   * agent run at once is another matter, see {@link Sampling#concurrency} and {@link
   * Sampling#account}.
   */
  public static final String PARALLEL_CONFIG_PREFIX = "equipoise.execution.parallel.config.";

  /**
   * What the key begins with that gives an account its permits: {@value}. So {@code
   * equipoise.account.openai.permits=16} lets at most 16 steps run at once of all classes with
   * {@link Sampling#account} {@code "openai"}, in one process. Default: as many as the service
   * bears, found while it answers, and at most the highest {@link Sampling#concurrency} of those
   * that were sampled so far.
   */
  public static final String ACCOUNT_PREFIX = "equipoise.account.";

  /** What that key ends with: {@value}. */
  public static final String PERMITS_SUFFIX = ".permits";

  private Constants() {}
}
