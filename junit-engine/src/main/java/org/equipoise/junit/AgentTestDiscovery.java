package org.equipoise.junit;

import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.support.discovery.EngineDiscoveryRequestResolver;

/** Turns selectors of every kind into the tree of test classes and their tests. */
final class AgentTestDiscovery {
  private static final EngineDiscoveryRequestResolver<EquipoiseEngineDescriptor> RESOLVER =
      EngineDiscoveryRequestResolver.<EquipoiseEngineDescriptor>builder()
          .addClassContainerSelectorResolver(AgentTestCandidates::isTopLevel)
          .addSelectorResolver(context -> new ClassResolver(context.getClassNameFilter()))
          .addSelectorResolver(new MethodResolver())
          .addTestDescriptorVisitor(context -> TestDescriptor::prune)
          .build();

  private AgentTestDiscovery() {}

  static void resolve(EngineDiscoveryRequest request, EquipoiseEngineDescriptor engine) {
    RESOLVER.resolve(request, engine);
  }

  /** Reports what is wrong with the tests that were found, where the platform takes it. */
  static void tellMistakes(EngineDiscoveryRequest request, EquipoiseEngineDescriptor engine) {
    if (PlatformFeatures.takeIssues()) {
      DiscoveryIssues.of(engine)
          .forEach(
              mistake ->
                  PlatformFeatures.reportIssue(
                      request, engine.getUniqueId(), mistake.warning(), mistake.source()));
    }
  }
}
