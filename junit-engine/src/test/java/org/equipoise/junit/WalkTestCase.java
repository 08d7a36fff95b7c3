package org.equipoise.junit;

/** A walk that is right, to be made wrong in one place. */
@Sampling(transitions = 20)
abstract class WalkTestCase extends MetropolisWalk {}
