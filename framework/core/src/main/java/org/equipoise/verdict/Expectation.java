package org.equipoise.verdict;

import org.apiguardian.api.API;

/**
 * What a verdict on a rate is to be where the truth is known, by exact computation.
 *
 * @param rate the true rate
 * @param passes the probability of PASS
 * @param fails the probability of FAIL
 * @param undecided the probability that the rule gives up: INCONCLUSIVE
 * @param meanTrials the mean number of trials until then
 * @param trials95 so many trials suffice with probability 0.95
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record Expectation(
    double rate, double passes, double fails, double undecided, double meanTrials, long trials95) {}
