/** Whether an agent's moves obey detailed balance, how far they do not, and where. */
@NullMarked
package org.equipoise.balance;

import org.jspecify.annotations.NullMarked;
