package shop;

import org.junit.jupiter.api.Test;

/** Was there before. */
class TillTest {

  @Test
  void adds() {}
}
