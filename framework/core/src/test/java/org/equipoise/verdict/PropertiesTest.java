package org.equipoise.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PropertiesTest {

  @Test
  void claimsReadAsASentence() {
    assertThat(Properties.downhillFraction(0.6, 0.05).claim())
        .isEqualTo("downhill fraction at least 0.60 (margin 0.05)");
    assertThat(Properties.escapeRate(0.125, 0.02).claim())
        .isEqualTo("escape rate at most 0.125 (margin 0.02)");
    assertThat(Properties.faultRate(0, 0.05).claim())
        .isEqualTo("fault rate at most 0.00 (margin 0.05)");
    assertThat(Properties.distinctStates(1200).claim()).isEqualTo("distinct states at least 1,200");
    assertThat(Properties.detailedBalance(0.1).claim())
        .isEqualTo("detailed balance violation at most 0.10");
  }

  @Test
  void aPercentageIsNoRate() {
    assertThatThrownBy(() -> Properties.downhillFraction(60, 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "downhill fraction at least 60.0 is no rate; a rate lies in [0, 1], write 0.6 for 60 %");
    assertThatThrownBy(() -> Properties.escapeRate(Double.NaN, 0.05))
        .hasMessage(
            "escape rate at most NaN is no rate; a rate lies in [0, 1], write 0.6 for 60 %");
  }

  @Test
  void aClaimThatEveryAgentHoldsIsNone() {
    assertThatThrownBy(() -> Properties.downhillFraction(0, 0.05))
        .hasMessage(
            "downhill fraction at least 0.00 holds for every agent; claim a rate strictly between 0 and 1");
    assertThatThrownBy(() -> Properties.escapeRate(1, 0.05))
        .hasMessage(
            "escape rate at most 1.00 holds for every agent; claim a rate strictly between 0 and 1");
    assertThatThrownBy(() -> Properties.distinctStates(0))
        .hasMessage("distinct states at least 0 says nothing; claim at least 1");
  }

  @Test
  void theMarginLeavesRoomForAMiss() {
    assertThatThrownBy(() -> Properties.downhillFraction(0.04, 0.05))
        .hasMessage(
            "downhill fraction at least 0.04 cannot have the margin 0.05; write one above 0 and below 0.04, such as 0.02");
    assertThatThrownBy(() -> Properties.escapeRate(0.97, 0.05))
        .hasMessage(
            "escape rate at most 0.97 cannot have the margin 0.05; write one above 0 and below 0.03, such as 0.015");
    assertThatThrownBy(() -> Properties.downhillFraction(0.6, 0))
        .hasMessage(
            "downhill fraction at least 0.60 cannot have the margin 0.0; write one above 0 and below 0.60, such as 0.05");
  }

  @Test
  void theLimitOfAViolationLiesBetweenZeroAndOne() {
    assertThatThrownBy(() -> Properties.detailedBalance(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "detailed balance violation at most 0.0: a limit lies between 0, which no sample can show, and 1, which holds for every agent; write 0.1, say");
    assertThatThrownBy(() -> Properties.detailedBalance(1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
