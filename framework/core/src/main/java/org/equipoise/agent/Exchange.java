package org.equipoise.agent;

import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * One call to a model that an agent made for a draw: what was said, what was answered, what it
 * took. The sampler adds up the {@link #usage}, and writes the rest into its journal; so it holds
 * no key and no header that nobody chose to keep.
 *
 * @param prompt what was said to the model; empty where it is not to be kept
 * @param reply what came back, as it was; empty where nothing did
 * @param facts what else is known of the call, by name, such as the model that answered, the id of
 *     the request and why the answer ended
 * @param usage the tokens that are billed
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record Exchange(String prompt, String reply, SortedMap<String, String> facts, Usage usage) {

  public Exchange {
    Objects.requireNonNull(prompt, "prompt");
    Objects.requireNonNull(reply, "reply");
    Objects.requireNonNull(usage, "usage");
    facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
  }

  /** An exchange of which nothing is kept but what it took. */
  public static Exchange of(Usage usage) {
    return new Exchange("", "", Collections.emptySortedMap(), usage);
  }
}
