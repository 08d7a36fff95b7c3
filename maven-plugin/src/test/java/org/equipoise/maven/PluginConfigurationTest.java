package org.equipoise.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.List;
import java.util.Properties;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PluginConfigurationTest {
  private final MavenProject project = new MavenProject(new Model());
  private final Plugin plugin = new Plugin();
  private final PluginExecution check = new PluginExecution();
  private final PluginDescriptor descriptor = new PluginDescriptor();
  private final Properties ofUser = new Properties();

  @BeforeEach
  void build() throws Exception {
    project.getModel().setBuild(new Build());
    plugin.setGroupId("org.equipoise");
    plugin.setArtifactId("equipoise-maven-plugin");
    check.addGoal("check");
    plugin.addExecution(check);
    project.getBuild().addPlugin(plugin);
    MojoDescriptor goal = new MojoDescriptor();
    goal.setPluginDescriptor(descriptor);
    goal.setGoal("check");
    for (String name : List.of("inconclusive", "rules", "test")) {
      Parameter parameter = new Parameter();
      parameter.setName(name);
      goal.addParameter(parameter);
    }
    descriptor.addMojo(goal);
  }

  private static Xpp3Dom elements(String text) throws Exception {
    return Xpp3DomBuilder.build(new StringReader("<configuration>" + text + "</configuration>"));
  }

  private void require() {
    CheckConfiguration.require(project, ofUser);
  }

  @Test
  void elementsThatNoGoalHasAreToldOfThePluginAndOfExecutions() throws Exception {
    plugin.setConfiguration(elements("<inconclusiv>warn</inconclusiv><test>A</test>"));
    check.setConfiguration(elements("<inconclusiv>warn</inconclusiv><rule/><frobnicate/>"));

    assertThat(PluginConfiguration.of(project).unknown(descriptor))
        .containsExactly(
            "<frobnicate> in the configuration of the plugin is no parameter of Equipoise, and has no effect on it",
            "<inconclusiv> in the configuration of the plugin is no parameter of Equipoise; did you mean <inconclusive>?",
            "<rule> in the configuration of the plugin is no parameter of Equipoise; did you mean <rules>?");
  }

  @Test
  void aProjectWithoutThePluginTellsNothing() {
    MavenProject other = new MavenProject(new Model());
    other.getModel().setBuild(new Build());

    assertThat(PluginConfiguration.of(other).unknown(descriptor)).isEmpty();
  }

  @Test
  void whatCheckTakesIsRight() throws Exception {
    ofUser.setProperty("equipoise.badge", "false");
    check.setConfiguration(
        elements(
            "<inconclusive>warn</inconclusive><failIfNoResults>${later}</failIfNoResults><rules><rule>"
                + "<element>BUILD</element><counter>CALLS</counter><maximum>20000</maximum></rule></rules>"));

    assertThatCode(this::require).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "equipoise.inconclusive, wran, choose fail or warn",
    "equipoise.failIfNoResults, yes, 'choose true, false or auto'",
    "equipoise.junitXml, on, choose true or false"
  })
  void aPropertyOfCheckThatIsWrongIsRefused(String key, String value, String remedy) {
    ofUser.setProperty(key, value);

    assertThatThrownBy(this::require)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("%s is '%s'; %s", key, value, remedy);
  }

  @Test
  void aRuleThatIsWrongIsRefused() throws Exception {
    check.setConfiguration(
        elements("<rules><rule><element>CLAS</element><counter>FAIL</counter></rule></rules>"));
    assertThatThrownBy(this::require)
        .hasMessage(
            "Rule 1 of <rules> (CLAS FAIL) has the element 'CLAS'; it must be one of BUILD, CLASS, TEST, PROPERTY");

    check.setConfiguration(elements("<rules><rule><elemant>CLASS</elemant></rule></rules>"));
    assertThatThrownBy(this::require)
        .hasMessage(
            "A <rule> of <rules> has an element <elemant>; it may have element, name, property, counter, minimum and maximum");
  }
}
