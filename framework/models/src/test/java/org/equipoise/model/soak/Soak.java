package org.equipoise.model.soak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Step;
import org.equipoise.journal.Journal;
import org.equipoise.journal.StateCodec;
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
 * @param journal what was written down of it
 */
record Soak(FaultyServer server, Sample<Integer> sample, Path journal) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final StateCodec<Integer> CODEC = StateCodec.of(Integer.class);
  private static final double FAULTS = 0.3;
  private static final RetryPolicy SHORT_WAITS =
      new RetryPolicy(10, Duration.ofMillis(5), Duration.ofMillis(50));

  /** Samples the service until all draws are made, and writes them into a new journal. */
  static Soak run(int draws, int inFlight, long seed, Path journal) throws IOException {
    try (FaultyServer server = new FaultyServer(FAULTS, seed)) {
      Sampler<Integer> plan = plan(agent(server), draws, inFlight);
      return new Soak(server, plan.journal(Journal.at(journal), CODEC).run(), journal);
    }
  }

  /** The same sample out of the journal, by an agent that fails each call. */
  Sample<Integer> replayed() {
    Agent<Integer> unreachable =
        (state, draw) -> {
          throw new IOException("nobody is to be called");
        };
    return plan(unreachable, (int) sample.planned(), sample.concurrency())
        .journal(Journal.at(journal).replay(), CODEC)
        .run();
  }

  private static Sampler<Integer> plan(Agent<Integer> agent, int draws, int inFlight) {
    return Sampler.of(agent)
        .from(TrueKernel.STATES / 2)
        .transitions(draws)
        .explore(0.2)
        .concurrency(inFlight)
        // So that the draws behind a slow one need not wait for it.
        .window(8 * inFlight)
        .retries(SHORT_WAITS);
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

  /** Lines of the journal that are not what the service sent, one for each draw. */
  List<String> wronglyWritten() throws IOException {
    List<String> wrong = new ArrayList<>();
    Set<Long> written = new HashSet<>();
    for (String line : Files.readAllLines(journal)) {
      JsonNode json = JSON.readTree(line);
      if (json.has("draw")) {
        long draw = json.get("draw").longValue();
        List<FaultyServer.Attempt> attempts = server.attempts(draw);
        if (!written.add(draw)
            || !written(json).equals(sent(attempts))
            || json.get("tries").intValue() != attempts.size()
            || json.get("exchanges").size() != attempts.size()) {
          wrong.add(line);
        }
      }
    }
    if (written.size() != sample.recorded()) {
      wrong.add(written.size() + " draws are written down");
    }
    return wrong;
  }

  private static String written(JsonNode line) {
    if (line.has("stay")) {
      return line.get("from").textValue();
    }
    return line.has("to")
        ? line.get("to").textValue()
        : line.has("escape") ? TrueKernel.NO_STATE : "fault";
  }

  /** How each draw ended, in order. */
  static List<String> outcomes(Sample<Integer> sample) {
    return IntStream.range(0, sample.recorded())
        .mapToObj(draw -> sample.step(draw).from() + " -> " + outcome(sample.step(draw)))
        .toList();
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
