/** How Equipoise writes its files. */
@NullMarked
package org.equipoise.file;

import org.jspecify.annotations.NullMarked;
