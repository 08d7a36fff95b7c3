package org.equipoise.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.apiguardian.api.API;
import org.equipoise.chain.StateIndex;
import org.equipoise.file.WrittenKey;
import org.equipoise.potential.LeastAction;
import org.equipoise.potential.Potential;
import org.equipoise.potential.SigmaAction;
import org.jspecify.annotations.Nullable;

/**
 * The potential of the states, in units of 1 / beta.
 *
 * @param method how it was had: {@code "least action"} or {@code "declared"}
 * @param violationFunction the violation function of the action: {@code exp}, {@code softplus}
 * @param action the least action of the moves, also where the potential was declared
 * @param actionAtZero the action of a flat potential
 * @param zero what the value 0 means
 * @param mean the mean over the states of the largest component; null where no state has a value
 * @param sigma the standard deviation over those states; null where no state has a value
 * @param sigmaAction the action over that of a flat potential, {@code S / K(0)}, that the paper
 *     expects where potentials are normal with this standard deviation (Eq. 28 of
 *     arXiv:2512.10047); null where no state has a value
 * @param values the value of each state that has one
 * @param standardErrors the standard error of each value, its height above the zero of its
 *     component, where known; empty otherwise
 * @param unidentified the states without a value, in alphabetical order
 * @param components the groups of states whose values can be compared, largest first
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record PotentialFacts(
    String method,
    String violationFunction,
    double action,
    double actionAtZero,
    String zero,
    @Nullable Double mean,
    @Nullable Double sigma,
    @Nullable Double sigmaAction,
    Map<String, Double> values,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Double> standardErrors,
    List<String> unidentified,
    List<Component> components) {
  static final String DECLARED = "declared";

  /**
   * States whose values can be compared.
   *
   * @param size how many there are
   * @param states their keys, in alphabetical order
   */
  public record Component(int size, List<String> states) {
    public Component {
      states = states == null ? List.of() : List.copyOf(states);
    }
  }

  public PotentialFacts {
    values = sorted(values);
    standardErrors = sorted(standardErrors);
    unidentified = unidentified == null ? List.of() : List.copyOf(unidentified);
    components = components == null ? List.of() : List.copyOf(components);
  }

  private static Map<String, Double> sorted(@Nullable Map<String, Double> values) {
    return values == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(values));
  }

  /**
   * A potential with what it rests on.
   *
   * @param independent whether the moves are independent, as standard errors need them
   */
  static PotentialFacts of(LeastAction fit, Potential potential, boolean independent) {
    boolean fitted = fit.potential() == potential;
    boolean any = potential.components() > 0;
    return new PotentialFacts(
        fitted ? "least action" : DECLARED,
        fit.violationFunction().id(),
        fit.action(),
        fit.actionAtZero(),
        potential.zero(),
        any ? potential.mean() : null,
        any ? potential.sigma() : null,
        any ? SigmaAction.actionRatio(potential.sigma()) : null,
        values(potential),
        fitted && independent ? standardErrors(fit) : Map.of(),
        potential.unidentified().stream().map(WrittenKey::of).sorted().toList(),
        components(potential));
  }

  private static Map<String, Double> values(Potential potential) {
    Map<String, Double> values = new TreeMap<>();
    StateIndex states = potential.states();
    for (int i = 0; i < states.size(); i++) {
      if (potential.isIdentified(i)) {
        values.put(WrittenKey.of(states.key(i)), potential.value(i));
      }
    }
    return values;
  }

  private static Map<String, Double> standardErrors(LeastAction fit) {
    Map<String, Double> errors = new TreeMap<>();
    StateIndex states = fit.potential().states();
    for (int i = 0; i < states.size(); i++) {
      OptionalDouble error = fit.standardError(i);
      if (error.isPresent()) {
        errors.put(WrittenKey.of(states.key(i)), error.getAsDouble());
      }
    }
    return errors;
  }

  private static List<Component> components(Potential potential) {
    List<List<String>> members = new ArrayList<>();
    for (int c = 0; c < potential.components(); c++) {
      members.add(new ArrayList<>());
    }
    for (int i = 0; i < potential.states().size(); i++) {
      if (potential.isIdentified(i)) {
        members.get(potential.component(i)).add(WrittenKey.of(potential.states().key(i)));
      }
    }
    return members.stream()
        .map(keys -> new Component(keys.size(), keys.stream().sorted().toList()))
        .toList();
  }
}
