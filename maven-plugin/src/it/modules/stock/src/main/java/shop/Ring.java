package shop;

/** What the agent walks on. */
public final class Ring {

  private Ring() {}

  /** The number after this one. */
  public static int after(int n) {
    return (n + 1) % 3;
  }
}
