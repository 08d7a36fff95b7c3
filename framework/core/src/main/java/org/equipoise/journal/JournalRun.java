package org.equipoise.journal;

import java.time.Instant;

/**
 * A run that wrote a journal.
 *
 * @param build the build that it belonged to; empty where it was told none
 * @param began when it began
 */
record JournalRun(String build, Instant began) {}
