package org.equipoise.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.equipoise.agent.Secret;
import org.junit.jupiter.api.Test;

class StateCodecTest {
  private enum Mood {
    GOOD,
    BAD {
      @Override
      public String toString() {
        return "terrible";
      }
    }
  }

  private record Desk(int things, List<String> names, Map<String, Mood> moods) {}

  @SuppressWarnings("unused") // its type is
  private static List<Desk> desks() {
    return List.of();
  }

  @SuppressWarnings("unchecked")
  private static String survives(Type type, Object state) {
    return new StateTexts<>((StateCodec<Object>) StateCodec.of(type), String::valueOf)
        .checked(state);
  }

  @Test
  void textsNumbersBooleansAndEnumsAreTheirOwnText() {
    assertThat(survives(String.class, "half a pair \ud800, \"quotes\"\n"))
        .isEqualTo("half a pair \ud800, \"quotes\"\n");
    assertThat(survives(Integer.class, -7)).isEqualTo("-7");
    assertThat(survives(Double.class, 0.1)).isEqualTo("0.1");
    assertThat(survives(Boolean.class, true)).isEqualTo("true");
    assertThat(survives(Character.class, 'x')).isEqualTo("x");
    assertThat(survives(Mood.class, Mood.BAD)).isEqualTo("BAD");
  }

  @Test
  void recordsAndCollectionsAreJson() throws NoSuchMethodException {
    Desk desk = new Desk(2, List.of("cup"), Map.of("a", Mood.GOOD));
    assertThat(survives(Desk.class, desk))
        .isEqualTo("{\"moods\":{\"a\":\"GOOD\"},\"names\":[\"cup\"],\"things\":2}");
    Type list = StateCodecTest.class.getDeclaredMethod("desks").getGenericReturnType();
    assertThat(survives(list, List.of(desk))).startsWith("[{\"moods\"");
  }

  @Test
  void aSetIsRecognisedInWhateverOrderItWasWritten() {
    StateTexts<Set<String>> texts =
        new StateTexts<>(
            StateCodec.of(set -> String.join(",", set), text -> Set.of(text.split(",", -1))),
            String::valueOf);

    assertThat(texts.isOf("b,a", Set.of("a", "b"))).isTrue();
    assertThat(texts.isOf("b,c", Set.of("a", "b"))).isFalse();
  }

  @Test
  void aStateThatDoesNotSurviveIsToldWithTheReason() {
    assertThatThrownBy(() -> survives(Object.class, new Desk(1, List.of(), Map.of())))
        .isInstanceOf(UnwritableStateException.class)
        .hasMessageContaining(
            "is read again as another, '{moods={}, names=[], things=1}'; give its type");
    assertThatThrownBy(() -> survives(Runnable.class, (Runnable) () -> {}))
        .isInstanceOf(UnwritableStateException.class);
    Secret.of("sk-0123456789");
    assertThatThrownBy(() -> survives(String.class, "key sk-0123456789"))
        .hasMessageContaining("holds a secret, which is never written down");
    StateTexts<String> otherKey =
        new StateTexts<>(
            StateCodec.of(String.class), text -> Integer.toString(System.identityHashCode(text)));
    StateTexts<String> copying =
        new StateTexts<>(
            StateCodec.of(text -> text, text -> new String(text.toCharArray())),
            text -> Integer.toString(System.identityHashCode(text)));
    assertThat(otherKey.checked("same object")).isEqualTo("same object");
    assertThatThrownBy(() -> copying.checked("same object"))
        .hasMessageContaining("has another key when it is read again");
  }
}
