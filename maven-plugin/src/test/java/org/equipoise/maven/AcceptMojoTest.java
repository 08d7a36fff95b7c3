package org.equipoise.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.equipoise.maven.ResultFixtures.broken;
import static org.equipoise.maven.ResultFixtures.downhill;
import static org.equipoise.maven.ResultFixtures.undecided;
import static org.mockito.ArgumentMatchers.contains;
import static org.mockito.ArgumentMatchers.startsWith;
import static org.mockito.Mockito.atLeastOnce;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Model;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;
import org.equipoise.agent.AgentDescription;
import org.equipoise.chain.Chain;
import org.equipoise.drift.Baseline;
import org.equipoise.drift.BaselineFile;
import org.equipoise.result.CostFacts;
import org.equipoise.result.PropertyFacts;
import org.equipoise.result.Result;
import org.equipoise.result.ResultFile;
import org.equipoise.result.RunManifest;
import org.equipoise.result.RunManifest.ClassRun;
import org.equipoise.result.SampleFacts;
import org.equipoise.verdict.Evidence;
import org.equipoise.verdict.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.ArgumentCaptor;

class AcceptMojoTest {
  private static final String CLASS = "shop.CheckoutAgentTest";
  private static final Instant WRITTEN = Instant.parse("2026-11-20T10:15:30Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

  @TempDir Path output;
  @TempDir Path baselines;
  private final Log log = mock();
  private final AcceptMojo mojo = new AcceptMojo();

  @BeforeEach
  void configureAsMavenWould() {
    mojo.setLog(log);
    mojo.outputDirectory = output.toFile();
    mojo.baselineDirectory = baselines.toFile();
    mojo.force = "false";
    mojo.plugin = new PluginDescriptor();
    mojo.session = mock(MavenSession.class);
    when(mojo.session.getUserProperties()).thenReturn(new Properties());
    mojo.project = new MavenProject();
    when(mojo.session.getProjects()).thenReturn(List.of(mojo.project));
  }

  private static MavenProject module(String name) {
    Model model = new Model();
    model.setGroupId("shop");
    model.setArtifactId(name);
    model.setVersion("1");
    return new MavenProject(model);
  }

  @Test
  void inAReactorAClassIsAcceptedWhereItIs() throws Exception {
    MavenProject cart = module("cart");
    MavenProject stock = module("stock");
    when(mojo.session.getProjects()).thenReturn(List.of(cart, stock));
    mojo.testClass = "CheckoutAgentTest";
    leave("shop.StockAgentTest", sample("shop.StockAgentTest", 600, 400), 1_000, "COMPLETE");

    mojo.project = stock;
    mojo.execute();
    assertThat(baselines).isEmptyDirectory();
    verify(log).info("No sample here is of CheckoutAgentTest");

    leave(CLASS, sample(600, 400), 1_000, "COMPLETE");
    mojo.project = cart;
    mojo.execute();
    assertThat(baseline(CLASS)).exists();
    assertThat(baseline("shop.StockAgentTest")).doesNotExist();
  }

  @Test
  void aClassThatNoModuleOfAReactorHasIsAnErrorAtItsEnd() throws Exception {
    MavenProject cart = module("cart");
    MavenProject stock = module("stock");
    when(mojo.session.getProjects()).thenReturn(List.of(cart, stock));
    mojo.testClass = "ChekoutAgentTest";
    leave(CLASS, sample(600, 400), 1_000, "COMPLETE");

    mojo.project = cart;
    mojo.execute();
    mojo.project = stock;
    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoExecutionException.class)
        .hasMessage(
            "equipoise.class is 'ChekoutAgentTest', and the last run left no sample of such a class in any module");
  }

  @Test
  void aSampleThatDidNotPassOtherClaimsIsAcceptedWithAWarningThatNamesThem() throws Exception {
    leave(
        CLASS,
        sample(600, 400),
        1_000,
        "COMPLETE",
        downhill(Verdict.FAIL),
        downhill(Verdict.PASS),
        undecided(),
        broken());

    mojo.execute();

    assertThat(baseline(CLASS)).exists();
    verify(log)
        .warn(
            "The baseline of shop.CheckoutAgentTest is a sample that did not pass all other claims on it: "
                + "goesDownhill FAIL, staysInBalance INCONCLUSIVE, answers broken");
  }

  @Test
  void theLastSampleBecomesTheBaselineByteForByte() throws Exception {
    leave(CLASS, sample(600, 400), 1_000, "COMPLETE");

    mojo.execute();

    assertThat(baseline(CLASS)).hasSameTextualContentAs(candidate(CLASS));
    verify(log)
        .info(
            CLASS
                + ": 1,000 draws (3 states, 0 % escapes) become its first baseline that can be read");
    verify(log)
        .info(
            "Accepted: "
                + baseline(CLASS)
                + " is the baseline of "
                + CLASS
                + " now; review and commit it");
    verify(log).warn(contains("mvn test -Dtest=CheckoutAgentTest -Dequipoise.baseline=record"));
  }

