package org.equipoise.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.apache.maven.toolchain.Toolchain;
import org.apache.maven.toolchain.ToolchainManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForkParametersTest {
  @TempDir File basedir;
  private final Properties ofUser = new Properties();
  private final TestMojo mojo = new TestMojo();
  private final ForkParameters parameters = new ForkParameters(mojo, "b1");

  @BeforeEach
  void configureAsMavenWould() {
    mojo.project = new MavenProject(new Model());
    mojo.project.setFile(new File(basedir, "pom.xml"));
    mojo.project.getModel().setBuild(new Build());
    mojo.project.getBuild().setTestOutputDirectory("/shop/test-classes");
    mojo.project.getBuild().setOutputDirectory("/shop/classes");
    mojo.session = mock(MavenSession.class);
    when(mojo.session.getUserProperties()).thenReturn(ofUser);
    when(mojo.session.getSystemProperties()).thenReturn(new Properties());
    mojo.plugin = new PluginDescriptor();
    mojo.toolchains = mock(ToolchainManager.class);
    mojo.outputDirectory = new File(basedir, "target/equipoise");
    mojo.testClasses = new File("/shop/test-classes");
    mojo.workingDirectory = basedir;
  }

  private AgentTestFork fork() throws Exception {
    return parameters.fork(List.of(Path.of("/repo/launcher.jar")));
  }

  private Map<String, String> configuration() {
    return parameters.settings(Path.of("run.json")).configuration();
  }

  @Test
  void theLauncherStandsBeforeTheTestClassPathOfTheProject() throws Exception {
    List<String> arguments = fork().arguments();

    assertThat(arguments.get(arguments.indexOf("-cp") + 1))
        .isEqualTo(
            String.join(
                File.pathSeparator, "/repo/launcher.jar", "/shop/test-classes", "/shop/classes"));
    assertThat(arguments).endsWith("org.equipoise.junit.AgentTestRun");
  }

  @Test
  void aTimeoutThatIsNegativeIsRefused() {
    mojo.forkTimeout = -5;

    assertThatThrownBy(this::fork)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("equipoise.forkTimeout is -5; choose a number of seconds, or 0 for none");
  }

  @Test
  void theModeIsOfTheTestsUnlessTheGoalIsTold() {
    assertThat(configuration()).doesNotContainKey("equipoise.mode");
    mojo.mode = "replay";
    assertThat(configuration()).containsEntry("equipoise.mode", "replay");
  }

  @Test
  void propertiesOfOursAreConfigurationAndOthersAreSystemProperties() throws Exception {
    mojo.project.getProperties().setProperty("equipoise.baselineDraws", "100");
    mojo.project.getProperties().setProperty("equipoise.summary", "false");
    mojo.project.getProperties().setProperty("maven.compiler.release", "17");
    ofUser.setProperty("equipoise.summary", "true");
    ofUser.setProperty("model", "small one");

    Map<String, String> configuration = configuration();
    assertThat(configuration.remove("equipoise.settings")).as("of the model").isNotNull();
    assertThat(configuration)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "equipoise.baselineDraws", "100",
                "equipoise.summary", "true",
                "equipoise.build", "b1",
                "equipoise.outputDirectory", mojo.outputDirectory.toString()));
    assertThat(fork().arguments())
        .contains("-Dmodel=small one", "-Dbasedir=" + basedir)
        .noneMatch(argument -> argument.contains("equipoise.") && argument.startsWith("-D"));
  }

  @Test
  void whatIsAParameterOfAGoalIsNoUnknownParameterOfTheTests() throws Exception {
    Parameter parameter = new Parameter();
    parameter.setName("groups");
    parameter.setExpression("${equipoise.groups}");
    MojoDescriptor goal = new MojoDescriptor();
    goal.setPluginDescriptor(mojo.plugin);
    goal.setGoal("test");
    goal.addParameter(parameter);
    mojo.plugin.addMojo(goal);
    ofUser.setProperty("equipoise.groups", "nightly");
    ofUser.setProperty("equipoise.sumary", "true");

    assertThat(configuration())
        .doesNotContainKey("equipoise.groups")
        .containsKey("equipoise.sumary");
    assertThat(fork().arguments()).contains("-Dequipoise.groups=nightly");
  }

  @Test
  void whatTheCommandLineCanNotHoldIsSetByTheProgram() throws Exception {
    ofUser.setProperty("greeting", "Grüße");
    ofUser.setProperty("model", "small");
    NativeText ascii = new NativeText(StandardCharsets.US_ASCII);
    ForkParameters inAscii = new ForkParameters(mojo, "b1", ascii);

    assertThat(inAscii.fork(List.of()).arguments())
        .contains("-Dmodel=small")
        .noneMatch(argument -> argument.contains("greeting"));
    assertThat(inAscii.settings(Path.of("run.json")).systemProperties())
        .containsExactly(Map.entry("greeting", "Grüße"));
    assertThat(
            new ForkParameters(mojo, "b1", new NativeText(StandardCharsets.UTF_8))
                .settings(Path.of("run.json"))
                .systemProperties())
        .isEmpty();
  }

  @Test
  void anArgumentThatTheEncodingLacksIsNamedWithTheCure() {
    NativeText ascii = new NativeText(StandardCharsets.US_ASCII);
    assertThatThrownBy(
            () -> ascii.write(new File(basedir, "args").toPath(), List.of("-Xmx1g", "-Dä=ö")))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "US-ASCII, the encoding of this system, can not write the argument '-Dä=ö' of the JVM; set a locale of UTF-8, such as LC_ALL=C.UTF-8");
  }

  @Test
  void whatTheUserSetsWinsOverThePom() throws Exception {
    mojo.systemPropertyVariables = new HashMap<>(Map.of("model", "large", "key", "k"));
    mojo.systemPropertyVariables.put("empty", null);
    ofUser.setProperty("model", "small");

    assertThat(fork().arguments()).contains("-Dmodel=small", "-Dkey=k", "-Dempty=");
    assertThat(fork().arguments()).doesNotContain("-Dmodel=large");
  }

  @Test
  void anAgentFindsItsModelAmongTheSystemProperties() throws Exception {
    ofUser.setProperty("equipoise.model", "compatible:small");
    mojo.project.getProperties().setProperty("equipoise.model.baseUrl", "http://localhost:8000/v1");

    assertThat(fork().arguments())
        .contains(
            "-Dequipoise.model=compatible:small",
            "-Dequipoise.model.baseUrl=http://localhost:8000/v1");
  }

  @Test
  void argumentsOfTheJvmAreExpandedLate() throws Exception {
    mojo.argLine = "@{argLine} -Xmx1g -Da='b c' @{unset}";
    mojo.project.getProperties().setProperty("argLine", "-javaagent:jacoco.jar");

    assertThat(fork().arguments())
        .containsSequence("-javaagent:jacoco.jar", "-Xmx1g", "-Da=b c", "-Dbasedir=" + basedir);
  }

  @Test
  void whatTheJvmIsToldByDefaultComesBeforeTheUsersArguments() throws Exception {
    mojo.argLine = "-XX:Tier4InvocationThreshold=5000";

    assertThat(fork().arguments())
        .startsWith(
            "-ea",
            "-XX:Tier4InvocationThreshold=50000",
            "-XX:Tier4MinInvocationThreshold=6000",
            "-XX:Tier4CompileThreshold=150000",
            "-XX:Tier4BackEdgeThreshold=400000",
            "-XX:Tier4InvocationThreshold=5000");
  }

  @Test
  void warningsOfTheTestsAreOneLineUnlessTheProjectSetsLogging() throws Exception {
    assertThat(fork().arguments())
        .contains("-Djava.util.logging.SimpleFormatter.format=%4$s %5$s%6$s%n");

    mojo.argLine = "-Djava.util.logging.config.file=logging.properties";
    assertThat(fork().arguments())
        .noneMatch(argument -> argument.contains("SimpleFormatter.format"));
  }

  @Test
  void theEnvironmentTheDirectoryAndTheTimeoutAreHandedOn() throws Exception {
    mojo.environmentVariables = new HashMap<>(Map.of("API_KEY", "k"));
    mojo.environmentVariables.put("PROXY", null);
    mojo.forkTimeout = 90;

    AgentTestFork fork = fork();

    assertThat(fork.environment()).isEqualTo(Map.of("API_KEY", "k", "PROXY", ""));
    assertThat(fork.workingDirectory()).isEqualTo(basedir.toPath());
    assertThat(fork.timeout()).isEqualTo(Duration.ofSeconds(90));
  }

  @Test
  void theJvmIsTheOneSetElseThatOfTheToolchainElseThatOfMaven() throws Exception {
    assertThat(fork().java()).isEqualTo(Path.of(System.getProperty("java.home"), "bin", "java"));

    Toolchain jdk = mock(Toolchain.class);
    when(jdk.findTool("java")).thenReturn("/jdk25/bin/java");
    when(mojo.toolchains.getToolchainFromBuildContext(eq("jdk"), any())).thenReturn(jdk);
    assertThat(fork().java()).isEqualTo(Path.of("/jdk25/bin/java"));

    mojo.jvm = "/opt/java";
    assertThat(fork().java()).isEqualTo(Path.of("/opt/java"));
  }

  private List<String> tests() {
    return parameters.settings(Path.of("run.json")).selection().tests();
  }

  @Test
  void whoNamesTestsToSurefireOrFailsafeRunsNoOthers() {
    ofUser.setProperty("test", "RefinerTest, CartTest#pays");
    ofUser.setProperty("it.test", "ShopIT");

    assertThat(tests())
        .containsExactly(
            ClassNames.ofTests("RefinerTest"),
            ClassNames.ofTests("CartTest#pays"),
            ClassNames.ofTests("ShopIT"));
    mojo.test = "CartAgentTest";
    assertThat(tests()).containsExactly(ClassNames.ofTests("CartAgentTest"));
  }

  private String digest() {
    return String.valueOf(configuration().get("equipoise.settings"));
  }

  @Test
  void whatAgentsReadTellsTheirSettingsFromOthers() {
    assertThat(configuration()).doesNotContainKey("equipoise.settings");

    ofUser.setProperty("up", "0.6");
    String before = digest();
    assertThat(before).matches("[0-9a-f]{16}");
    ofUser.setProperty("up", "0.7");
    String property = digest();
    mojo.environmentVariables = Map.of("TONE", "kind");
    String environment = digest();
    mojo.systemPropertyVariables = new HashMap<>();
    mojo.systemPropertyVariables.put("tone", null);
    String variable = digest();
    mojo.project.getProperties().setProperty("equipoise.model", "openai:small");
    String model = digest();
    mojo.argLine = "-Xmx1g -Dlength=3";

    assertThat(List.of(before, property, environment, variable, model, digest()))
        .doesNotHaveDuplicates();
  }

  @Test
  void whatSteersTheBuildIsNoSettingOfAgents() {
    mojo.systemPropertyVariables = Map.of("data", basedir + "/data");
    String before = digest();
    ofUser.setProperty("maven.repo.local", "/elsewhere");
    ofUser.setProperty("session.rootDirectory", "/elsewhere");
    ofUser.setProperty("skipTests", "false");
    ofUser.setProperty("equipoise.progress", "false");
    mojo.project.getProperties().setProperty("of.pom", "x");
    mojo.argLine = "-Xmx1g";
    assertThat(digest()).isEqualTo(before);

    File elsewhere = new File(basedir, "elsewhere");
    mojo.project.setFile(new File(elsewhere, "pom.xml"));
    mojo.systemPropertyVariables = Map.of("data", elsewhere + "/data");
    assertThat(digest()).as("wherever the project is").isEqualTo(before);
  }

  @Test
  void filtersAreHandedOnAsExpressions() {
    mojo.includes = List.of("**/*AgentTest.java");
    mojo.groups = "slow & paid, nightly";
    mojo.test = "CartAgentTest#pays";

    TestSelection selection = parameters.settings(Path.of("run.json")).selection();

    assertThat(selection.include()).hasSize(1).allMatch("shop.CartAgentTest"::matches);
    assertThat(selection.includeTags()).containsExactly("slow & paid", "nightly");
    assertThat(selection.tests()).singleElement().asString().contains("#");
    assertThat(selection.exclude()).isEmpty();
    assertThat(selection.isFiltered()).isTrue();
  }
}
