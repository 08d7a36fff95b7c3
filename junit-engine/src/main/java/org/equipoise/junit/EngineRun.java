package org.equipoise.junit;

import java.util.function.BooleanSupplier;

/**
 * What all classes of one execution share.
 *
 * @param configuration what is configured
 * @param accounts the accounts that agents call by
 * @param cancelled whether the execution was cancelled; may be asked at any time, by any thread
 */
record EngineRun(Configuration configuration, Accounts accounts, BooleanSupplier cancelled) {}
