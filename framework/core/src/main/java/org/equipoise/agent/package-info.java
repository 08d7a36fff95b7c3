/** What an agent is: a step from a state to a move, a self-loop or an escape. */
@NullMarked
package org.equipoise.agent;

import org.jspecify.annotations.NullMarked;
