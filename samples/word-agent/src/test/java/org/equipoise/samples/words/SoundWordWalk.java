package org.equipoise.samples.words;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.equipoise.junit.DownhillFraction;
import org.equipoise.junit.EscapeRate;
import org.equipoise.junit.FaultRate;

/**
 * What every word agent of this sample is held to, under one name: each of these properties is
 * claimed, and judged by itself, wherever this annotation stands.
 */
@DownhillFraction(atLeast = 0.65)
@EscapeRate(atMost = 0.30)
@FaultRate(atMost = 0.01, margin = 0.02)
@KeepsFirstLetter(atLeast = 0.60)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@interface SoundWordWalk {}
