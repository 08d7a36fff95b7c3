/** Chat models over HTTP, and agents that prompt them. */
@NullMarked
package org.equipoise.model;

import org.jspecify.annotations.NullMarked;
