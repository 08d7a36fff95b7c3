package org.equipoise.model.soak;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Step;
import org.equipoise.model.ChatModel;
import org.equipoise.model.HttpChatModel;
import org.equipoise.model.Message;
import org.equipoise.model.PromptedAgent;
import org.equipoise.sampling.RecordedStep;
import org.equipoise.sampling.RetryPolicy;
import org.equipoise.sampling.Sample;
import org.equipoise.sampling.Sampler;

/**
 * Samples a service that fails three calls in ten, in every way there is, and holds what was
 * recorded against what the service says that it sent.
 *
 * @param server the service
 * @param sample what was recorded of it
 */
record Soak(FaultyServer server, Sample<Integer> sample) {
  private static final double FAULTS = 0.3;
  private static final RetryPolicy SHORT_WAITS =
      new RetryPolicy(10, Duration.ofMillis(5), Duration.ofMillis(50));

  /** Samples the service until all draws are made. */
  static Soak run(int draws, int inFlight, long seed) throws IOException {
    try (FaultyServer server = new FaultyServer(FAULTS, seed)) {
      return new Soak(
          server,
          Sampler.of(agent(server))
              .from(TrueKernel.STATES / 2)
              .transitions(draws)
              .explore(0.2)
              .concurrency(inFlight)
              // So that the draws behind a slow one need not wait for it.
              .window(8 * inFlight)
              .retries(SHORT_WAITS)
              .run());
    }
  }

  private static Agent<Integer> agent(FaultyServer server) {
    ChatModel model =
        HttpChatModel.compatible(server.baseUrl(), "soak").callTimeout(Fault.PATIENCE).build();
    return (state, draw) -> {
      Function<Integer, List<Message>> prompt =
          from -> List.of(Message.user(FaultyServer.prompt(draw.number(), from)));
      return PromptedAgent.of(prompt, model, Soak::read).step(state, draw);
    };
  }

  private static Step<Integer> read(String answer) {
    return answer.matches("\\d+") ? Step.to(Integer.parseInt(answer)) : Step.escape("no state");
  }

  /** Draws of the plan that were not recorded, or of which the service knows nothing. */
  List<Integer> lost() {
    List<Integer> lost = new ArrayList<>();
    for (int draw = 0; draw < sample.planned(); draw++) {
      if (draw >= sample.recorded() || server.attempts(draw).isEmpty()) {
        lost.add(draw);
      }
    }
    return lost;
  }

  /** Draws that were asked again after the service had answered them. */
  List<Integer> doubled() {
    List<Integer> doubled = new ArrayList<>();
    for (int draw = 0; draw < sample.recorded(); draw++) {
      List<FaultyServer.Attempt> attempts = server.attempts(draw);
      if (attempts.stream().filter(attempt -> attempt.fault().isEmpty()).count() > 1) {
        doubled.add(draw);
      }
    }
    return doubled;
  }

  /** Draws that were recorded with another outcome than what the service sent last. */
  List<String> wrong() {
    List<String> wrong = new ArrayList<>();
    for (int draw = 0; draw < sample.recorded(); draw++) {
      String recorded = outcome(sample.step(draw));
      String sent = sent(server.attempts(draw));
      if (!recorded.equals(sent)) {
        wrong.add("draw %s: recorded %s, sent %s".formatted(draw, recorded, sent));
      }
    }
    return wrong;
  }

  private static String outcome(RecordedStep<Integer> step) {
    return step.isFault() ? "fault" : step.to().map(String::valueOf).orElse(TrueKernel.NO_STATE);
  }

  private static String sent(List<FaultyServer.Attempt> attempts) {
    Optional<FaultyServer.Attempt> last = attempts.stream().reduce((earlier, later) -> later);
    return last.map(attempt -> attempt.fault().isPresent() ? "fault" : attempt.answer())
        .orElse("nothing");
  }
}
