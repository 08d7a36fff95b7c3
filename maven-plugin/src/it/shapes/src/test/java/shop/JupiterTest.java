package shop;

import org.junit.jupiter.api.Test;

/** Was there before. */
public class JupiterTest {

  @Test
  public void adds() {}

  @Test
  public void subtracts() {}
}
