package shop;

import java.util.List;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Step;
import org.equipoise.junit.AgentTest;
import org.equipoise.junit.AgentUnderTest;
import org.equipoise.junit.DownhillFraction;
import org.equipoise.junit.EscapeRate;
import org.equipoise.junit.PotentialFunction;
import org.equipoise.junit.Sampling;
import org.equipoise.junit.StartStates;

/** Claims of the desk's agent, each judged on one sample of its replies. */
@Sampling(transitions = 4_000)
class HelpDeskAgentTest {

  @AgentUnderTest
  Agent<Ticket> agent() {
    HelpDesk desk = new HelpDesk(new EmbeddedModel());
    return (ticket, draw) ->
        desk.reply(ticket).map(Step::to).orElseGet(() -> Step.escape("no ticket"));
  }

  @StartStates
  List<Ticket> start() {
    return List.of(new Ticket(6));
  }

  @PotentialFunction
  double openQuestions(Ticket ticket) {
    return ticket.openQuestions();
  }

  @AgentTest
  @DownhillFraction(atLeast = 0.60)
  void repliesSettleQuestions() {}

  @AgentTest
  @EscapeRate(atMost = 0.15)
  void repliesAreTickets() {}
}
