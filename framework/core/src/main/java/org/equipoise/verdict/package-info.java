/** Properties of an agent, the evidence for and against them, and the verdict. */
@NullMarked
package org.equipoise.verdict;

import org.jspecify.annotations.NullMarked;
