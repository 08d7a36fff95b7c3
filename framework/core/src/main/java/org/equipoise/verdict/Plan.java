package org.equipoise.verdict;

import org.apiguardian.api.API;

/** What judging a claim takes, known before any call. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public sealed interface Plan permits RatePlan, EffectPlan {

  /** The claim in words. */
  String claim();
}
