/** The intervals and distributions that the verdicts rest on. */
@NullMarked
package org.equipoise.statistics;

import org.jspecify.annotations.NullMarked;
