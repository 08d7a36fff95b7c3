package org.equipoise.maven;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.equipoise.chain.StateText;
import org.equipoise.result.Spelling;

/**
 * What a POM tells this plugin, for all of it and for single executions. Maven gives a goal what it
 * has parameters for, and older ones say nothing of the rest.
 *
 * @param all each {@code <configuration>}
 * @param ofCheck those that {@code check} may be given
 */
record PluginConfiguration(List<Xpp3Dom> all, List<Xpp3Dom> ofCheck) {

  PluginConfiguration {
    all = List.copyOf(all);
    ofCheck = List.copyOf(ofCheck);
  }

  static PluginConfiguration of(MavenProject project) {
    List<Xpp3Dom> all = new ArrayList<>();
    List<Xpp3Dom> ofCheck = new ArrayList<>();
    Plugin plugin = project.getPlugin(EquipoiseLifecycleParticipant.KEY);
    if (plugin != null) {
      elements(plugin).forEach(all::add);
      ofCheck.addAll(all);
      plugin
          .getExecutions()
          .forEach(
              execution -> {
                elements(execution).forEach(all::add);
                if (execution.getGoals().contains("check")) {
                  elements(execution).forEach(ofCheck::add);
                }
              });
    }
    return new PluginConfiguration(all, ofCheck);
  }

  private static Stream<Xpp3Dom> elements(ConfigurationContainer container) {
    return container.getConfiguration() instanceof Xpp3Dom dom ? Stream.of(dom) : Stream.empty();
  }

  /** A sentence for each element that no goal has a parameter for. */
  List<String> unknown(PluginDescriptor plugin) {
    Set<String> known = new TreeSet<>();
    plugin.getMojos().stream()
        .flatMap(goal -> goal.getParameters().stream())
        .flatMap(parameter -> Stream.of(parameter.getName(), parameter.getAlias()))
        .filter(Objects::nonNull)
        .forEach(known::add);
    return all.stream()
        .flatMap(dom -> Stream.of(dom.getChildren()))
        .map(Xpp3Dom::getName)
        .filter(name -> !known.contains(name))
        .distinct()
        .sorted()
        .map(name -> sentence(name, known))
        .toList();
  }

  private static String sentence(String name, Set<String> known) {
    String nearest = known.isEmpty() ? "" : Spelling.nearest(name, known);
    return "<%s> in the configuration of the plugin is no parameter of Equipoise%s"
        .formatted(
            StateText.shortened(name, 200),
            Spelling.isNear(name, nearest)
                ? "; did you mean <" + nearest + ">?"
                : ", and has no effect on it");
  }
}
