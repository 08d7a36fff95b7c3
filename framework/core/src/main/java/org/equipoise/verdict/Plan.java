package org.equipoise.verdict;

/** What judging a claim takes, known before any call. */
public sealed interface Plan permits RatePlan, EffectPlan {

  /** The claim in words. */
  String claim();
}
