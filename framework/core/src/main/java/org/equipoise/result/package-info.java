/**
 * What a run found, as one file: the analysis of a chain or a sample, the verdicts on it, and its
 * readable summary. The engine writes these files; the Maven plugin and the report read them.
 */
@NullMarked
package org.equipoise.result;

import org.jspecify.annotations.NullMarked;
