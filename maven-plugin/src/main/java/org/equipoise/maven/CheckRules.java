package org.equipoise.maven;

import java.util.List;
import org.equipoise.verdict.Verdict;

/**
 * What results must be like for a build to pass.
 *
 * @param requirements the user's own
 * @param inconclusive what an undecided property comes to of which they say nothing
 * @param missing what a build without results comes to
 */
record CheckRules(
    List<Requirement> requirements, InconclusivePolicy inconclusive, MissingResults missing) {

  /** No FAIL, no INCONCLUSIVE, and a result where there are agent tests. */
  static final CheckRules DEFAULT =
      new CheckRules(List.of(), InconclusivePolicy.FAIL, MissingResults.FAIL_WITH_TESTS);

  CheckRules {
    requirements = List.copyOf(requirements);
  }

  /** Whether a verdict by itself fails the build, since no requirement allows some of its kind. */
  boolean forbid(Claimed claimed) {
    boolean bad =
        claimed.is(Verdict.FAIL)
            || (claimed.is(Verdict.INCONCLUSIVE)
                && (inconclusive == InconclusivePolicy.FAIL || claimed.isOfNothing()));
    return bad && requirements.stream().noneMatch(requirement -> requirement.decides(claimed));
  }
}
