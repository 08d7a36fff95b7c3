/** A module with an agent. */
module shop {
  exports shop;
}
