package org.equipoise.drift;

import org.apiguardian.api.API;

/**
 * A state that only one of two builds reached.
 *
 * @param state its key
 * @param steps how many steps led to it
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record StateCount(String state, long steps) {}
