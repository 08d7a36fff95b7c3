/** A module with an agent. */
module shop {
  requires transitive org.equipoise.core;

  exports shop;
}
