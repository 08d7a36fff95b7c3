package shop;

import org.junit.jupiter.api.Test;

/** Knows nothing of agents. */
class PlainTest {

  @Test
  void adds() {}

  @Test
  void subtracts() {}
}
