package shop;

import org.junit.Test;

/** Was there before. */
public class JUnit4Test {

  @Test
  public void adds() {}

  @Test
  public void subtracts() {}
}
