/**
 * The potential that an agent's moves descend, found by least action, and the direction of moves.
 */
@NullMarked
package org.equipoise.potential;

import org.jspecify.annotations.NullMarked;
