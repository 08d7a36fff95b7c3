/** What was recorded of an agent before, and whether it still steps as it did then. */
@NullMarked
package org.equipoise.drift;

import org.jspecify.annotations.NullMarked;
