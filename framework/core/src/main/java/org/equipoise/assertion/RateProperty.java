package org.equipoise.assertion;

import org.equipoise.verdict.Property;

/** Makes a property of a rate from its threshold and margin. */
@FunctionalInterface
interface RateProperty<S> {
  Property<S> of(double threshold, double margin);
}
