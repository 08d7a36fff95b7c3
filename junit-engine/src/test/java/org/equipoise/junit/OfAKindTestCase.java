package org.equipoise.junit;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.equipoise.junit.discovered.Fixtures.WalkTestCase;
import org.equipoise.sampling.Sample;

/** An agent test with an annotation of somebody else's. */
@OfAKindTestCase.OfKind(OfAKindTestCase.Kind.WALK)
public class OfAKindTestCase extends WalkTestCase {

  /** What the annotation names. */
  public enum Kind {
    WALK
  }

  /** Somebody else's annotation. */
  @Retention(RetentionPolicy.RUNTIME)
  public @interface OfKind {
    Kind value();
  }

  @AgentTest
  void test(Sample<Integer> sample) {}
}
