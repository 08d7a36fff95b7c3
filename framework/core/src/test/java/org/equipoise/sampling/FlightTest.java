package org.equipoise.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.equipoise.agent.Agent;
import org.equipoise.agent.Exchange;
import org.equipoise.agent.Step;
import org.equipoise.agent.Usage;
import org.junit.jupiter.api.Test;

class FlightTest {
  private final TurnedClock clock = new TurnedClock();
  private final List<Exchange> made = new ArrayList<>();

  private Flight<String> flight() {
    Agent<String> agent =
        (state, draw) -> {
          Exchange exchange = Exchange.of(new Usage(made.size() + 1, 1));
          made.add(exchange);
          draw.add(exchange);
          clock.turn(Duration.ofMillis(40L * made.size()));
          if (made.size() == 1) {
            throw new IOException("reset");
          }
          return Step.stay();
        };
    Flight<String> flight =
        new Flight<>(agent, 1, new ArrayDeque<>(), new DrawMemory.None<>(), "a");
    flight.prepare(0, 0, "a");
    return flight;
  }

  @Test
  void itKeepsTheExchangesOfAllItsTriesAndTheTokensOfTheLast() {
    Flight<String> flight = flight();
    flight.run();
    assertThat(flight.notes().taken()).isEqualTo(new Usage(1, 1));
    flight.run();
    assertThat(flight.tries()).isEqualTo(2);
    assertThat(flight.notes().exchanges()).hasSize(2).isEqualTo(made);
    assertThat(flight.notes().taken()).isEqualTo(new Usage(2, 1));
    flight.prepare(2, 0, "a");
    assertThat(flight.notes().exchanges()).isEmpty();
  }

  @Test
  void itMeasuresItsTriesWhereItIsAskedTo() {
    Flight<String> flight = flight();
    flight.run();
    assertThat(flight.notes().took()).isZero();
    flight.notes().timeBy(clock::nanoTime);
    flight.run();
    assertThat(flight.notes().took()).isEqualTo(Duration.ofMillis(80));
  }
}
