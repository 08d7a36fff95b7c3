package org.equipoise.chain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * The states of a chain by number: keys in the order of their first appearance, from 0 on.
 *
 * <p>A key is the text by which states count as the same; it is the coarse-graining of the agent.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class StateIndex {
  private final List<String> keys;
  private final Map<String, Integer> numbers;

  private StateIndex(List<String> keys, Map<String, Integer> numbers) {
    this.keys = keys;
    this.numbers = numbers;
  }

  /**
   * The index that gives the keys the numbers of their positions.
   *
   * @throws IllegalArgumentException if a key stands twice
   */
  public static StateIndex of(List<String> keys) {
    Builder builder = new Builder();
    for (String key : keys) {
      if (builder.number(key) != builder.size() - 1) {
        throw new IllegalArgumentException(
            "the key '" + StateText.shortened(key, 200) + "' stands twice in the index");
      }
    }
    return builder.build();
  }

  /** How many states there are. */
  public int size() {
    return keys.size();
  }

  /**
   * The key of a state.
   *
   * @throws IndexOutOfBoundsException if there is no such state
   */
  public String key(int state) {
    return keys.get(state);
  }

  /** The number of the state with this key, or -1 where there is none. */
  public int number(String key) {
    return numbers.getOrDefault(key, -1);
  }

  /** All keys, in the order of their numbers. */
  public List<String> keys() {
    return keys;
  }

  @Override
  public String toString() {
    return keys.size() + " states";
  }

  /** Numbers keys as they appear. Not for use by several threads. */
  public static final class Builder {
    private final List<String> keys = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    /** The number of this key, given to it now if it is new. */
    public int number(String key) {
      Integer known = numbers.get(key);
      if (known != null) {
        return known;
      }
      int number = keys.size();
      keys.add(key);
      numbers.put(key, number);
      return number;
    }

    /** The number of this key; -1 where it has none yet. */
    public int find(String key) {
      return numbers.getOrDefault(key, -1);
    }

    /** How many keys have a number. */
    public int size() {
      return keys.size();
    }

    /** An immutable copy of what is indexed so far. */
    public StateIndex build() {
      return new StateIndex(
          Collections.unmodifiableList(new ArrayList<>(keys)), new HashMap<>(numbers));
    }
  }
}
