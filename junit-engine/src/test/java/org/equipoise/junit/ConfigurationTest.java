package org.equipoise.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.equipoise.junit.EngineRuns.engine;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.equipoise.agent.Agent;
import org.equipoise.verdict.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.engine.ConfigurationParameters;
import org.junit.platform.engine.TestExecutionResult;

class ConfigurationTest {
  private static final List<String> SAMPLED = new ArrayList<>();
  private static final Logger LOGGER = Logger.getLogger(ConfigurationKeys.class.getName());

  private final List<String> warnings = new ArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord logged) {
          warnings.add(logged.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @Sampling(transitions = 20)
  static class WalkTestCase {
    @AgentUnderTest
    Agent<Integer> agent() {
      SAMPLED.add("sampled");
      return Chains.metropolis();
    }

    @StartStates
    List<Integer> start() {
      return List.of(0);
    }

    @AgentTest
    @Claims(Verdict.PASS)
    void test() {}
  }

  @BeforeEach
  void listen() {
    SAMPLED.clear();
    LOGGER.addHandler(handler);
  }

  @AfterEach
  void stopListening() {
    LOGGER.removeHandler(handler);
  }

  /** What the run failed of as a whole. */
  private static Throwable failure(String key, String value) {
    return engine()
        .selectors(selectClass(WalkTestCase.class))
        .configurationParameter(key, value)
        .execute()
        .containerEvents()
        .finished()
        .stream()
        .flatMap(e -> e.getRequiredPayload(TestExecutionResult.class).getThrowable().stream())
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "equipoise.summary | maybe | true or false",
        "equipoise.progress | always | true or false",
        "equipoise.price.inputPerMillion | 2 EUR | a number of at least 0, such as 2.50",
        "equipoise.price.outputPerMillion | -1 | a number of at least 0, such as 2.50",
        "equipoise.baseline | accept | compare or record",
        "equipoise.wholePlan | all | true or false",
        "equipoise.baselineDraws | many | a whole number from 1 to 999999999",
        "equipoise.baselineExpires | soon | a period such as P90D",
        "equipoise.baselineExpires | P0D | a period of a day or more",
        "equipoise.execution.parallel.enabled | yes | true or false"
      })
  void aWrongValueIsToldWithItsKeyAndWhatItMayBeAndWithoutATraceAndNothingIsSampled(
      String key, String value, String allowed) {
    Throwable failure = failure(key, value);

    assertThat(failure)
        .hasMessage(
            "The configuration parameter %s is '%s'; it must be %s.".formatted(key, value, allowed))
        .hasNoCause();
    assertThat(failure.getStackTrace()).isEmpty();
    assertThat(SAMPLED).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "equipoise.baseline",
    "equipoise.baselineDraws",
    "equipoise.baselineExpires",
    "equipoise.baselineDirectory",
    "equipoise.wholePlan",
    "equipoise.historyDirectory",
    "equipoise.build",
    "equipoise.price.inputPerMillion",
    "equipoise.progress",
    "equipoise.summary"
  })
  void aBlankValueSaysNothing(String key) {
    engine()
        .selectors(selectClass(WalkTestCase.class))
        .configurationParameter(key, " ")
        .execute()
        .testEvents()
        .assertStatistics(stats -> stats.succeeded(1));
  }

  @ParameterizedTest
  @CsvSource({
    "equipoise.price.inputPerMillion, equipoise.price.outputPerMillion",
    "equipoise.price.outputPerMillion, equipoise.price.inputPerMillion"
  })
  void onePriceNeedsTheOther(String set, String missing) {
    assertThat(failure(set, "2.50"))
        .hasMessage(
            "The configuration parameter %s is set, and %s is not; set both, or none."
                .formatted(set, missing));
    assertThat(SAMPLED).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"equipoise.outputDirectory", "equipoise.historyDirectory"})
  void aDirectoryThatCanNotBeMadeIsToldBeforeAnythingIsSampled(String key, @TempDir Path directory)
      throws IOException {
    Path file = Files.createFile(directory.resolve("results"));

    Throwable failure = failure(key, file.toString());

    assertThat(failure)
        .hasMessage(
            "The configuration parameter %s is '%s'; it must be a directory that can be written to, and %s can not (there is a file of that name)."
                .formatted(key, file, file));
    assertThat(failure(key, file.resolve("of/today").toString()))
        .hasMessageStartingWith(
            "The configuration parameter %s is '%s'; it must be a directory that can be written to"
                .formatted(key, file.resolve("of/today")));
    assertThat(SAMPLED).isEmpty();
  }

  @Test
  void unknownParametersAreWarnedOfOnceWithTheNearestKnownOne() {
    engine()
        .selectors(selectClass(WalkTestCase.class), selectClass(BaselineTest.class))
        .configurationParameter("equipoise.sumary", "false")
        .configurationParameter("equipoise.OutputDir", "elsewhere")
        .configurationParameter("equipoise.account.openai.permit", "4")
        .configurationParameter("equipoise.model", "openai:gpt-5-nano")
        .configurationParameter("equipoise.model.baseUrl", "http://127.0.0.1:8080/v1")
        .configurationParameter("junit.jupiter.sumary", "not ours")
        .execute();

    assertThat(warnings)
        .containsExactly(
            unknown("equipoise.OutputDir", "equipoise.outputDirectory"),
            unknown("equipoise.account.openai.permit", "equipoise.account.NAME.permits"),
            unknown("equipoise.sumary", "equipoise.summary"));
  }

  private static String unknown(String key, String nearest) {
    return "The configuration parameter %s is unknown and has no effect; the nearest known one is %s"
        .formatted(key, nearest);
  }

  @Test
  void knownParametersAreNotWarnedOf() {
    engine()
        .selectors(selectClass(WalkTestCase.class))
        .configurationParameter("equipoise.build", "1")
        .configurationParameter("equipoise.account.open.ai.permits", "4")
        .configurationParameter("equipoise.execution.parallel.config.strategy", "dynamic")
        .execute();

    assertThat(warnings).isEmpty();
  }

  @Test
  void aPropertyOfAGoalIsNotWarnedOfWhereThePlatformCountsThoseOfTheSystem() {
    System.setProperty("equipoise.test", "WalkTestCase");
    try {
      ConfigurationKeys.warnOfUnknown(
          parameters(System.getProperties().stringPropertyNames(), "equipoise.sumary"));
    } finally {
      System.clearProperty("equipoise.test");
    }

    assertThat(warnings).containsExactly(unknown("equipoise.sumary", "equipoise.summary"));
  }

  /** Those of a newer platform, which has the keys of the system, too. */
  private static ConfigurationParameters parameters(Set<String> ofSystem, String own) {
    return new ConfigurationParameters() {
      @Override
      public Optional<String> get(String key) {
        return Optional.empty();
      }

      @Override
      public Optional<Boolean> getBoolean(String key) {
        return Optional.empty();
      }

      @SuppressWarnings("MissingOverride") // the oldest platform has it, the newest does not
      public int size() {
        return keySet().size();
      }

      @Override
      public Set<String> keySet() {
        return Stream.concat(ofSystem.stream(), Stream.of(own)).collect(Collectors.toSet());
      }
    };
  }

  @Test
  void aSystemPropertyIsWarnedOfOnlyWhereItIsNearlyAKnownOne() {
    System.setProperty("equipoise.outputdirectroy", "elsewhere");
    System.setProperty("equipoise.of.another.program", "value");
    try {
      engine().selectors(selectClass(WalkTestCase.class)).execute();
    } finally {
      System.clearProperty("equipoise.outputdirectroy");
      System.clearProperty("equipoise.of.another.program");
    }

    assertThat(warnings)
        .containsExactly(unknown("equipoise.outputdirectroy", "equipoise.outputDirectory"));
  }

  @Test
  void whatMavenHandsOnOfThePluginsPropertiesIsNotWarnedOf() throws IOException {
    List<String> ofPlugin = parametersOfMavenPlugin();
    ofPlugin.removeIf(
        key -> System.getProperty(key) != null || key.equals(Constants.OUTPUT_DIRECTORY));
    assertThat(ofPlugin).contains("equipoise.skip", "equipoise.transitions");
    ofPlugin.forEach(key -> System.setProperty(key, "1"));
    try {
      engine().selectors(selectClass(WalkTestCase.class)).execute();
    } finally {
      ofPlugin.forEach(System::clearProperty);
    }

    assertThat(warnings).isEmpty();
  }

  @Test
  void aKeyOfTheExecutorThatIsNotReadIsWarnedOf() {
    String misspelt = Constants.PARALLEL_CONFIG_PREFIX + "fixed.paralelism";

    engine()
        .configurationParameter(misspelt, "3")
        .configurationParameter(Constants.PARALLEL_CONFIG_PREFIX + "strategy", "fixed")
        .selectors(selectClass(WalkTestCase.class))
        .execute();

    assertThat(warnings)
        .containsExactly(unknown(misspelt, Constants.PARALLEL_CONFIG_PREFIX + "fixed.parallelism"));
  }

  /** The properties that the goals of the plugin read, as their sources have them. */
  private static List<String> parametersOfMavenPlugin() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("..", "maven-plugin", "src", "main", "java"))) {
      List<String> found = new ArrayList<>();
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        Pattern.compile("property = \"(equipoise\\.[^\"]+)\"")
            .matcher(Files.readString(file))
            .results()
            .map((MatchResult match) -> match.group(1))
            .forEach(found::add);
      }
      return found;
    }
  }

  @Test
  void amongKeysOfTheMavenPluginThoseOfTestsAreKnown() {
    assertThat(
            List.of(
                Constants.SUMMARY,
                Constants.BASELINE,
                "equipoise.account.openai.permits",
                "equipoise.price.inputPerMillion"))
        .allMatch(ConfigurationKeys::isKnown);
    assertThat(
            List.of(
                "equipoise.sumary",
                "equipoise.inconclusive",
                "equipoise.forkTimeout",
                "equipoise.tokens.input",
                "equipoise.secondsPerCall",
                "equipoise.transitions"))
        .noneMatch(ConfigurationKeys::isKnown);
  }
}
