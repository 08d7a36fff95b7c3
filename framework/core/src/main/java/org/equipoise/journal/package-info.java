/** What a run of samples writes down while it goes on, so that nothing paid for is lost. */
@NullMarked
package org.equipoise.journal;

import org.jspecify.annotations.NullMarked;
