package org.equipoise.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.equipoise.verdict.Evidence;
import org.equipoise.verdict.Verdict;
import org.junit.jupiter.api.Test;

class RunsOfABuildTest {

  @Test
  void aTestThatIsNotRunAgainKeepsItsVerdicts() {
    Result after = run("1", undecided("open")).after(run("1", failed("red"), passed("green")));

    assertThat(after.properties())
        .containsExactly(failed("red"), passed("green"), undecided("open"));
    assertThat(after.warnings())
        .containsExactly(
            "An earlier run in this build found what is said of red, green; a rerun does not clear it.");
  }

  @Test
  void aLuckyRerunDoesNotHideAVerdict() {
    Result after =
        run("1", passed("red"), passed("open")).after(run("1", failed("red"), undecided("open")));

    assertThat(after.properties()).containsExactly(failed("red"), undecided("open"));
  }

  @Test
  void aWorseRerunCounts() {
    Result after =
        run("1", failed("green"), failed("open"))
            .after(run("1", passed("green"), undecided("open")));

    assertThat(after.properties()).containsExactly(failed("green"), failed("open"));
    assertThat(after.warnings()).isEmpty();
  }

  @Test
  void theVerdictsOfATestStayTogether() {
    Result after =
        run("1", passed("test"), passed("test")).after(run("1", passed("test"), failed("test")));

    assertThat(after.properties()).containsExactly(passed("test"), failed("test"));
  }

  @Test
  void manyTestsAreNotAllNamedInTheWarning() {
    PropertyFacts[] many =
        IntStream.range(0, 8).mapToObj(i -> failed("t" + i)).toArray(PropertyFacts[]::new);

    assertThat(run("1").after(run("1", many)).warnings())
        .singleElement()
        .asString()
        .endsWith(" of t0, t1, t2, t3, t4 and 3 more; a rerun does not clear it.");
  }

  @Test
  void anOutageStaysTheEndWhereWhatItLeftUndecidedDoes() {
    Result outage = ended("SERVICE_CLOSED", run("1", undecided("open")));

    assertThat(ended("COMPLETE", run("1", passed("other"))).after(outage).end())
        .isEqualTo("SERVICE_CLOSED");
    assertThat(ended("COMPLETE", run("1", failed("open"))).after(outage).end())
        .as("nothing of the outage counts")
        .isEqualTo("COMPLETE");
    assertThat(outage.after(ended("COMPLETE", run("1", passed("other")))).end())
        .isEqualTo("SERVICE_CLOSED");
    assertThat(
            ended("COMPLETE", run("1", passed("a")))
                .after(ended("CALL_LIMIT", run("1", undecided("b"))))
                .end())
        .isEqualTo("COMPLETE");
  }

  private static Result ended(String how, Result result) {
    return new ResultBuilder(Result.Kind.CLASS, result).end(how).build();
  }

  @Test
  void aRunOfAnotherBuildDoesNotCount() {
    Result now = run("2", passed("red"));

    assertThat(now.after(run("1", failed("red")))).isEqualTo(now);
    Result unknown = Results.ofClass(passed("red"));
    assertThat(unknown.after(Results.ofClass(failed("red")))).isEqualTo(unknown);
  }

  private static Result run(String build, PropertyFacts... properties) {
    return Result.withoutSample(
            "A", Results.STARTED, Results.WRITTEN, Arrays.asList(properties), List.of())
        .inBuild(build);
  }

  private static PropertyFacts passed(String test) {
    return facts(test, Verdict.PASS);
  }

  private static PropertyFacts failed(String test) {
    return facts(test, Verdict.FAIL);
  }

  private static PropertyFacts undecided(String test) {
    return PropertyFacts.of(test, Evidence.inconclusive("p", "p at most 1", "too few"));
  }

  private static PropertyFacts facts(String test, Verdict verdict) {
    return renamed(test, Results.downhill(verdict));
  }

  private static PropertyFacts renamed(String test, PropertyFacts of) {
    return new PropertyFacts(
        test,
        of.property(),
        of.claim(),
        of.quantity(),
        of.expected(),
        of.verdict(),
        of.estimate(),
        of.interval(),
        of.level(),
        of.n(),
        of.unit(),
        of.margin(),
        of.pValue(),
        of.reason(),
        of.culprits(),
        of.changes(),
        of.remedy(),
        of.recordedNow(),
        of.error());
  }
}
