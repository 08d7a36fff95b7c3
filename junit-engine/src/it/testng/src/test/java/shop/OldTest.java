package shop;

import org.testng.annotations.Test;

/** Was there before. */
public class OldTest {

  @Test
  public void adds() {}

  @Test
  public void subtracts() {}
}
