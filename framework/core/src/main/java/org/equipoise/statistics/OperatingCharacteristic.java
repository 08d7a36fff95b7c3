package org.equipoise.statistics;

import org.apiguardian.api.API;

/**
 * What a sequential test does where the trials succeed at a given rate.
 *
 * @param rate the rate of success that this is about
 * @param rejectsLow the probability that the test rejects the lower of its two rates
 * @param rejectsHigh the probability that it rejects the higher one
 * @param undecided the probability that it has rejected neither when the trials run out
 * @param meanTrials the mean number of trials until it ends
 * @param trials95 so many trials suffice with probability 0.95
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record OperatingCharacteristic(
    double rate,
    double rejectsLow,
    double rejectsHigh,
    double undecided,
    double meanTrials,
    long trials95) {}
