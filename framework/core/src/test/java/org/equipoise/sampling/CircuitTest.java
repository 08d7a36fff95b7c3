package org.equipoise.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.equipoise.agent.FaultException;
import org.equipoise.agent.FaultException.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CircuitTest {
  private final TurnedClock clock = new TurnedClock();
  private final Circuit circuit = new Circuit(2, clock);

  private void fail(int times, Throwable failure) {
    for (int i = 0; i < times; i++) {
      circuit.failed(failure);
    }
  }

  private static FaultException fault(Kind kind) {
    return new FaultException(kind, "no answer");
  }

  @Test
  void itOpensAfterThreeFailedTriesForEachDrawAllowedAndAMinute() {
    fail(1, fault(Kind.UNAVAILABLE));
    clock.turn(Duration.ofSeconds(60));
    fail(4, fault(Kind.THROTTLED));
    assertThat(circuit.isOpen()).isFalse();
    fail(1, fault(Kind.UNAVAILABLE));
    assertThat(circuit.isOpen()).isTrue();
  }

  @Test
  void aMinuteCountsFromTheFirstFailureAndNotFromTheLastAnswer() {
    clock.turn(Duration.ofHours(1));
    fail(9, fault(Kind.UNAVAILABLE));
    assertThat(circuit.isOpen()).isFalse();
    clock.turn(Duration.ofMillis(59_999));
    assertThat(circuit.isOpen()).isFalse();
    clock.turn(Duration.ofMillis(1));
    assertThat(circuit.isOpen()).isTrue();
  }

  @Test
  void anAnswerClosesIt() {
    fail(9, fault(Kind.UNAVAILABLE));
    clock.turn(Duration.ofSeconds(60));
    circuit.answered();
    assertThat(circuit.isOpen()).isFalse();
    fail(9, fault(Kind.UNAVAILABLE));
    assertThat(circuit.isOpen()).isFalse();
  }

  static Stream<Exception> unconnected() {
    return Stream.of(
        new ConnectException("refused"),
        new UnknownHostException("no.such.host"),
        new NoRouteToHostException("unreachable"),
        new IOException("wrapped", new ConnectException("refused")));
  }

  @ParameterizedTest
  @MethodSource("unconnected")
  void whereNoConnectionEverCameAboutItOpensAfterFiveSeconds(Exception cause) {
    fail(1, new FaultException(Kind.UNAVAILABLE, "down", null, cause));
    clock.turn(Duration.ofMillis(4_999));
    assertThat(circuit.isOpen()).isFalse();
    clock.turn(Duration.ofMillis(1));
    assertThat(circuit.isOpen()).isTrue();
  }

  @Test
  void whereSomebodyIsThereItHasTheLongerPatience() {
    FaultException down =
        new FaultException(Kind.UNAVAILABLE, "down", null, new ConnectException("refused"));
    for (FaultException proof :
        List.of(
            fault(Kind.UNAVAILABLE),
            fault(Kind.THROTTLED),
            new FaultException(Kind.UNAVAILABLE, "cut", null, new IOException("reset")))) {
      Circuit reached = new Circuit(2, clock);
      reached.failed(down);
      reached.failed(proof);
      clock.turn(Duration.ofSeconds(59));
      for (int i = 0; i < 9; i++) {
        reached.failed(down);
      }
      assertThat(reached.isOpen()).as("after %s", proof.getMessage()).isFalse();
      clock.turn(Duration.ofSeconds(1));
      assertThat(reached.isOpen()).isTrue();
    }
  }

  @Test
  void whereOneOfTwoServicesAnsweredItHasTheLongerPatience() {
    circuit.reached();
    fail(9, new FaultException(Kind.UNAVAILABLE, "down", null, new ConnectException("refused")));
    clock.turn(Duration.ofSeconds(59));
    assertThat(circuit.isOpen()).isFalse();
  }

  @Test
  void aServiceThatAnsweredOnceHasTheLongerPatience() {
    circuit.answered();
    fail(9, new FaultException(Kind.UNAVAILABLE, "down", null, new ConnectException("refused")));
    clock.turn(Duration.ofSeconds(59));
    assertThat(circuit.isOpen()).isFalse();
  }

  @Test
  void causesInARingEnd() {
    IOException one = new IOException("one");
    one.initCause(new IOException("other", one));
    fail(9, new FaultException(Kind.UNAVAILABLE, "down", null, one));
    clock.turn(Duration.ofSeconds(5));
    assertThat(circuit.isOpen()).isFalse();
  }

  @Test
  void onlyFaultsThatMayPassCount() {
    fail(9, new IOException("reset"));
    fail(9, fault(Kind.REJECTED));
    clock.turn(Duration.ofSeconds(60));
    assertThat(circuit.isOpen()).isFalse();
  }
}
