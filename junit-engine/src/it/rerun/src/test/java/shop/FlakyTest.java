package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Reruns of other engines' tests are as they were. */
class FlakyTest {
  private static final AtomicInteger RUNS = new AtomicInteger();

  @Test
  void passesTheSecondTime() {
    assertEquals(2, RUNS.incrementAndGet());
  }
}
