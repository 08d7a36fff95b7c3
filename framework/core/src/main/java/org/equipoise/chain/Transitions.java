package org.equipoise.chain;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * Transitions that were recorded elsewhere, read from a file.
 *
 * <p>A row is a number of steps {@code from} a state {@code to} a state; {@code count} says how
 * many (1 where there is no such column or field). Rows with the same states are summed; a row
 * whose two states are the same counts self-loops. An {@code outcome} tells other endings: {@code
 * move} (the default), {@code escape}, with no {@code to} and perhaps a {@code reason}, and {@code
 * fault}, with no {@code to}. Other columns and fields are not read, and named.
 *
 * <pre>{@code
 * from,to,count,outcome,reason         {"from": "BUZZY", "to": "TURKEY", "count": 238}
 * BUZZY,TURKEY,238,,                   {"from": "TURKEY", "outcome": "escape", "reason": "refused"}
 * TURKEY,,1,escape,refused
 * }</pre>
 *
 * <p>Files are UTF-8, with or without a byte order mark, and are read as a stream.
 *
 * @param chain the steps by state
 * @param escapesByReason how many escapes there were for each reason, most frequent first; those
 *     recorded without a reason are under {@link #NO_REASON}
 * @param clusters the same steps by the cluster, a trajectory say, that they were recorded in, in
 *     the order of the file, each with states of its own; empty where no column names clusters
 * @param unread the names of columns or fields that were not read, fit for a terminal; 20 at most
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record Transitions(
    Chain chain,
    Map<String, Long> escapesByReason,
    Map<String, Chain> clusters,
    List<String> unread) {
  /** The reason of an escape that was recorded without one. */
  public static final String NO_REASON = "no reason recorded";

  public Transitions {
    escapesByReason = Collections.unmodifiableMap(new LinkedHashMap<>(escapesByReason));
    clusters = Collections.unmodifiableMap(new LinkedHashMap<>(clusters));
    unread = List.copyOf(unread);
  }

  /** Transitions of which all was read. */
  public Transitions(Chain chain, Map<String, Long> escapesByReason, Map<String, Chain> clusters) {
    this(chain, escapesByReason, clusters, List.of());
  }

  /** Transitions that are not known to come in clusters. */
  public Transitions(Chain chain, Map<String, Long> escapesByReason) {
    this(chain, escapesByReason, Map.of());
  }

  /**
   * Reads a file whose name tells its format.
   *
   * @throws TransitionFormatException if the content, or the name, is not as it must be
   * @throws IOException if the file can not be read
   */
  public static Transitions read(Path file) throws IOException {
    return read(file, TransitionFormat.of(file));
  }

  /**
   * Reads a file in the given format, whatever its name.
   *
   * @throws TransitionFormatException if the content is not as it must be
   * @throws IOException if the file can not be read
   */
  public static Transitions read(Path file, TransitionFormat format) throws IOException {
    try (InputStream bytes = Files.newInputStream(file)) {
      return read(bytes, file.toString(), format);
    }
  }

  /**
   * Reads a stream to its end; closing it is the caller's.
   *
   * @param name what errors call the stream
   * @throws TransitionFormatException if the content is not as it must be
   * @throws IOException if the stream can not be read
   */
  public static Transitions read(InputStream bytes, String name, TransitionFormat format)
      throws IOException {
    return read(bytes, name, format, ClusterColumn.NONE);
  }

  /**
   * Reads a stream to its end as {@link #read(InputStream, String, TransitionFormat)}, and tells
   * its clusters: the rows with the same value in a column or field, which every row must have.
   * Steps of one cluster may depend on each other; clusters must not.
   *
   * @param clusters the name of that column
   * @throws TransitionFormatException if the content is not as it must be
   * @throws IllegalArgumentException if the name is blank, or of a column that means something else
   * @throws IOException if the stream can not be read
   */
  public static Transitions read(
      InputStream bytes, String name, TransitionFormat format, String clusters) throws IOException {
    return read(bytes, name, format, ClusterColumn.of(clusters));
  }

  private static Transitions read(
      InputStream bytes, String name, TransitionFormat format, ClusterColumn clusters)
      throws IOException {
    Utf8Text text = new Utf8Text(bytes, name);
    UnreadColumns unread = new UnreadColumns();
    TransitionTally tally = new TransitionTally(name, clusters);
    switch (format) {
      case CSV -> new CsvTransitions(text, name, clusters, unread).readTo(tally);
      case JSON_LINES -> new JsonTransitions(text, name, clusters, unread).readTo(tally);
    }
    return tally.transitions(unread.names());
  }
}