  @Test
  void whatChangesIsShownWithTheDriftBetweenBoth() throws Exception {
    BaselineFile.write(baseline(CLASS), made(CLASS, "1.0", chain("X", 2_400, 1_600)));
    leave(CLASS, made(CLASS, "0.8", chain("Y", 400, 600)), 1_000, "COMPLETE");

    mojo.execute();

    assertThat(infos())
        .startsWith(
            CLASS
                + ": 1,100 draws (4 states, 0 % escapes) replace 4,100 draws (4 states, 0 % escapes), recorded 2026-11-20",
            "  rows: 1 in both, 1 added (Y), 1 removed (X)")
        .anyMatch(
            line ->
                line.matches(
                    "  drift between them: 0\\.1\\d+ \\[0\\.\\d+, 0\\.\\d+] \\(95 %\\); no drift has p = 0\\.001"))
        .anyMatch(line -> line.startsWith("  most changed: from A: "))
        .contains("  temperature: 1.0 -> 0.8");
  }

  @Test
  void aSampleWithFewerDrawsThanABuildIsRefusedUnlessForced() throws Exception {
    leave(CLASS, sample(300, 200), 2_000, "DECIDED");

    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessage(
            "Refused for shop.CheckoutAgentTest: its last sample has 500 of the 2,000 draws of its "
                + "plan, since its verdicts needed no more; no build could be compared with so few. "
                + "Sample its whole plan first: mvn test -Dtest=CheckoutAgentTest -Dequipoise.wholePlan=true; "
                + "or record its baseline anew: mvn test -Dtest=CheckoutAgentTest -Dequipoise.baseline=record\n"
                + "Nothing was accepted; -Dequipoise.force=true accepts all the same");
    assertThat(baseline(CLASS)).doesNotExist();

    mojo.force = "true";
    mojo.execute();
    assertThat(baseline(CLASS)).exists();
    verify(log).warn(startsWith("Forced, though shop.CheckoutAgentTest: its last sample has 500"));
  }

  @Test
  void aSampleThatABudgetEndedIsRefused() throws Exception {
    leave(CLASS, sample(300, 200), 2_000, "TIME_LIMIT");

    assertThatThrownBy(mojo::execute)
        .hasMessageContaining("is incomplete: 500 of the 2,000 draws of its plan (TIME_LIMIT)");
  }

  @Test
  void aSampleOfAnotherRunThanTheResultIsRefused() throws Exception {
    leave(CLASS, sample(300, 200), 500, "COMPLETE");
    BaselineFile.write(candidate(CLASS), sample(301, 200));

    assertThatThrownBy(mojo::execute)
        .hasMessageContaining("there is no result of the run that took its last sample");
  }

  @Test
  void aRunThatWasKilledOrFailedOrLeftTheClassOutIsRefused() throws Exception {
    leave(CLASS, sample(300, 200), 500, "COMPLETE");
    RunManifest running =
        RunManifest.running("a build", WRITTEN.minusSeconds(9), "1", List.of(CLASS));

    running.write(output.resolve(RunManifest.NAME));
    assertThatThrownBy(mojo::execute)
        .hasMessageContaining("its last run was killed, or still runs");

    running.failed(WRITTEN, "no JVM").write(output.resolve(RunManifest.NAME));
    assertThatThrownBy(mojo::execute).hasMessageContaining("its last run did not come to its end");

    RunManifest.running("later", WRITTEN.plusSeconds(9), "1", List.of())
        .finished(WRITTEN.plusSeconds(10))
        .write(output.resolve(RunManifest.NAME));
    assertThatThrownBy(mojo::execute).hasMessageContaining("it did not run in the last run, which");

    running
        .with(List.of(ClassRun.ran(CLASS)))
        .finished(WRITTEN)
        .write(output.resolve(RunManifest.NAME));
    mojo.execute();
    verify(log).warn(contains("mvn test-compile equipoise:test -Dequipoise.test=" + CLASS));
  }

  @Test
  void ofManyAllAreAcceptedOrNone() throws Exception {
    leave("a.One", sample("a.One", 300, 200), 500, "COMPLETE");
    leave("a.Two", sample("a.Two", 300, 200), 2_000, "DECIDED");

    assertThatThrownBy(mojo::execute).hasMessageStartingWith("Refused for a.Two: ");
    assertThat(baselines).isEmptyDirectory();

    mojo.testClass = "One";
    mojo.execute();
    assertThat(baseline("a.One")).exists();
    assertThat(baseline("a.Two")).doesNotExist();
  }

