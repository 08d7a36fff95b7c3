package org.equipoise.file;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * The key of a state, or an agent's reason, as it stands in a file. There it may be the name of a
 * JSON field, and parsers refuse names that are too long (Jackson those above 50,000 characters).
 * So a text of more than {@value #LONGEST} characters stands there as its first {@value #KEPT},
 * "…#" and 16 hexadecimal digits of its SHA-256.
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
public final class WrittenKey {
  private static final Pattern UNPAIRED_SURROGATE = Pattern.compile("\\p{Cs}");
  private static final int LONGEST = 2_000;
  private static final int KEPT = 1_900;
  private static final int DIGEST_BYTES = 8;

  private WrittenKey() {}

  /** The text as it is written; itself where it can be. */
  public static String of(String text) {
    String key = withWholePairs(text);
    if (key.length() <= LONGEST) {
      return key;
    }
    int kept = Character.isHighSurrogate(key.charAt(KEPT - 1)) ? KEPT - 1 : KEPT;
    return key.substring(0, kept) + "…#" + digest(key);
  }

  /** The text with the escape, as text, of each half of a surrogate pair. */
  public static String withWholePairs(String text) {
    return UNPAIRED_SURROGATE
        .matcher(text)
        .replaceAll(half -> "\\\\u" + HexFormat.of().toHexDigits(half.group().charAt(0)));
  }

  /** Each of these texts as it is written. */
  public static List<String> of(List<String> keys) {
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
