/** How files are written: whole or not at all, with keys that every parser of JSON can read. */
@NullMarked
package org.equipoise.file;

import org.jspecify.annotations.NullMarked;
