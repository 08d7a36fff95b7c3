package org.equipoise.drift;

/**
 * A state that only one of two builds reached.
 *
 * @param state its key
 * @param steps how many steps led to it
 */
public record StateCount(String state, long steps) {}
