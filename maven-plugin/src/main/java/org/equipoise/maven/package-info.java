/**
 * The Maven plugin: goals that convert their parameters and call one object each.
 *
 * <p>A goal fails with a {@code MojoFailureException} where agents are not as claimed, and with a
 * {@code MojoExecutionException} where it could not run or read.
 */
@NullMarked
package org.equipoise.maven;

import org.jspecify.annotations.NullMarked;
