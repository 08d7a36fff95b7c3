package org.equipoise.maven;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.equipoise.result.Result;

/** What the counter of a rule is counted over. */
enum RuleElement {
  /** All results of a module. */
  BUILD,
  /** The result of a class. */
  CLASS,
  /** The verdicts on one test of a class. */
  TEST,
  /** One verdict. */
  PROPERTY;

  /** The elements of this kind that some results have. */
  List<CountedElement> in(List<Result> results) {
    return switch (this) {
      case BUILD -> List.of(new CountedElement("", results, Claimed.in(results)));
      case CLASS ->
          results.stream()
              .map(r -> new CountedElement(Claimed.name(r), List.of(r), Claimed.in(List.of(r))))
              .toList();
      case TEST -> tests(Claimed.in(results));
      case PROPERTY ->
          Claimed.in(results).stream()
              .map(c -> new CountedElement(c.name(), List.of(), List.of(c)))
              .toList();
    };
  }

  private static List<CountedElement> tests(List<Claimed> claims) {
    Map<String, List<Claimed>> tests =
        claims.stream()
            .collect(Collectors.groupingBy(Claimed::name, LinkedHashMap::new, Collectors.toList()));
    return tests.entrySet().stream()
        .map(test -> new CountedElement(test.getKey(), List.of(), test.getValue()))
        .toList();
  }

  /** As it stands in a sentence. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
