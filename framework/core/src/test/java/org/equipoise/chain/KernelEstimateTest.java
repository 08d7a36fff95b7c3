package org.equipoise.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KernelEstimateTest {

  @ParameterizedTest
  @EnumSource
  void anEstimateIsFoundByItsName(KernelEstimate estimate) {
    assertThat(KernelEstimate.of(estimate.id())).isEqualTo(estimate);
  }

  @Test
  void namesAreAsUsersTypeThem() {
    assertThat(KernelEstimate.LOW_REJECT.id()).isEqualTo("low-reject");
  }

  @Test
  void anUnknownNameIsAnsweredWithTheKnownOnes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KernelEstimate.of("high"))
        .withMessage(
            "no kernel estimate 'high'; choose counts, attempts, low-reject or high-reject");
  }
}
