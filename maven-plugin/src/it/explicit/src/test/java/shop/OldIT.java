package shop;

import org.junit.jupiter.api.Test;

/** Was there before. */
class OldIT {

  @Test
  void adds() {}
}
