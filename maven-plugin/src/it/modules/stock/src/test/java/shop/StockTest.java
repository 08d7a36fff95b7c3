package shop;

import org.junit.jupiter.api.Test;

/** Was there before. */
class StockTest {

  @Test
  void adds() {}
}
