package org.equipoise.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EquipoiseLifecycleParticipantTest {
  private final Plugin plugin = new Plugin();
  private final MavenProject project = new MavenProject(new Model());
  private final Properties ofUser = new Properties();
  private final List<String> warnings = new ArrayList<>();

  @BeforeEach
  void project() {
    plugin.setGroupId("org.equipoise");
    plugin.setArtifactId("equipoise-maven-plugin");
    plugin.setExtensions(true);
    project.setPackaging("jar");
    project.getModel().setBuild(new Build());
    project.getBuild().addPlugin(plugin);
  }

  private void read() {
    MavenSession session = mock(MavenSession.class);
    when(session.getProjects()).thenReturn(List.of(project));
    when(session.getUserProperties()).thenReturn(ofUser);
    EquipoiseLifecycleParticipant participant = new EquipoiseLifecycleParticipant();
    participant.warnings = warnings::add;
    participant.afterProjectsRead(session);
  }

  private void execution(Plugin of, String... goals) {
    PluginExecution execution = new PluginExecution();
    execution.setId("execution " + of.getExecutions().size());
    execution.setGoals(List.of(goals));
    of.addExecution(execution);
  }

  @Test
  void aTestThatNoCheckFollowsIsWarnedOf() {
    project.setArtifactId("cart");
    execution(plugin, "test");
    read();
    assertThat(warnings)
        .containsExactly(
            "cart: equipoise:test is bound and equipoise:check is not, so that no verdict fails the build; bind check to verify");

    warnings.clear();
    execution(plugin, "check");
    read();
    assertThat(warnings).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2.12.4, false",
    "2.22.2, true",
    "3.0.0-M1, true",
    "3.0.0-M5, true",
    "3.0.0-M6, false",
    "3.0.0, false",
    "3.5.6, false"
  })
  void aSurefireThatRunsAgentTestsOnceMoreIsWarnedOf(String version, boolean warned)
      throws Exception {
    project.setArtifactId("cart");
    Plugin surefire = surefire("");
    surefire.setVersion(version);
    read();
    assertThat(warnings).isEmpty(); // it runs nothing

    execution(surefire, "test");
    read();
    assertThat(warnings)
        .isEqualTo(
            warned
                ? List.of(
                    "cart: maven-surefire-plugin "
                        + version
                        + " can not leave agent tests out, so that those that it finds are sampled, and paid for, twice; take 3.0.0-M6 or later, or exclude their classes there")
                : List.of());
  }

  @Test
  void aRecordingThatSurefireIsToldOfIsWarnedOf() {
    ofUser.setProperty("test", "CartAgentTest");
    read();
    assertThat(warnings).isEmpty();

    ofUser.setProperty("equipoise.baseline", "record");
    read();
    assertThat(warnings)
        .containsExactly(
            "-Dtest chooses tests of Surefire, which leaves agent tests to equipoise:test; record by mvn test-compile equipoise:test -Dequipoise.test=CartAgentTest -Dequipoise.baseline=record");
  }

  private Plugin surefire(String configuration) throws Exception {
    Plugin surefire = new Plugin();
    surefire.setArtifactId("maven-surefire-plugin");
    surefire.setConfiguration(dom(configuration));
    project.getBuild().addPlugin(surefire);
    return surefire;
  }

  private static Xpp3Dom dom(String content) throws Exception {
    return Xpp3DomBuilder.build(
        new java.io.StringReader("<configuration>" + content + "</configuration>"));
  }

  private String excluded(String plugin) {
    return project.getProperties().getProperty(plugin + ".excludeJUnit5Engines");
  }

  @Test
  void aPluginWithoutExecutionsIsBoundWithWhatItIsTold() throws Exception {
    Xpp3Dom told = dom("<argLine>-Xmx1g</argLine>");
    plugin.setConfiguration(told);

    read();

    assertThat(plugin.getExecutions())
        .extracting(
            PluginExecution::getId,
            PluginExecution::getPhase,
            PluginExecution::getGoals,
            PluginExecution::getConfiguration)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "equipoise-test", "integration-test", List.of("test"), told),
            org.assertj.core.groups.Tuple.tuple(
                "equipoise-check", "verify", List.of("check"), told));
    assertThat(plugin.getExecutionsAsMap()).containsKeys("equipoise-test", "equipoise-check");
    assertThat(excluded("surefire")).isEqualTo("equipoise");
    assertThat(excluded("failsafe")).isEqualTo("equipoise");
  }

  @Test
  void executionsThatAreDeclaredAreLeftAlone() {
    PluginExecution check = new PluginExecution();
    check.setGoals(List.of("check"));
    plugin.addExecution(check);

    read();

    assertThat(plugin.getExecutions()).containsExactly(check);
    assertThat(excluded("surefire")).isNull();
  }

  @Test
  void whereATestIsDeclaredTheEngineIsExcludedTooAndWhereItIsTurnedOffItIsNot() {
    PluginExecution test = new PluginExecution();
    test.setGoals(List.of("test", "check"));
    plugin.addExecution(test);
    test.setPhase("none");
    read();
    assertThat(excluded("surefire")).isNull();

    test.setPhase(null);
    read();
    assertThat(excluded("surefire")).isEqualTo("equipoise");
    assertThat(plugin.getExecutions()).containsExactly(test);
  }

  @Test
  void enginesThatTheProjectExcludesStayExcluded() throws Exception {
    project.getProperties().setProperty("surefire.excludeJUnit5Engines", "junit-vintage");
    Plugin surefire = surefire("<excludeJUnit5Engines>cucumber</excludeJUnit5Engines>");
    PluginExecution execution = new PluginExecution();
    execution.setConfiguration(
        dom("<excludeJUnit5Engines><engine>cucumber</engine></excludeJUnit5Engines>"));
    surefire.addExecution(execution);

    read();

    assertThat(excluded("surefire")).isEqualTo("junit-vintage,equipoise");
    assertThat(((Xpp3Dom) surefire.getConfiguration()).getChild("excludeJUnit5Engines").getValue())
        .isEqualTo("cucumber,equipoise");
    assertThat(
            ((Xpp3Dom) execution.getConfiguration()).getChild("excludeJUnit5Engines").getChildren())
        .extracting(Xpp3Dom::getValue)
        .containsExactly("cucumber", "equipoise");
  }

  @Test
  void configurationThatExcludesNoEngineIsLeftToTheProperty() throws Exception {
    Plugin surefire = surefire("<trimStackTrace>false</trimStackTrace>");

    read();

    assertThat(surefire.getConfiguration())
        .isEqualTo(dom("<trimStackTrace>false</trimStackTrace>"));
  }

  @Test
  void aPluginThatIsNoExtensionOrOfAParentIsLeftAlone() {
    plugin.setExtensions(false);
    read();
    assertThat(plugin.getExecutions()).isEmpty();

    plugin.setExtensions(true);
    project.setPackaging("pom");
    read();
    assertThat(plugin.getExecutions()).isEmpty();
  }
}
