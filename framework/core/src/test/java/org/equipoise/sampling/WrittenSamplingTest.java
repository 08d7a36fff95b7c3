package org.equipoise.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Exchange;
import org.equipoise.agent.Secret;
import org.equipoise.agent.Step;
import org.equipoise.agent.Usage;
import org.equipoise.journal.Journal;
import org.equipoise.journal.JournalException;
import org.equipoise.journal.StateCodec;
import org.equipoise.journal.UnwritableStateException;
import org.junit.jupiter.api.Test;

/** What a run writes down, and what it does not. */
class WrittenSamplingTest extends JournalledRuns {
  @Test
  void aDrawIsOneLineWithWhatTheAgentSaidAndWhatItTook() throws IOException {
    sampler().transitions(3).journal(journal.named("words").build("b1"), TEXT).run();

    assertThat(lines()).hasSize(6);
    assertThat(lines().get(0))
        .startsWith("{\"schema\":\"equipoise-journal/1\",\"name\":\"words\",\"began\":\"")
        .contains("\"start states\":\"\\\"s0\\\", \\\"s1\\\"\"", "\"planned draws\":\"3\"");
    assertThat(lines().get(1)).startsWith("{\"run\":\"b1\",\"began\":\"");
    assertThat(lines().get(2))
        .matches(
            "\\{\"draw\":0,\"from\":\"s\\d\",\"to\":\"s\\d+\",\"tries\":1,\"ms\":\\d+,\"in\":7,\"out\":2,"
                + "\"exchanges\":\\[\\{\"prompt\":\"from s\\d\",\"reply\":\"ok\",\"facts\":\\{},\"in\":7,\"out\":2}]}");
    assertThat(lines().get(5)).startsWith("{\"end\":\"COMPLETE\",\"draws\":3,\"at\":\"");
  }

  @Test
  void aSecondRunCanNotWriteTheSameJournal() {
    Agent<String> nested =
        (state, draw) -> {
          if (draw.number() == 2) {
            assertThatThrownBy(() -> sampler().journal(journal, TEXT).run())
                .isInstanceOf(JournalException.class)
                .hasMessage(
                    file
                        + " is in use by another run in this process; let that end, or end it, and run again");
          }
          return Step.to("s1");
        };

    assertThat(Sampler.of(nested).from("s0").transitions(5).journal(journal, TEXT).run().draws())
        .isEqualTo(5);
  }

  @Test
  void aSampleHasTheReasonsThatAreWrittenSoThatARunThatGoesOnHasThemToo() {
    Agent<String> agent = (state, draw) -> Step.escape("Jane Doe said " + draw.number() % 2);
    Sampler<String> sampler =
        Sampler.of(agent)
            .from("s0")
            .transitions(40)
            .journal(journal.redaction(text -> "~" + text.replace("Jane Doe", "[name]")), TEXT);

    List<String> limited = steps(sampler.callLimit(10).run());
    List<String> whole = steps(sampler.run());

    assertThat(limited).hasSize(10);
    assertThat(whole)
        .hasSize(40)
        .startsWith("s0 escapes: ~[name] said 0", "s0 escapes: ~[name] said 1")
        .allMatch(step -> step.matches("s0 escapes: ~\\[name] said [01]"));
  }

  @Test
  void secretsAndWhatTheUserTakesOutReachNoLine() throws IOException {
    Secret key = Secret.of("sk-\"quoted\"-and-ünusual");
    Agent<String> agent =
        (state, draw) -> {
          draw.add(
              new Exchange(
                  "Jane Doe, key " + key.reveal(),
                  "Dear Jane Doe",
                  new TreeMap<>(Map.of("id", "of Jane Doe")),
                  Usage.NONE));
          if (draw.number() == 1) {
            throw new IOException("Jane Doe is unknown to " + key.reveal());
          }
          return Step.escape("leaked " + key.reveal());
        };

    Sampler.of(agent)
        .from("s0")
        .transitions(3)
        .retries(RetryPolicy.NONE)
        .journal(journal.redaction(text -> text.replace("Jane Doe", "[name]")), TEXT)
        .run();

    String written = Files.readString(file);
    assertThat(written)
        .contains("[name], key [secret]", "Dear [name]", "of [name]", "leaked [secret]")
        .contains("\"fault\":\"IOException: [name] is unknown to [secret]\"")
        .doesNotContain("Jane", "quoted", "nusual");
  }