  @Test
  void aTestNamesTheSampleThatItShares() throws Exception {
    leave(CLASS, sample(300, 200), 500, "COMPLETE");

    mojo.testClass = CLASS + "#behaves";
    mojo.execute();
    assertThat(baseline(CLASS)).exists();

    mojo.testClass = CLASS + "#other";
    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoExecutionException.class)
        .hasMessage(
            "equipoise.class is 'shop.CheckoutAgentTest#other', and no such test compared the sample "
                + "of shop.CheckoutAgentTest with its baseline; name the class alone");
  }

  @Test
  void aClassWithoutASampleIsAnErrorThatNamesTheOthers() throws Exception {
    leave(CLASS, sample(300, 200), 500, "COMPLETE");
    mojo.testClass = "shop.ChekoutAgentTest";

    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoExecutionException.class)
        .hasMessage(
            "equipoise.class is 'shop.ChekoutAgentTest', and the last run left no sample of such a "
                + "class; choose one of shop.CheckoutAgentTest");
  }

  @Test
  void whereThereIsNothingToAcceptItIsSaid() throws Exception {
    mojo.execute();

    verify(log).info(startsWith("There is no sample to accept in " + output));
  }

  @Test
  void aBaselineThatCanNotBeReadIsReplacedWithAWarning() throws Exception {
    Files.writeString(baseline(CLASS), "<<<<<<< HEAD\n");
    leave(CLASS, sample(300, 200), 500, "COMPLETE");

    mojo.execute();

    verify(log, atLeastOnce()).warn(startsWith("The baseline until now can not be compared: "));
    assertThat(baseline(CLASS)).hasSameTextualContentAs(candidate(CLASS));
  }

  @Test
  void aSampleThatCanNotBeReadIsAnExecutionError() throws Exception {
    Files.createDirectories(candidate(CLASS).getParent());
    Files.writeString(candidate(CLASS), "{}");

    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageStartingWith(candidate(CLASS).toString());
  }

  @Test
  void aSampleInTheDirectoryOfAnotherClassIsNotWrittenAnywhere() throws Exception {
    leave(CLASS, sample("../../evil", 300, 200), 500, "COMPLETE");

    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageContaining(
            "is the sample of another class, ../../evil; run the agent tests again");
  }

  private List<String> infos() {
    ArgumentCaptor<CharSequence> lines = ArgumentCaptor.forClass(CharSequence.class);
    verify(log, atLeastOnce()).info(lines.capture());
    return lines.getAllValues().stream().map(CharSequence::toString).toList();
  }

  private Path baseline(String name) {
    return baselines.resolve(BaselineFile.name(name));
  }

  private Path candidate(String name) {
    return output.resolve(name).resolve(BaselineFile.CANDIDATE);
  }

  private static Chain chain(String rare, long there, long back) {
    return Chain.builder().step("A", "B", there).step("A", "C", back).step(rare, "A", 100).build();
  }

  private static Baseline sample(long there, long back) {
    return sample(CLASS, there, back);
  }

  private static Baseline sample(String name, long there, long back) {
    return made(name, "1.0", Chain.builder().step("A", "B", there).step("A", "C", back).build());
  }

  private static Baseline made(String name, String temperature, Chain chain) {
    return Baseline.of(
        chain,
        name,
        new AgentDescription("word", new TreeMap<>(Map.of("temperature", temperature))),
        "toString",
        TODAY,
        Optional.empty(),
        7);
  }

  /** What a run of the engine leaves of a class. */
  private void leave(
      String name, Baseline sample, long planned, String end, PropertyFacts... others)
      throws IOException {
    BaselineFile.write(candidate(name), sample);
    Result bare =
        Result.withoutSample(
            name,
            WRITTEN,
            WRITTEN,
            Stream.concat(
                    Stream.of(
                        PropertyFacts.of(
                            "behaves", Evidence.of("drift", "none", Verdict.FAIL, "It did."))),
                    Stream.of(others))
                .toList(),
            List.of());
    Result result =
        new Result(
            bare.schema(),
            bare.kind(),
            null,
            name,
            "a build",
            WRITTEN,
            WRITTEN,
            7L,
            end,
            new SampleFacts(3, sample.draws(), 2, 0, 0, 0, Map.of(), List.of()),
            null,
            null,
            null,
            null,
            null,
            null,
            List.of(),
            bare.properties(),
            new CostFacts(sample.draws(), 1, null, sample.draws(), planned, null, null, null, 0, 0),
            null,
            List.of());
    ResultFile.write(output.resolve(name).resolve(ResultFile.NAME), result);
  }
}
