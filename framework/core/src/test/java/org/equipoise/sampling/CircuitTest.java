package org.equipoise.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.equipoise.agent.FaultException;
import org.equipoise.agent.FaultException.Kind;
import org.junit.jupiter.api.Test;

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

  @Test
  void onlyFaultsThatMayPassCount() {
    fail(9, new IOException("reset"));
    fail(9, fault(Kind.REJECTED));
    clock.turn(Duration.ofSeconds(60));
    assertThat(circuit.isOpen()).isFalse();
  }
}
