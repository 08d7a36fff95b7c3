package org.equipoise.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;

class UnknownPropertiesTest {
  private static final Set<String> GOALS =
      Set.of("equipoise.test", "equipoise.skip", "equipoise.inconclusive", "skipTests");

  private static List<String> sentences(String... keys) {
    return UnknownProperties.sentences(properties(keys), new Properties(), GOALS);
  }

  private static Properties properties(String... keys) {
    Properties properties = new Properties();
    Stream.of(keys).forEach(key -> properties.setProperty(key, "x"));
    return properties;
  }

  @Test
  void aMisspeltPropertyIsToldWithTheOneThatWasMeant() {
    assertThat(
            sentences(
                "equipoise.tset", "equipoise.skp", "equipoise.inconclusiv", "equipoise.sumary"))
        .containsExactly(
            "-Dequipoise.inconclusiv is no property of Equipoise; did you mean equipoise.inconclusive?",
            "-Dequipoise.skp is no property of Equipoise; did you mean equipoise.skip?",
            "-Dequipoise.sumary is no property of Equipoise; did you mean equipoise.summary?",
            "-Dequipoise.tset is no property of Equipoise; did you mean equipoise.test?");
  }

  @Test
  void aPropertyThatIsLikeNoneIsSaidToHaveNoEffect() {
    assertThat(sentences("equipoise.frobnicate"))
        .containsExactly(
            "-Dequipoise.frobnicate is no property of Equipoise, and has no effect on it");
    assertThat(sentences("equipoise.account.openai.permit"))
        .containsExactly(
            "-Dequipoise.account.openai.permit is no property of Equipoise; did you mean equipoise.account.NAME.permits?");
  }

  @Test
  void whatSomebodyReadsIsNotWarnedOf() {
    assertThat(
            sentences(
                "equipoise.test",
                "equipoise.summary",
                "equipoise.model",
                "equipoise.model.baseUrl",
                "equipoise.model.of.mine",
                "equipoise.account.openai.permits",
                "equipoise.execution.parallel.enabled",
                "equipoise.execution.parallel.config.fixed.parallelism",
                "word.agent",
                "skipTests"))
        .isEmpty();
  }

  @Test
  void ofThePropertiesOfAPomOnlySlipsAreTold() {
    Properties ofPom = properties("equipoise.version", "equipoise.skp");

    assertThat(UnknownProperties.sentences(new Properties(), ofPom, GOALS))
        .containsExactly("equipoise.skp is no property of Equipoise; did you mean equipoise.skip?");
  }

  @Test
  void eachIsToldOnceABuild() {
    MavenSession session = mock();
    MavenProject root = new MavenProject();
    when(session.getTopLevelProject()).thenReturn(root);
    when(session.getUserProperties()).thenReturn(properties("equipoise.frobnicate"));
    Log log = mock();

    UnknownProperties.warn(session, root, new PluginDescriptor(), log);
    UnknownProperties.warn(session, new MavenProject(), new PluginDescriptor(), log);

    verify(log, times(1)).warn(anyString());
  }

  @Test
  void theConfigurationParametersOfTheTestsAreThoseOfTheEngine() throws IOException {
    Path constants =
        Path.of("..", "junit-engine", "src/main/java/org/equipoise/junit/Constants.java");
    List<String> ofEngine =
        Pattern.compile("\"(equipoise\\.[^\"]*[^.\"])\"")
            .matcher(Files.readString(constants))
            .results()
            .map(found -> found.group(1))
            .toList();

    assertThat(ofEngine).contains("equipoise.summary");
    assertThat(UnknownProperties.OF_TESTS)
        .filteredOn(key -> !key.startsWith("equipoise.execution.parallel.config."))
        .containsExactlyInAnyOrderElementsOf(ofEngine);
  }
}
