package org.equipoise.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SurefireChoiceTest {
  private final Properties ofUser = new Properties();
  private final MavenProject project = new MavenProject(new Model());

  @BeforeEach
  void build() {
    project.getModel().setBuild(new Build());
  }

  private void configure(String artifact, String configuration) throws Exception {
    Plugin plugin = new Plugin();
    plugin.setArtifactId(artifact);
    PluginExecution execution = new PluginExecution();
    execution.setConfiguration(
        Xpp3DomBuilder.build(
            new StringReader("<configuration>" + configuration + "</configuration>")));
    plugin.addExecution(execution);
    project.getBuild().addPlugin(plugin);
  }

  private static AgentTestClass test(String name, String... annotations) {
    return new AgentTestClass(name, List.of(), false, false, Set.of(annotations));
  }

  private boolean mayLeaveOut(AgentTestClass test) {
    return SurefireChoice.of(ofUser, false, project).mayLeaveOut(test);
  }

  @Test
  void aBuildThatSaysNothingLeavesNothingOut() {
    assertThat(SurefireChoice.of(ofUser, false, project)).isEqualTo(SurefireChoice.ALL);
    assertThat(mayLeaveOut(test("shop.UphillAgentSpec", "Lshop/Slow;"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"test", "it.test", "groups", "excludedGroups", "surefire.excludes"})
  void whoChoosesOnTheCommandLineMayLeaveOutAny(String property) {
    ofUser.setProperty(property, "any");

    assertThat(mayLeaveOut(test("shop.A"))).isTrue();
  }

  @Test
  void whatIsExcludedIsLeftOutAndOthersAreNot() throws Exception {
    configure(
        "maven-surefire-plugin",
        "<excludes><exclude>**/Draft*</exclude><exclude>shop/A.java,"
            + " shop/B.java</exclude></excludes>");

    assertThat(mayLeaveOut(test("shop.DraftAgentTest"))).isTrue();
    assertThat(mayLeaveOut(test("shop.B"))).isTrue();
    assertThat(mayLeaveOut(test("shop.C"))).isFalse();
  }

  @Test
  void aRegularExpressionMayExcludeAny() throws Exception {
    configure(
        "maven-failsafe-plugin", "<excludes><exclude>%regex[.*(Cat|Dog).*]</exclude></excludes>");

    assertThat(mayLeaveOut(test("shop.C"))).isTrue();
  }

  @Test
  void aPomThatChoosesByTagsMayLeaveOutWhatHasThem() throws Exception {
    configure("maven-failsafe-plugin", "<excludedGroups>slow</excludedGroups>");

    assertThat(mayLeaveOut(test("shop.A", "Lorg/junit/jupiter/api/Tag;"))).isTrue();
    assertThat(mayLeaveOut(test("shop.A", "Lorg/equipoise/junit/AgentTest;"))).isFalse();
  }

  @Test
  void aPropertyOfThePomMayChooseByTags() {
    project.getProperties().setProperty("excludedGroups", "slow");

    assertThat(mayLeaveOut(test("shop.A", "Lorg/junit/jupiter/api/Tag;"))).isTrue();
  }

  @Test
  void integrationTestsThatAreSkippedAreThoseThatFailsafeRuns() {
    SurefireChoice usual = SurefireChoice.of(ofUser, true, project);
    assertThat(usual.mayLeaveOut(test("shop.SettingsAgentIT"))).isTrue();
    assertThat(usual.mayLeaveOut(test("shop.SettingsAgentTest"))).isFalse();
    assertThat(mayLeaveOut(test("shop.SettingsAgentIT"))).isFalse();
  }

  @Test
  void integrationTestsMayHaveOtherNames() throws Exception {
    configure(
        "maven-failsafe-plugin", "<includes><include>**/*AgentTest.java</include></includes>");
    SurefireChoice told = SurefireChoice.of(ofUser, true, project);
    assertThat(told.mayLeaveOut(test("shop.SettingsAgentTest"))).isTrue();
  }

  @Test
  void whatNeitherLooksForIsLeftOut() {
    assertThat(mayLeaveOut(new AgentTestClass("shop.A$B", List.of(), true, false, Set.of())))
        .isTrue();
    assertThat(mayLeaveOut(new AgentTestClass("shop.A", List.of(), false, true, Set.of())))
        .isTrue();
  }
}
