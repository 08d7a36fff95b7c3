package org.equipoise.junit;

import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.engine.support.hierarchical.Node;

/** The root of the tree: holds the test classes. */
final class EquipoiseEngineDescriptor extends EngineDescriptor implements Node<EquipoiseContext> {

  EquipoiseEngineDescriptor(UniqueId uniqueId) {
    super(uniqueId, "Equipoise");
  }

  @Override
  public EquipoiseContext before(EquipoiseContext context) {
    return getChildren().isEmpty() ? context : context.configured();
  }
}
