package shop.review;

import java.util.List;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Step;
import org.equipoise.junit.AgentTest;
import org.equipoise.junit.AgentUnderTest;
import org.equipoise.junit.DownhillFraction;
import org.equipoise.junit.EscapeRate;
import org.equipoise.junit.PotentialFunction;
import org.equipoise.junit.ResolvedBy;
import org.equipoise.junit.Sampling;
import org.equipoise.junit.StartStates;

/** The same service as an agent test: it ends when all is decided, and mvn verify checks it. */
@ResolvedBy(SpringBeans.class)
@Sampling(transitions = 3_000)
class ReviewAgentTest {

  @AgentUnderTest
  Agent<Draft> agent(ReviewService service) {
    return (draft, draw) ->
        service.revise(draft).map(Step::to).orElseGet(() -> Step.escape("no draft"));
  }

  @StartStates
  List<Draft> start() {
    return List.of(new Draft(8));
  }

  @PotentialFunction
  double objections(Draft draft) {
    return draft.objections();
  }

  @AgentTest
  @DownhillFraction(atLeast = 0.70)
  void revisionsSettleObjections() {}

  @AgentTest
  @EscapeRate(atMost = 0.10)
  void answersAreDrafts() {}
}
