package org.equipoise.balance;

import org.apiguardian.api.API;

/**
 * Two states between which the moves each way disagree with every potential.
 *
 * @param from the state that is left too often
 * @param to the state that is gone to too often
 * @param forward the moves from the one to the other
 * @param backward the moves back
 * @param expectedForward the moves forward that detailed balance expects of all these
 * @param deviance the signed root of this pair's part in the likelihood ratio statistic G, at least
 *     0; about a standard normal deviate where the counts are large
 * @param pValue the probability that an agent in detailed balance shows any pair with such a
 *     deviance, family-wise by the maximum over pairs
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record Pair(
    String from,
    String to,
    long forward,
    long backward,
    double expectedForward,
    double deviance,
    double pValue) {}
