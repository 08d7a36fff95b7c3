package shop;

import org.junit.jupiter.api.Test;

/** Was there before. */
class OldTest {

  @Test
  void adds() {}
}
