/**
 * Fluent assertions on a sample, for use in any test framework: start at {@link
 * org.equipoise.assertion.EquipoiseAssertions}.
 */
@NullMarked
package org.equipoise.assertion;

import org.jspecify.annotations.NullMarked;
