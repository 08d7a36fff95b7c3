package org.equipoise.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.equipoise.agent.Agent;
import org.equipoise.agent.AgentDescription;
import org.equipoise.agent.Draw;
import org.equipoise.agent.Step;
import org.equipoise.agent.Usage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MajorityVoteTest {
  private final Draw draw = Draw.of(1, 0);

  /** An agent that makes these steps, one after the other: a word, "-" to stay, "!x" to escape. */
  private static Agent<String> making(Iterator<String> steps) {
    return (state, draw) -> {
      String step = steps.next();
      if (step.startsWith("!")) {
        return Step.escape(step.substring(1));
      }
      return step.equals("-") ? Step.stay() : Step.to(step);
    };
  }

  @ParameterizedTest
  @CsvSource({
    // needed, candidates, steps, outcome, steps left
    "1, 1, A, A, 0",
    "2, 3, A A B, A, 1",
    "2, 3, A B A, A, 0",
    "2, 3, A B C, !no majority, 0",
    "3, 5, A B A B A, A, 0",
    "3, 5, A B C D E, !no majority, 1",
    "3, 4, A B A B, !no majority, 0",
    "3, 4, A A B B, !no majority, 0",
    "4, 4, A B A A, !no majority, 2",
    "2, 3, - F B, -, 1",
    "2, 3, F - B, -, 1",
    "2, 3, !refused !refused A, !refused, 1",
    "2, 3, !refused !blocked A, !no majority, 0",
    "2, 3, !A A A, A, 0"
  })
  void theStepThatEnoughAgreeOnIsTakenAndNoFurtherOneIsAskedFor(
      int needed, int candidates, String steps, String outcome, int left) throws Exception {
    List<String> script = List.of(steps.split(" "));
    Iterator<String> rest = script.iterator();
    Step<String> step = MajorityVote.of(making(rest), needed, candidates).step("F", draw);
    Step<String> expected = making(List.of(outcome).iterator()).step("F", draw);
    assertThat(step.equals(Step.to("F")) ? Step.stay() : step).isEqualTo(expected);
    assertThat(Stream.iterate(0, n -> rest.hasNext(), n -> n + 1).peek(n -> rest.next()))
        .hasSize(left);
  }

  @Test
  void statesAgreeByTheirKey() throws Exception {
    Agent<String> agent =
        MajorityVote.of(making(List.of("Buzzy", "BUZZY").iterator()), 2, 3)
            .by("lower case", word -> word.toLowerCase(Locale.ROOT));
    assertThat(agent.step("FUZZY", draw)).isEqualTo(Step.to("BUZZY"));
  }

  @Test
  void eachCallOfAVoteIsToldToTheDraw() throws Exception {
    ChatModel model =
        messages -> new ChatReply("BUZZY", FinishReason.STOP, new Usage(3, 4), "", new TreeMap<>());
    Agent<String> agent = PromptedAgent.of("{state}?", model, Step::to).majorityOf(2, 3);
    assertThat(agent.step("FUZZY", draw)).isEqualTo(Step.to("BUZZY"));
    assertThat(draw.exchanges()).hasSize(2);
    assertThat(draw.usage()).isEqualTo(new Usage(6, 8));
  }

  @Test
  void aFaultOfOneCandidateIsAFaultOfTheVote() {
    Agent<String> agent =
        MajorityVote.of(
            (state, draw) -> {
              throw new IOException("down");
            },
            2,
            3);
    assertThatThrownBy(() -> agent.step("FUZZY", draw))
        .isInstanceOf(IOException.class)
        .hasMessage("down");
  }

  @Test
  void aVoteTakesAndIsDescribedByItsCandidates() {
    PromptedAgent<String> voter =
        PromptedAgent.of("{state}?", HttpChatModel.ollama("m").maxTokens(20).build(), Step::to);
    MajorityVote<String> vote = voter.majorityOf(3, 5);
    assertThat(vote.estimate("1234567")).isEqualTo(new Usage(80, 100));
    AgentDescription description = vote.description();
    assertThat(description).isEqualTo(voter.description().with("vote", "3 of 5"));
  }

  @Test
  void aVoteIsDescribedByWhatItsStatesAgreeBy() {
    MajorityVote<String> vote = MajorityVote.of(making(List.<String>of().iterator()), 2, 3);
    assertThat(vote.description().configuration()).containsEntry("vote", "2 of 3");
    assertThat(vote.by("length", String::length).description().configuration())
        .containsEntry("vote", "2 of 3 by length");
  }

  @Test
  void aKeyOfAVoteWithoutANameIsRefused() {
    MajorityVote<String> vote = MajorityVote.of(making(List.<String>of().iterator()), 2, 3);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> vote.by(" ", String::length))
        .withMessage("the key of a vote needs a name");
  }

  @ParameterizedTest
  @CsvSource({"2, 4", "0, 1", "3, 2", "-1, -1", "0, 0"})
  void aMajorityIsMoreThanHalf(int needed, int candidates) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MajorityVote.of(making(List.<String>of().iterator()), needed, candidates))
        .withMessage(
            "a majority of %s candidates is more than half of them and at most all, got %s"
                .formatted(candidates, needed));
  }

  /**
   * For 3 of 5 and T = 0.3 the incomplete beta function I_T(3, 3) is 0.16308. Of 40,000 votes the
   * standard error is 0.00185; a right vote fails here once in 500 million seeds (6 sigma).
   */
  @Test
  void aVoteHasTheKernelOfTheIncompleteBetaFunction() throws Exception {
    Agent<String> vote =
        MajorityVote.of(
            (state, draw) ->
                draw.random().nextDouble() < 0.3
                    ? Step.to("A")
                    : Step.to("other " + draw.random().nextLong()),
            3,
            5);
    int votes = 40_000;
    int accepted = 0;
    for (int i = 0; i < votes; i++) {
      if (vote.step("F", Draw.of(4711, i)).equals(Step.to("A"))) {
        accepted++;
      }
    }
    assertThat((double) accepted / votes).isCloseTo(0.16308, within(6 * 0.00185));
  }
}
