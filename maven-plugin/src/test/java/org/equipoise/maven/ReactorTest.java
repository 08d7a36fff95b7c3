package org.equipoise.maven;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.maven.MavenExecutionException;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Model;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the modules of a build have in common. */
class ReactorTest {
  private final MavenSession session = mock();
  private final MavenExecutionResult result = new DefaultMavenExecutionResult();
  private final Properties ofUser = new Properties();
  private final MavenProject cart = project("cart");
  private final MavenProject till = project("till");

  private static MavenProject project(String name) {
    MavenProject project = new MavenProject(new Model());
    project.setArtifactId(name);
    return project;
  }

  @BeforeEach
  void buildOfTwoModules() {
    when(session.getProjects()).thenReturn(List.of(cart, till));
    when(session.getTopLevelProject()).thenReturn(cart);
    when(session.getUserProperties()).thenReturn(ofUser);
    when(session.getResult()).thenReturn(result);
    ofUser.setProperty("equipoise.test", "Typo");
  }

  @Test
  void aDirectoryIsOfOneModule() throws Exception {
    Path shared = Path.of("results").toAbsolutePath();
    OutputDirectories.take(session, cart, shared);
    OutputDirectories.take(session, cart, shared);

    assertThatThrownBy(() -> OutputDirectories.take(session, till, shared.resolve("x/..")))
        .isInstanceOf(MojoExecutionException.class)
        .hasMessage(
            "equipoise.outputDirectory of till is %s, where cart has its results; name a directory "
                + "for each module, such as one within ${project.build.directory}",
            shared);
    assertThatCode(() -> OutputDirectories.take(session, till, shared.resolve("till")))
        .doesNotThrowAnyException();
  }

  @Test
  void aNameThatNoModuleHasIsAMistake() {
    NamedTests.note(cart, false);
    NamedTests.note(till, false);

    assertThatThrownBy(() -> NamedTests.require(session))
        .isInstanceOf(MavenExecutionException.class)
        .hasMessage("No agent test of any module is named Typo; correct -Dequipoise.test");
  }

  @Test
  void aNameThatOneModuleHasIsNone() {
    NamedTests.note(cart, true);
    NamedTests.note(cart, false);
    NamedTests.note(till, false);

    assertThatCode(() -> NamedTests.require(session)).doesNotThrowAnyException();
  }

  @Test
  void aBuildThatLooksForNoneOrDidNotRunToItsEndTellsNothing() {
    assertThatCode(() -> NamedTests.require(session)).as("no test ran").doesNotThrowAnyException();

    NamedTests.note(cart, false);
    result.addException(new IllegalStateException("till is broken"));
    assertThatCode(() -> NamedTests.require(session)).doesNotThrowAnyException();

    result.getExceptions().clear();
    ofUser.clear();
    assertThatCode(() -> NamedTests.require(session)).doesNotThrowAnyException();
  }
}
