package org.equipoise.result;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers as people read them. */
final class Figures {
  private Figures() {}

  /** {@code 15,742}. */
  static String count(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  /** Four digits after the point, or three significant ones where those would say nothing. */
  static String precise(double x) {
    return fixed(x, 4, 0.001);
  }

  /** Two digits after the point, or three significant ones where those would say nothing. */
  static String rate(double x) {
    return fixed(x, 2, 0.01);
  }

  /** {@code 0.049}; {@code 2.0e-05}. */
  static String pValue(double p) {
    return String.format(Locale.ROOT, p < 0.0005 ? "%.1e" : "%.3f", p);
  }

  /** One digit after the point. */
  static String statistic(double x) {
    return String.format(Locale.ROOT, "%.1f", x);
  }

  private static String fixed(double x, int digits, double smallest) {
    double size = Math.abs(x);
    if (size == 0) {
      return "0";
    }
    return size < smallest || size >= 1e7
        ? String.format(Locale.ROOT, "%.2e", x)
        : String.format(Locale.ROOT, "%." + digits + "f", x);
  }

  /** {@code 0.51 [0.47, 0.55]}, with as many digits as the width of the interval deserves. */
  static String measured(double estimate, @Nullable List<Double> interval) {
    if (interval == null) {
      return wholeOr(estimate, 2);
    }
    double width = interval.get(1) - interval.get(0);
    int digits = width > 0 ? (int) Math.ceil(-Math.log10(width)) + 1 : 2;
    digits = Math.max(2, Math.min(6, digits));
    return "%s [%s, %s]"
        .formatted(
            wholeOr(estimate, digits),
            wholeOr(interval.get(0), digits),
            wholeOr(interval.get(1), digits));
  }

  private static String wholeOr(double x, int digits) {
    return x == Math.rint(x) && Math.abs(x) >= 2 && Math.abs(x) < 1e15
        ? count((long) x)
        : String.format(Locale.ROOT, "%." + digits + "f", x);
  }
}
