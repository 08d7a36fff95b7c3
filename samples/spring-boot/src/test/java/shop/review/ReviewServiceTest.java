package shop.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.equipoise.assertion.EquipoiseAssertions.assertThat;

import org.equipoise.agent.Agent;
import org.equipoise.agent.Step;
import org.equipoise.sampling.Sample;
import org.equipoise.sampling.Sampler;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** The service as Spring makes it, sampled once for all tests. */
@SpringBootTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReviewServiceTest {
  @Autowired private ReviewService service;

  private Sample<Draft> sample;

  @BeforeAll
  void sampleTheService() {
    Agent<Draft> agent =
        (draft, draw) ->
            service.revise(draft).map(Step::to).orElseGet(() -> Step.escape("no draft"));
    sample =
        Sampler.of(agent)
            .from(new Draft(8))
            .potential(Draft::objections)
            .transitions(3_000)
            .run();
  }

  @Test
  void revisionsSettleObjections() {
    assertThat(sample).downhillFraction().isAtLeast(0.70);
  }

  @Test
  void answersAreDrafts() {
    assertThat(sample).escapeRate().isAtMost(0.10);
  }

  @Test
  void someDraftsAreDone() {
    assertThat(sample.states().keys()).contains("Draft[objections=0]");
  }
}
