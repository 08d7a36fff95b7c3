package org.equipoise.junit;

import java.util.logging.Logger;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.engine.support.hierarchical.Node;

/** The root of the tree: holds the test classes. */
final class EquipoiseEngineDescriptor extends EngineDescriptor implements Node<EquipoiseContext> {

  private static final Logger LOGGER = Logger.getLogger(EquipoiseEngineDescriptor.class.getName());

  EquipoiseEngineDescriptor(UniqueId uniqueId) {
    super(uniqueId, "Equipoise");
  }

  @Override
  public EquipoiseContext before(EquipoiseContext context) {
    return getChildren().isEmpty() ? context : context.configured();
  }

  @Override
  public void after(EquipoiseContext context) {
    if (!getChildren().isEmpty()) {
      for (String key : context.run().accounts().misspelt()) {
        LOGGER.warning(() -> key + " gives permits to an account that no class names");
      }
    }
  }
}
