package org.equipoise.model;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.equipoise.agent.Step;
import org.equipoise.sampling.RetryPolicy;
import org.equipoise.sampling.Sample;
import org.equipoise.sampling.Sampler;
import org.equipoise.sampling.SamplingEnd;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A prompted agent in the hands of the sampler. */
@Timeout(60)
class PromptedAgentSamplingTest {
  private ModelServer server;

  @BeforeEach
  void start() throws Exception {
    server = new ModelServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Sampler<String> sampler() {
    ChatModel model = server.model(Provider.OPENAI).callTimeout(Duration.ofSeconds(20)).build();
    return Sampler.of(PromptedAgent.of("After {state}?", model, Step::to)).from("A");
  }

  /** Answers A with B, B with C, and refuses to answer C; each third call fails. */
  private static final class Ring extends Dispatcher {
    private static final Map<String, String> NEXT =
        Map.of(
            "After A?", "'B','refusal':null", "After B?", "'C'", "After C?", "null,'refusal':'No'");

    private final AtomicInteger calls = new AtomicInteger();

    @Override
    public MockResponse dispatch(RecordedRequest request) {
      if (calls.incrementAndGet() % 3 == 0) {
        return new MockResponse.Builder().code(500).build();
      }
      String message;
      try {
        message =
            new ObjectMapper()
                .readTree(request.getBody().utf8())
                .path("messages")
                .path(0)
                .path("content")
                .asText();
      } catch (Exception e) {
        throw new IllegalArgumentException(e);
      }
      String answer = "{'choices':[{'message':{'content':%s},'finish_reason':'stop'}]}";
      return new MockResponse.Builder()
          .body(answer.formatted(NEXT.get(message)).replace('\'', '"'))
          .build();
    }
  }

  @Test
  void answersAreCountedAndFailedCallsTriedAgain() {
    server.web().setDispatcher(new Ring());
    Sample<String> sample =
        sampler()
            .transitions(200)
            .concurrency(8)
            .retries(new RetryPolicy(20, Duration.ZERO, Duration.ZERO))
            .run();
    assertThat(sample.draws()).isEqualTo(200);
    assertThat(sample.faults()).isZero();
    assertThat(sample.retries()).isPositive();
    assertThat(sample.states().size()).isEqualTo(3);
    assertThat(sample.escapesByReason()).containsOnlyKeys("refused");
    assertThat(sample.agent().configuration()).containsEntry("endpoint", server.place());
  }

  @Test
  void aRunThatIsOutOfTimeCancelsItsCalls() {
    for (int i = 0; i < 8; i++) {
      server.answers(
          new MockResponse.Builder().body(Provider.OPENAI.answer).headersDelay(300, SECONDS));
    }
    Sample<String> sample =
        sampler().transitions(8).concurrency(8).timeLimit(Duration.ofSeconds(1)).run();
    assertThat(sample.end()).contains(SamplingEnd.TIME_LIMIT);
    assertThat(sample.draws()).isZero();
    assertThat(sample.faults()).isZero();
  }
}
