/**
 * The sparse table of an agent's transitions: state index, counts, kernel estimates, strongly
 * connected components, and readers of recorded transitions.
 */
@NullMarked
package org.equipoise.chain;

import org.jspecify.annotations.NullMarked;
