package shop;

import org.testng.annotations.Test;

/** Was there before. */
public class TestNGTest {

  @Test
  public void adds() {}

  @Test
  public void subtracts() {}
}
