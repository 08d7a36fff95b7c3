package org.equipoise.maven;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A pattern of names in which {@code *} stands for any text and {@code ?} for one character.
 *
 * @param text as it was written
 */
record Wildcard(String text) {
  /** Matches every name. */
  static final Wildcard ANY = new Wildcard("*");

  boolean matches(String name) {
    String expression =
        text.codePoints()
            .mapToObj(
                c ->
                    switch (c) {
                      case '*' -> ".*";
                      case '?' -> ".";
                      default -> Pattern.quote(Character.toString(c));
                    })
            .collect(Collectors.joining());
    return Pattern.compile(expression, Pattern.DOTALL).matcher(name).matches();
  }
}
