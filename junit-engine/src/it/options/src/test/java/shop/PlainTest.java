package shop;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Knows nothing of agents. */
class PlainTest {

  @Test
  void adds() {}

  @Test
  @Tag("slow")
  void subtracts() {}
}
