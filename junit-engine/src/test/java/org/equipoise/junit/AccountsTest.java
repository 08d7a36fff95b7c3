package org.equipoise.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.equipoise.sampling.Account;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.ConfigurationParameters;

class AccountsTest {
  /** Parameters that stand in a map. */
  private record Parameters(Map<String, String> values) implements ConfigurationParameters {
    @Override
    public Optional<String> get(String key) {
      return Optional.ofNullable(values.get(key));
    }

    @Override
    public Optional<Boolean> getBoolean(String key) {
      return get(key).map(Boolean::valueOf);
    }

    @Override
    @SuppressWarnings("deprecation") // a platform before 6 asks for it
    public int size() {
      return values.size();
    }

    @Override
    public Set<String> keySet() {
      return values.keySet();
    }
  }

  private static Accounts accounts(Map<String, String> values) {
    return new Accounts(new Parameters(values));
  }

  @Test
  void anAccountWithoutPermitsFindsOutHowManyCallsItCanMake() {
    Accounts accounts = accounts(Map.of());
    Account account = accounts.named("openai", 8);
    assertThat(account).hasToString("openai (at most 8 at a time)");
    assertThat(accounts.named("openai", 64)).isSameAs(account);
    assertThat(account).hasToString("openai (at most 64 at a time)");
    assertThat(account.allowed()).isEqualTo(20);
  }

  @Test
  void permitsThatAreConfiguredAreHeldTo() {
    Accounts accounts = accounts(Map.of("equipoise.account.openai.permits", "16"));
    assertThat(accounts.named("openai", 64)).hasToString("openai (16 at a time)");
    assertThat(accounts.named("openai", 64).allowed()).isEqualTo(16);
  }
}
