package org.equipoise.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * The method that makes the agent which the tests of its class are about.
 *
 * <p>Exactly one in a class, inherited or not. It takes no parameter, is not private, and returns
 * an {@link org.equipoise.agent.Agent}; it is called once, when the first selected test of the
 * class runs.
 *
 * <pre>{@code
 * @AgentUnderTest
 * Agent<String> agent() { return new WordAgent(model); }
 * }</pre>
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public @interface AgentUnderTest {}
