package shop;

import org.junit.Test;

/** Was there before. */
public class OldTest {

  @Test
  public void adds() {}

  @Test
  public void subtracts() {}
}
