package org.equipoise.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apiguardian.api.API;
import org.equipoise.sampling.Sample;

/**
 * Claims that are made together of one sample, and share one rate of false FAILs.
 *
 * <p>They are judged as Holm (1979, Scandinavian Journal of Statistics 6, 65) does: each of m
 * claims with a share of 1/m; where some fail, the k others again with 1/k each, until no more
 * fail. Whichever claims hold, one of them fails with at most the rate of the family. Each property
 * is judged as a function of its sample alone, and what it rejects at one rate it rejects at a
 * higher one; so this may be asked after any draw.
 *
 * @param <S> the type of the agent's states
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class Family<S> {
  private final List<Property<? super S>> claims;
  private final int size;
  private final ErrorRates rates;

  /**
   * A family of claims.
   *
   * @param claims those that are judged here
   * @param size how many claims the family has, with those that are judged elsewhere at {@code
   *     rates.sharedBy(size)}
   * @param rates the rate of false FAILs of all claims together, and that of false PASSes of each
   * @throws IllegalArgumentException if there are more claims than the family has
   */
  public Family(List<? extends Property<? super S>> claims, int size, ErrorRates rates) {
    if (claims.size() > size) {
      throw new IllegalArgumentException(
          "a family of " + size + " claims can not have " + claims.size());
    }
    this.claims = List.copyOf(claims);
    this.size = size;
    this.rates = Objects.requireNonNull(rates, "rates");
  }

  /** The evidence on each claim, in their order. */
  public List<Evidence> judge(Sample<? extends S> sample) {
    List<Evidence> evidence = new ArrayList<>();
    claims.forEach(claim -> evidence.add(claim.judge(sample, rates.sharedBy(size))));
    long before = 0;
    for (long failed = failed(evidence); failed > before; failed = failed(evidence)) {
      before = failed;
      judgeOthers(sample, evidence, rates.sharedBy((int) (size - failed)));
    }
    return List.copyOf(evidence);
  }

  private void judgeOthers(
      Sample<? extends S> sample, List<Evidence> evidence, ErrorRates ratesOfOthers) {
    for (int i = 0; i < evidence.size(); i++) {
      if (evidence.get(i).verdict() != Verdict.FAIL) {
        evidence.set(i, claims.get(i).judge(sample, ratesOfOthers));
      }
    }
  }

  private static long failed(List<Evidence> evidence) {
    return evidence.stream().filter(found -> found.verdict() == Verdict.FAIL).count();
  }

  /** Whether no claim asks for more draws than this sample has. */
  public boolean isSettled(Sample<? extends S> sample) {
    return judge(sample).stream().allMatch(Evidence::settled);
  }
}
