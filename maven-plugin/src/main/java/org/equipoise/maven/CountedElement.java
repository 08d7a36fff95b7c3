package org.equipoise.maven;

import java.util.List;
import org.equipoise.result.Result;

/**
 * What a rule counts over.
 *
 * @param name of the class or test; empty for the whole build
 * @param results the results that it has as a whole; none for a test or a property
 * @param claims the verdicts on it
 */
record CountedElement(String name, List<Result> results, List<Claimed> claims) {
  CountedElement {
    results = List.copyOf(results);
    claims = List.copyOf(claims);
  }
}
