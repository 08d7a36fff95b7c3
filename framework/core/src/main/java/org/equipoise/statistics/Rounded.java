package org.equipoise.statistics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import org.apiguardian.api.API;

/** Numbers rounded for people, the same in every locale. */
@API(status = API.Status.INTERNAL, since = "0.1.0")
public final class Rounded {
  private Rounded() {}

  /** An estimate with three digits, or to the next whole number from 100 on: 0.512, 43, 1,234. */
  public static String estimate(double value) {
    if (!Double.isFinite(value)) {
      return String.valueOf(value);
    }
    if (Math.abs(value) >= 99.95) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    return plain(new BigDecimal(value).round(new MathContext(3)));
  }

  /** A number that a user wrote, with two decimals or as many as it has: 0.60, 0.125. */
  public static String threshold(double value) {
    BigDecimal exact = new BigDecimal(value).setScale(9, RoundingMode.HALF_UP).stripTrailingZeros();
    return exact.setScale(Math.max(2, exact.scale())).toPlainString();
  }

  /** A probability with two digits, as a power of ten below a thousandth: 0.031, 1.3e-6, 0. */
  public static String probability(double value) {
    if (value == 0 || value >= 0.001) {
      return plain(new BigDecimal(value).round(new MathContext(2)));
    }
    return String.format(Locale.ROOT, "%.1e", value).replaceFirst("e-0*", "e-");
  }

  /** A share in percent: 5 %, 93.8 %, 0.12 %. */
  public static String percent(double share) {
    return estimate(100 * share) + " %";
  }

  /** A count with its thousands apart: 1,234. */
  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** A count rounded up to two digits, for what is known only about: 4,600. */
  public static String about(double count) {
    BigDecimal whole = new BigDecimal(count).setScale(0, RoundingMode.CEILING);
    BigDecimal rounded = whole.round(new MathContext(2, RoundingMode.CEILING));
    return String.format(Locale.ROOT, "%,d", rounded.toBigInteger());
  }

  private static String plain(BigDecimal rounded) {
    BigDecimal stripped = rounded.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0).toPlainString() : stripped.toPlainString();
  }
}
