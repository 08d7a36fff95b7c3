package org.equipoise.result;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The key of a state, or an agent's reason, as it stands in a result file. There it may be the name
 * of a JSON field, and parsers refuse names that are too long (Jackson those above 50,000
 * characters). So a text of more than {@value #LONGEST} characters stands there as its first
 * {@value #KEPT}, "…#" and 16 hexadecimal digits of its SHA-256.
 */
final class WrittenKey {
  private static final int LONGEST = 2_000;
  private static final int KEPT = 1_900;
  private static final int DIGEST_BYTES = 8;

  private WrittenKey() {}

  static String of(String key) {
    if (key.length() <= LONGEST) {
      return key;
    }
    int kept = Character.isHighSurrogate(key.charAt(KEPT - 1)) ? KEPT - 1 : KEPT;
    return key.substring(0, kept) + "…#" + digest(key);
  }

  static List<String> of(List<String> keys) {
    return keys.stream().map(WrittenKey::of).toList();
  }

  private static String digest(String key) {
    try {
      byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java runtime has SHA-256", e);
    }
  }
}
