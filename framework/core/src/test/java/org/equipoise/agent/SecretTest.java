package org.equipoise.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SecretTest {

  @Test
  void aSecretIsTakenOutOfEachText() {
    Secret secret = Secret.of(" sk-test-4711\n");
    assertThat(secret.reveal()).isEqualTo("sk-test-4711");
    assertThat(Secret.conceal("invalid key sk-test-4711, sk-test-4711"))
        .isEqualTo("invalid key [secret], [secret]");
    assertThat(secret).hasToString("[secret]");
  }

  @Test
  void aSecretThatHoldsAnotherLeavesNoRest() {
    Secret.of("sk-inner-0815");
    Secret.of("sk-inner-0815-outer");
    assertThat(Secret.conceal("key=sk-inner-0815-outer")).isEqualTo("key=[secret]");
  }

  @Test
  void aTextTooShortForAKeyIsRefusedAndNotQuoted() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Secret.of("abc"))
        .withMessage("a secret has at least 8 characters, got 3");
  }

  @Test
  void aSecretIsTakenOutInTheFormsOfJsonAndUrls() {
    Secret.of("ab/cd+ef=gh\\ij\"kl");
    assertThat(
            Secret.conceal(
                """
                {"a":"ab/cd+ef=gh\\\\ij\\"kl", "b":"ab\\/cd+ef=gh\\\\ij\\"kl",
                "c":"ab\\u002fcd\\u002bef\\u003dgh\\\\ij\\"kl", ?key=ab%2Fcd%2Bef%3Dgh%5Cij%22kl
                """))
        .isEqualTo(
            """
            {"a":"[secret]", "b":"[secret]",
            "c":"[secret]", ?key=[secret]
            """);
  }
}
