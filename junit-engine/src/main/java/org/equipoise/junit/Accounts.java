package org.equipoise.junit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.equipoise.result.Spelling;
import org.equipoise.sampling.Account;
import org.junit.platform.engine.ConfigurationParameters;

/** The accounts that agents call by, each shared by all classes of one execution that name it. */
final class Accounts {
  private final ConfigurationParameters parameters;
  private final Map<String, Account> accounts = new ConcurrentHashMap<>();

  /**
   * Accounts with the permits that are configured.
   *
   * @throws org.junit.platform.commons.JUnitException if permits of any account are no number
   */
  Accounts(ConfigurationParameters parameters) {
    this.parameters = parameters;
    keys().forEach(this::configured);
  }

  /** Whether a key gives an account its permits. */
  static boolean isPermits(String key) {
    return key.startsWith(Constants.ACCOUNT_PREFIX)
        && key.endsWith(Constants.PERMITS_SUFFIX)
        && key.length() > Constants.ACCOUNT_PREFIX.length() + Constants.PERMITS_SUFFIX.length();
  }

  /**
   * The account of this name. Where its permits are not configured, it finds out how many calls at
   * a time the service bears, up to as many as the most concurrent class so far: classes then share
   * what one of them may use.
   *
   * @param concurrency how many steps of the class may run at once
   */
  Account named(String name, int concurrency) {
    Optional<Integer> permits =
        configured(Constants.ACCOUNT_PREFIX + name + Constants.PERMITS_SUFFIX);
    Account account =
        accounts.computeIfAbsent(
            name,
            n ->
                permits
                    .map(configured -> new Account(n, configured))
                    .orElseGet(() -> Account.adaptive(n, concurrency)));
    if (permits.isEmpty()) {
      account.raiseTo(concurrency);
    }
    return account;
  }

  /**
   * The keys that give permits to accounts nearly named like one that was used, but are not its.
   */
  List<String> misspelt() {
    return keys()
        .filter(key -> !accounts.containsKey(name(key)))
        .filter(
            key -> accounts.keySet().stream().anyMatch(used -> Spelling.isNear(name(key), used)))
        .sorted()
        .toList();
  }

  private Stream<String> keys() {
    return Stream.concat(
            parameters.keySet().stream(), System.getProperties().stringPropertyNames().stream())
        .filter(Accounts::isPermits)
        .distinct();
  }

  private static String name(String key) {
    return key.substring(
        Constants.ACCOUNT_PREFIX.length(), key.length() - Constants.PERMITS_SUFFIX.length());
  }

  private Optional<Integer> configured(String key) {
    return Configuration.text(parameters, key).map(text -> permits(key, text));
  }

  private static int permits(String key, String text) {
    if (!text.matches("[1-9][0-9]{0,5}")) {
      throw Configuration.invalid(key, text, "a whole number from 1 to 999999");
    }
    return Integer.parseInt(text);
  }
}
