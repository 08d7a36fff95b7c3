/** Whether an agent still steps as it did when its baseline was recorded. */
@NullMarked
package org.equipoise.drift;

import org.jspecify.annotations.NullMarked;
