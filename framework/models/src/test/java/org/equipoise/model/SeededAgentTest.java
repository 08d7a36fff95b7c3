package org.equipoise.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.equipoise.agent.Draw;
import org.equipoise.agent.Step;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Agents of which each call has the seed of its draw. */
class SeededAgentTest {
  private final Draw draw = Draw.of(1, 7);
  private ModelServer server;

  @BeforeEach
  void start() throws Exception {
    server = new ModelServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static PromptedAgent<String> agent(ChatModel model) {
    return PromptedAgent.of("{state}?", model, Step::to);
  }

  private JsonNode asked(HttpChatModel.Builder model, Provider provider) throws Exception {
    server.answers(200, provider.answer);
    agent(model.build()).seeded().step("FUZZY", draw);
    return new ObjectMapper().readTree(server.request().getBody().utf8());
  }

  @ParameterizedTest
  @EnumSource(names = {"OPENAI", "COMPATIBLE"})
  void chatCompletionsGetTheSeedOfTheDraw(Provider provider) throws Exception {
    assertThat(asked(server.model(provider), provider).get("seed").longValue())
        .isEqualTo(draw.modelSeed());
  }

  @Test
  void geminiGetsItsHighest31Bits() throws Exception {
    JsonNode seed =
        asked(server.model(Provider.GEMINI), Provider.GEMINI).at("/generationConfig/seed");
    assertThat(seed.isInt()).isTrue();
    assertThat(seed.longValue()).isEqualTo(draw.modelSeed() >>> 33);
  }

  @Test
  void ollamaGetsItsHighest31Bits() throws Exception {
    assertThat(asked(server.model(Provider.OLLAMA), Provider.OLLAMA).at("/options/seed").intValue())
        .isEqualTo(draw.modelSeed() >>> 33);
  }

  @Test
  void aModelWithARateLimitIsGivenSeedsToo() throws Exception {
    HttpChatModel.Builder limited =
        server.model(Provider.OPENAI).rateLimit(RateLimit.perMinute(60, 1_000));
    assertThat(asked(limited, Provider.OPENAI).get("seed").longValue()).isEqualTo(draw.modelSeed());
  }

  @ParameterizedTest
  @EnumSource(names = {"ANTHROPIC", "OPENAI_RESPONSES"})
  void aProviderWithoutSeedsIsRefused(Provider provider) {
    PromptedAgent<String> agent = agent(server.model(provider).build());
    assertThatIllegalArgumentException()
        .isThrownBy(agent::seeded)
        .withMessageMatching("(anthropic|openai-responses) takes no seed");
  }

  @Test
  void aModelThatIsALambdaIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> agent(messages -> ChatReply.of("BUZZY")).seeded())
        .withMessage("this model takes no seed");
  }

  @Test
  void oneSeedForAllCallsAndOneForEachAreTooMany() {
    for (HttpChatModel.Builder model :
        List.of(HttpChatModel.openAi("m").seed(1), HttpChatModel.openAi("m").field("seed", 1))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> agent(model.build()).seeded())
          .withMessage(
              "openai:m at api.openai.com has one seed for all calls; leave it out to give each its"
                  + " own");
    }
  }

  @Test
  void thatItIsSeededIsInTheDescriptionWhateverElseIsSaidOfIt() {
    PromptedAgent<String> seeded = agent(HttpChatModel.ollama("m").build()).seeded();
    assertThat(seeded.named("words").withPromptText("v2").description().configuration())
        .containsEntry("seed", "of each draw");
  }

  /** Notes the seeds of its calls. */
  private static ChatModel noting(List<Long> seeds) {
    return new ChatModel() {
      @Override
      public ChatReply chat(List<Message> messages) {
        throw new AssertionError("called without a seed");
      }

      @Override
      public Seeded seeded() {
        return (messages, seed) -> {
          seeds.add(seed);
          return ChatReply.of("ANSWER" + seed);
        };
      }
    };
  }

  @Test
  void theCandidatesOfAVoteHaveSeedsOfTheirOwnThatComeAgain() throws Exception {
    List<Long> seeds = new ArrayList<>();
    MajorityVote<String> vote = agent(noting(seeds)).seeded().majorityOf(2, 3);
    vote.step("FUZZY", Draw.of(1, 7));
    assertThat(seeds).hasSize(3).doesNotHaveDuplicates().doesNotContain(draw.modelSeed());
    vote.step("FUZZY", Draw.of(1, 7));
    assertThat(seeds.subList(3, 6)).isEqualTo(seeds.subList(0, 3));
  }
}
