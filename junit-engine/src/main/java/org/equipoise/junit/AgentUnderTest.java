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
 * <p>Exactly one in a class, inherited or not. It takes nothing but what a {@link
 * ParameterResolver} provides, is not private, and returns an {@link org.equipoise.agent.Agent}; it
 * is called once, when the first selected test of the class runs. An agent that is {@link
 * AutoCloseable} is closed when the tests of the class are done.
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
