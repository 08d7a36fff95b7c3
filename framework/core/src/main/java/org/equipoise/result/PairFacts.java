package org.equipoise.result;

import org.apiguardian.api.API;
import org.equipoise.balance.Pair;
import org.equipoise.file.WrittenKey;

/**
 * Two states between which the moves each way disagree with every potential.
 *
 * @param from the state that is left too often
 * @param to the state that is gone to too often
 * @param forward the moves from the one to the other
 * @param backward the moves back
 * @param expectedForward the moves forward that detailed balance expects of all these
 * @param deviance the signed root of this pair's part in the likelihood ratio statistic G
 * @param pValue the probability that an agent in balance shows any pair with such a deviance
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record PairFacts(
    String from,
    String to,
    long forward,
    long backward,
    double expectedForward,
    double deviance,
    double pValue) {

  static PairFacts of(Pair pair) {
    return new PairFacts(
        WrittenKey.of(pair.from()),
        WrittenKey.of(pair.to()),
        pair.forward(),
        pair.backward(),
        pair.expectedForward(),
        pair.deviance(),
        pair.pValue());
  }
}
