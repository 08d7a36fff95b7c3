package org.equipoise.result;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Locale;
import org.apiguardian.api.API;

/**
 * Which of some names one was meant to be: a misspelt setting has no effect, and nobody sees it.
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
public final class Spelling {
  /** A name that differs by more is another one. */
  private static final int NEAR = 2;

  private Spelling() {}

  /**
   * The name that one is most like.
   *
   * @throws java.util.NoSuchElementException if there are no names
   */
  public static String nearest(String one, Collection<String> names) {
    return Collections.min(names, Comparator.comparingInt(name -> distance(one, name)));
  }

  /** Whether two names differ by so little that one may be a slip of the other. */
  public static boolean isNear(String one, String other) {
    return distance(one, other) <= NEAR;
  }

  /** How many characters must be added, left out or replaced, whatever their case (Levenshtein). */
  static int distance(String one, String other) {
    String a = one.toLowerCase(Locale.ROOT);
    String b = other.toLowerCase(Locale.ROOT);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
