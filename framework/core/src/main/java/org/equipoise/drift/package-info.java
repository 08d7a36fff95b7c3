/** What was recorded of an agent before, and whether it still behaves so. */
@NullMarked
package org.equipoise.drift;

import org.jspecify.annotations.NullMarked;
