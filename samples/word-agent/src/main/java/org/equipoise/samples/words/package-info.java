/**
 * The word task of arXiv:2512.10047 with an embedded language model: an agent that walks from word
 * to word in detailed balance, and one that does not; and the same task for any other model, over
 * the network.
 */
@NullMarked
package org.equipoise.samples.words;

import org.jspecify.annotations.NullMarked;