  @Test
  void noSecretBreaksALine() throws IOException {
    for (String word : List.of("configurationHash", "83920175")) {
      Secret.of(word);
      Agent<String> agent =
          (state, draw) -> {
            Usage usage = new Usage(83_920_175, 1);
            draw.add(new Exchange("ask " + word, word, new TreeMap<>(Map.of(word, word)), usage));
            return draw.number() == 1 ? Step.escape("no " + word) : Step.to("s1");
          };
      Sampler<String> plan = Sampler.of(agent).from("s0").transitions(9);
      plan.callLimit(4).journal(journal.anew(), TEXT).run();
      assertThat(lines().get(2))
          .endsWith(
              "\"in\":83920175,\"out\":1,\"exchanges\":[{\"prompt\":\"ask [secret]\",\"reply\":\"[secret]\",\"facts\":{\"[secret]\":\"[secret]\"},\"in\":83920175,\"out\":1}]}");

      assertThat(plan.journal(journal, TEXT).run().recalled().draws()).isEqualTo(4);
    }
  }

  @Test
  void aStateThatHoldsASecretIsNotWrittenNorIsADrawFromIt() throws IOException {
    Secret key = Secret.of("sk-held-by-a-state");
    Sampler<String> plan =
        Sampler.of((Agent<String>) (state, draw) -> Step.to("key " + key.reveal()))
            .from("s0")
            .transitions(9)
            .window(1);

    assertThatThrownBy(() -> plan.journal(journal, TEXT).run())
        .isInstanceOf(SamplingFailedException.class)
        .hasMessage(
            "draw 0: a state can not be kept in a journal: 'key [secret]', as java.lang.String, holds a secret, which is never written down; take it out of the states");
    assertThat(plan.journal(journal.anew().lenient(told::add), TEXT).run().draws()).isEqualTo(9);

    assertThat(Files.readString(file)).contains("{\"leftOut\":8}").doesNotContain("held-by");
    assertThat(told)
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith(
                        "draw 0, and others like it, are not in the journal, so that no run can go on from it: "));
    assertThat(told).noneMatch(line -> line.contains("held-by"));
  }

  @Test
  void whatADefectSaysIsRedactedAsWhatAFaultSays() throws IOException {
    Sampler<String> plan =
        Sampler.of(
                (Agent<String>)
                    (state, draw) -> {
                      throw new AssertionError("Jane Doe is no word");
                    })
            .from("s0");
    Journal redacted = journal.redaction(text -> text.replace("Jane Doe", "[name]"));

    assertThatThrownBy(() -> plan.journal(redacted, TEXT).run())
        .isInstanceOf(SamplingFailedException.class)
        .hasMessageContaining("Jane Doe is no word");

    assertThat(Files.readString(file)).contains("[name] is no word").doesNotContain("Jane");
  }

  @Test
  void aRedactionThatFailsEndsTheRunAndKeepsTheSample() {
    assertThatThrownBy(
            () ->
                sampler()
                    .journal(
                        journal.redaction(
                            text -> {
                              throw new IllegalStateException("no list of names");
                            }),
                        TEXT)
                    .run())
        .isInstanceOf(SamplingFailedException.class)
        .hasMessage(
            "the redaction threw IllegalStateException: no list of names; mend it: nothing is written that it has not seen");
  }

  /** A state that is equal to itself alone. */
  private static final class Opaque {
    @Override
    public String toString() {
      return "opaque";
    }
  }

  @Test
  void aStartStateThatCanNotBeWrittenIsAnErrorBeforeAnyCall() {
    Agent<Opaque> agent = (state, draw) -> Step.stay();

    assertThatThrownBy(
            () ->
                Sampler.of(agent)
                    .from(new Opaque())
                    .journal(journal, StateCodec.of(Opaque.class))
                    .run())
        .isInstanceOf(UnwritableStateException.class)
        .hasMessageStartingWith("a state can not be kept in a journal: 'opaque', as json ")
        .hasMessageEndingWith(
            "; give its type an equals by value and a form that Jackson reads, or give the journal a StateCodec of your own");
    assertThat(file).doesNotExist();
  }

  @Test
  void aStateThatIsReadAsAnotherEndsTheRunOrIsLeftOutWhereThatIsAllowed() throws IOException {
    StateCodec<String> lossy = StateCodec.of(String::toLowerCase, text -> text);
    Sampler<String> plan =
        Sampler.of((Agent<String>) (state, draw) -> Step.to(draw.number() == 2 ? "Big" : "s1"))
            .from("s0")
            .transitions(5);

    assertThatThrownBy(() -> plan.journal(journal, lossy).run())
        .isInstanceOf(SamplingFailedException.class)
        .hasMessageStartingWith(
            "draw 2: a state can not be kept in a journal: 'Big', as own, is read again as another, 'big'; ");

    Sample<String> sample = plan.journal(journal.anew().lenient(told::add), lossy).run();
    assertThat(sample.draws()).isEqualTo(5);
    assertThat(lines()).noneMatch(line -> line.startsWith("{\"draw\":2,"));
    assertThat(told)
        .last()
        .asString()
        .startsWith(
            "draw 2, and others like it, are not in the journal, so that no run can go on from it: ");

    Sample<String> again = plan.journal(journal.build("").lenient(told::add), lossy).run();
    assertThat(again.recalled()).as("the others were chosen").isEqualTo(Recalled.NONE);
  }
}
