package org.equipoise.journal;

import java.time.Instant;
import java.util.Optional;

/**
 * The first line of a journal.
 *
 * @param name what was sampled: a test class, or what the user calls it
 * @param began when the journal was begun
 * @param configuration what the draws depend on
 * @param code the digest of the code that was sampled; empty where it is not known
 */
record JournalHeader(
    String name, Instant began, JournalConfiguration configuration, Optional<String> code) {

  /** The form written here, with its major version. */
  static final String SCHEMA = "equipoise-journal/1";
}
