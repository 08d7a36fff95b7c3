package org.equipoise.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.equipoise.maven.ResultFixtures.BUILD_STARTED;
import static org.equipoise.maven.ResultFixtures.assertions;
import static org.equipoise.maven.ResultFixtures.broken;
import static org.equipoise.maven.ResultFixtures.downhill;
import static org.equipoise.maven.ResultFixtures.result;
import static org.equipoise.maven.ResultFixtures.sampled;
import static org.equipoise.maven.ResultFixtures.undecided;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.equipoise.result.PropertyFacts;
import org.equipoise.result.Result;
import org.equipoise.verdict.Evidence;
import org.equipoise.verdict.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class CheckReportsTest {
  private static final Map<String, String> ON_GITHUB = Map.of("GITHUB_ACTIONS", "true");

  /** What a model may write to forge commands, markup or colours. */
  private static final String HOSTILE =
      "\u001b[2J\n::set-output name=a::b\r%0A|<script>alert(1)</script> `x` [y](https://evil.com) "
          + "@all www.evil.com \ufffe\ud800 ]]> & \"q\"";

  @TempDir Path directory;

  @Test
  void theSummaryIsATableWithTheWorstVerdictFirst() {
    BuildCheck check = check(result("shop.A", BUILD_STARTED, downhill(Verdict.PASS), undecided()));

    assertThat(new StepSummary("my-shop", check).text())
        .isEqualTo(
            """
            ### Agent tests of my-shop: 1 PASS, 0 FAIL, 1 INCONCLUSIVE

            | verdict | test | claim | measured |
            |---|---|---|---|
            | INCONCLUSIVE | shop\\.A\\.staysInBalance | detailed balance violation at most 0.10 | No cycle in the data\\. |
            | PASS | shop\\.A\\.goesDownhill | downhill fraction at least 0.60 (margin 0.05) | 0.51 \\[0.47, 0.55\\] over 640 moves |

            The build fails:

            - Undecided in shop\\.A\\.staysInBalance\\: detailed balance violation at most 0.10. No cycle in the data\\.

            """);
  }

  @Test
  void theSummaryIsAppendedToTheFileThatGithubNames() throws Exception {
    Path file = directory.resolve("summary.md");
    Files.writeString(file, "before\n");
    StepSummary summary =
        new StepSummary("m", check(result("shop.A", BUILD_STARTED, downhill(Verdict.PASS))));

    summary.append(Map.of("GITHUB_STEP_SUMMARY", file.toString()));
    summary.append(Map.of());
    summary.append(Map.of("GITHUB_STEP_SUMMARY", ""));

    assertThat(file).content().isEqualTo("before\n" + summary.text());
  }

  /** Each text is longer than what the JDK writes at once, so that pieces would mix. */
  @Test
  void modulesThatAreCheckedAtTheSameTimeWriteOneSummaryAfterTheOther() throws Exception {
    Path file = directory.resolve("summary.md");
    PropertyFacts[] many =
        Collections.nCopies(300, assertions("x".repeat(400))).toArray(PropertyFacts[]::new);
    List<StepSummary> summaries =
        IntStream.range(0, 40)
            .mapToObj(i -> new StepSummary("m" + i, check(result("shop.A", BUILD_STARTED, many))))
            .toList();

    ExecutorService modules = Executors.newFixedThreadPool(8);
    try {
      for (Future<?> written :
          modules.invokeAll(summaries.stream().map(summary -> appending(summary, file)).toList())) {
        written.get();
      }
    } finally {
      modules.shutdown();
    }

    String text = Files.readString(file);
    assertThat(summaries).allSatisfy(summary -> assertThat(text).contains(summary.text()));
  }

  private static Callable<Void> appending(StepSummary summary, Path file) {
    return () -> {
      summary.append(Map.of("GITHUB_STEP_SUMMARY", file.toString()));
      return null;
    };
  }

  @Test
  void aModuleWithoutAgentTestsHasNoSummary() throws Exception {
    Path file = directory.resolve("summary.md");

    new StepSummary("m", check()).append(Map.of("GITHUB_STEP_SUMMARY", file.toString()));

    assertThat(file).doesNotExist();
  }

  @Test
  void whatAModelWroteIsNoMarkup() {
    String text =
        new StepSummary("m", check(result("shop.A", BUILD_STARTED, assertions(HOSTILE)))).text();

    assertThat(text)
        .contains("\\<script\\>alert(1)\\</script\\> \\`x\\` \\[y\\](https\\://evil\\.com)")
        .contains("\\@all www\\.evil\\.com")
        .doesNotContain("\u001b")
        .doesNotContain("\n::");
    assertThat(text.lines().filter(line -> line.startsWith("| FAIL"))).hasSize(1);
  }

  @Test
  void aSummaryStaysReadableHoweverManyTestsThereAre() {
    PropertyFacts[] many =
        Collections.nCopies(300, downhill(Verdict.FAIL)).toArray(PropertyFacts[]::new);

    assertThat(new StepSummary("m", check(result("shop.A", BUILD_STARTED, many))).text())
        .hasLineCount(112)
        .contains("and 250 more\n");
  }

  @Test
  void violationsBecomeAnnotationsWhereGithubRunsTheBuild() {
    PropertyFacts[] many =
        Collections.nCopies(12, downhill(Verdict.FAIL)).toArray(PropertyFacts[]::new);
    BuildCheck check = check(result("shop.A", BUILD_STARTED, many));

    assertThat(WorkflowCommands.of(check, ON_GITHUB))
        .hasSize(12)
        .first()
        .isEqualTo(
            "::error title=Agent test shop.A.goesDownhill::Drift in shop.A.goesDownhill: downhill"
                + " fraction is 0.51 [0.47, 0.55] over 640 moves, expected at least 0.60 (margin"
                + " 0.05)");
    assertThat(WorkflowCommands.of(check, Map.of())).isEmpty();
    assertThat(WorkflowCommands.of(check, Map.of("GITHUB_ACTIONS", "false"))).isEmpty();
  }

  @Test
  void whatAModelWroteIsNoCommandForTheRunner() {
    PropertyFacts property =
        PropertyFacts.of("a:b,c%", Evidence.of("assertions", "a claim", Verdict.FAIL, HOSTILE));

    assertThat(WorkflowCommands.of(check(result("shop.A", BUILD_STARTED, property)), ON_GITHUB))
        .singleElement()
        .asString()
        .startsWith("::error title=Agent test shop.A.a%3Ab%2Cc%25::Failed in shop.A.a:b,c%25: ")
        .contains("\\u001b[2J\\n::set-output name=a::b\\r%250A|")
        .doesNotContain("\n")
        .doesNotContain("\r");
  }

  @Test
  void theBadgeSaysTheWorst() {
    assertThat(badge(downhill(Verdict.PASS), downhill(Verdict.PASS))).isEqualTo("2 passed");
    assertThat(badge(downhill(Verdict.PASS), undecided())).isEqualTo("1 of 2 undecided");
    assertThat(badge(downhill(Verdict.PASS), undecided(), downhill(Verdict.FAIL)))
        .isEqualTo("1 of 3 failed");
    assertThat(badge(broken(), downhill(Verdict.FAIL))).isEqualTo("1 broken");
    assertThat(badge()).isEqualTo("none");
    assertThat(Badge.of(violated()).text()).isEqualTo("not as required");
  }

  @Test
  void theBadgeIsAPictureWithAName() throws Exception {
    Document svg = parse(Badge.of(check(result("a.A", BUILD_STARTED, undecided()))).svg());

    assertThat(svg.getDocumentElement().getAttribute("aria-label"))
        .isEqualTo("agent tests: 1 of 1 undecided");
    assertThat(svg.getElementsByTagName("title").item(0).getTextContent())
        .isEqualTo("agent tests: 1 of 1 undecided");
  }

  @Test
  void ciServersFindATestCaseForEachVerdict() throws Exception {
    CheckRules warn =
        new CheckRules(List.of(), InconclusivePolicy.WARN, MissingResults.FAIL_WITH_TESTS);
    Result result = sampled("shop.A", downhill(Verdict.PASS), downhill(Verdict.FAIL), undecided());

    Element suite =
        parse(new JUnitXml(ResultFixtures.check(warn, result)).text()).getDocumentElement();

    assertThat(suite.getTagName()).isEqualTo("testsuite");
    assertThat(attributes(suite, "name", "tests", "failures", "errors", "skipped", "time"))
        .containsExactly("equipoise", "3", "1", "0", "1", "1.500");
    NodeList cases = suite.getElementsByTagName("testcase");
    assertThat(cases.getLength()).isEqualTo(3);
    assertThat(attributes((Element) cases.item(0), "classname", "name"))
        .containsExactly("shop.A", "goesDownhill (downhill fraction at least 0.60 (margin 0.05))");
    Element failure = (Element) suite.getElementsByTagName("failure").item(0);
    assertThat(failure.getAttribute("type")).isEqualTo("FAIL");
    assertThat(failure.getAttribute("message")).startsWith("Drift in shop.A.goesDownhill: ");
    Element skipped = (Element) suite.getElementsByTagName("skipped").item(0);
    assertThat(skipped.getAttribute("message")).startsWith("Undecided in shop.A.staysInBalance");
  }

  @Test
  void aBrokenTestIsAnErrorWithItsTraceAndNoFailure() throws Exception {
    Element suite =
        parse(new JUnitXml(check(sampled("shop.A", broken(), downhill(Verdict.FAIL)))).text())
            .getDocumentElement();

    assertThat(attributes(suite, "tests", "failures", "errors", "skipped"))
        .containsExactly("2", "1", "1", "0");
    Element error = (Element) suite.getElementsByTagName("error").item(0);
    assertThat(attributes(error, "type", "message"))
        .containsExactly(
            "java.lang.NullPointerException",
            "Broken test shop.A.answers: NullPointerException: the cart is null (CheckoutAgentTest.java:31)");
    assertThat(error.getTextContent())
        .endsWith("\n\tat shop.CheckoutAgentTest.agent(CheckoutAgentTest.java:31)");
  }

  @Test
  void aBrokenTestIsSaidToBeOneOnTheBuildsPage() {
    assertThat(new StepSummary("m", check(sampled("shop.A", broken()))).text())
        .startsWith("### Agent tests of m: 0 PASS, 0 FAIL, 0 INCONCLUSIVE, 1 broken\n")
        .contains("| broken | shop\\.A\\.answers | ")
        .contains("- Broken test shop\\.A\\.answers\\: NullPointerException\\: the cart is null");
  }

  @Test
  void aViolationOfNoTestIsAnErrorOfItsOwn() throws Exception {
    Element suite = parse(new JUnitXml(violated()).text()).getDocumentElement();

    assertThat(attributes(suite, "tests", "errors")).containsExactly("2", "1");
    Element error = (Element) suite.getElementsByTagName("error").item(0);
    assertThat(error.getAttribute("message")).isEqualTo("a violation");
  }

  @Test
  void whatDoesNotPrintIsAnEscapeInXmlAndLineBreaksStay() throws Exception {
    Element suite =
        parse(new JUnitXml(check(result("shop.A", BUILD_STARTED, assertions(HOSTILE)))).text())
            .getDocumentElement();

    assertThat(suite.getElementsByTagName("failure").item(0).getTextContent())
        .startsWith("\\u001b[2J\n::set-output")
        .contains("<script>alert(1)</script>")
        .contains("\\ufffe\\ud800 ]]> & \"q\"");
  }

  private static BuildCheck violated() {
    return BuildCheck.of(
        ResultFixtures.current(result("a.A", BUILD_STARTED, downhill(Verdict.PASS))),
        CheckRules.DEFAULT,
        new ExpectedResults(List.of(), List.of(), List.of(Violation.of("a violation"))));
  }

  private static String badge(PropertyFacts... properties) {
    return Badge.of(check(result("a.A", BUILD_STARTED, properties))).text();
  }

  private static BuildCheck check(Result... results) {
    return ResultFixtures.check(CheckRules.DEFAULT, results);
  }

  private static List<String> attributes(Element element, String... names) {
    return List.of(names).stream().map(element::getAttribute).toList();
  }

  private static Document parse(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
  }
}
