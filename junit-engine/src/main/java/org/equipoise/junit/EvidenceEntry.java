package org.equipoise.junit;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.equipoise.chain.StateText;
import org.equipoise.verdict.Evidence;
import org.junit.platform.engine.reporting.ReportEntry;

/** Evidence as the report entry of a test. */
final class EvidenceEntry {

  private static final int LONGEST = 1_000;

  private EvidenceEntry() {}

  static ReportEntry of(Evidence found) {
    Map<String, String> entry = new LinkedHashMap<>();
    entry.put("property", found.property());
    entry.put("claim", found.claim());
    entry.put("verdict", found.verdict().name());
    found.estimate().ifPresent(estimate -> entry.put("estimate", number(estimate)));
    found
        .interval()
        .ifPresent(
            interval -> {
              entry.put("low", number(interval.low()));
              entry.put("high", number(interval.high()));
              entry.put("level", number(interval.level()));
            });
    if (found.n() > 0) {
      entry.put("n", found.n() + " " + found.unit());
    }
    found.pValue().ifPresent(p -> entry.put("p", number(p)));
    entry.put("reason", found.reason());
    // The platform takes no blank values, and a reason may quote what an agent said.
    entry.values().removeIf(String::isBlank);
    entry.replaceAll((key, value) -> StateText.shortened(value, LONGEST));
    return ReportEntry.from(entry);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }
}
