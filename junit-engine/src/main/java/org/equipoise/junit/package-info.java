/**
 * Agent tests: annotations that say what an agent must do, and the JUnit Platform engine that
 * samples it and judges.
 *
 * <p>A class with {@link org.equipoise.junit.AgentTest} methods names the agent, where its walk
 * starts, and what must hold. The agent is sampled once for the class; every test judges that
 * sample.
 */
@NullMarked
package org.equipoise.junit;

import org.jspecify.annotations.NullMarked;
