package org.equipoise.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.equipoise.junit.EngineRuns.engine;
import static org.equipoise.junit.EngineRuns.outcomes;
import static org.equipoise.junit.EngineRuns.run;
import static org.equipoise.junit.EngineRuns.tests;
import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectIteration;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectModule;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedMethod;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.equipoise.junit.discovered.Fixtures;
import org.equipoise.junit.discovered.Fixtures.FirstTestCase;
import org.equipoise.junit.discovered.Fixtures.FirstTestCase.InnerTestCase;
import org.equipoise.junit.discovered.Fixtures.FirstTestCase.InnerTestCase.InnermostTestCase;
import org.equipoise.junit.discovered.Fixtures.OtherEngineTestCase;
import org.equipoise.junit.discovered.Fixtures.SecondTestCase;
import org.equipoise.junit.discovered.Fixtures.WalkTestCase;
import org.equipoise.junit.discovered.Fixtures.Walking;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.Filter;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.PackageNameFilter;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.testkit.engine.EngineExecutionResults;

class DiscoveryTest {
  private static final String PACKAGE = "org.equipoise.junit.discovered";
  private static final String FIRST = "[class:" + PACKAGE + ".Fixtures$FirstTestCase]";
  private static final String SECOND = "[class:" + PACKAGE + ".Fixtures$SecondTestCase]";
  private static final String SAMPLE = "org.equipoise.sampling.Sample";
  private static final String PLAIN = FIRST + "/[test:answers()]";
  private static final String ONE = FIRST + "/[test:answers(" + SAMPLE + ")]";
  private static final String TWO = FIRST + "/[test:answers(" + SAMPLE + ", " + SAMPLE + ")]";
  private static final String INNER =
      FIRST + "/[nested-class:InnerTestCase]/[test:within(" + SAMPLE + ")]";
  private static final String INNERMOST =
      FIRST
          + "/[nested-class:InnerTestCase]/[nested-class:InnermostTestCase]"
          + "/[test:deepWithin("
          + SAMPLE
          + ")]";
  private static final String WALKS = SECOND + "/[test:walks(" + SAMPLE + ")]";

  /** The launcher's own listener throws where a unique id is not resolved. */
  private static final String DISCOVERY_LISTENER = "junit.platform.discovery.listener.default";

  @Test
  void aClassSelectorFindsAllTestsOfTheClassAndOfThoseWithin() {
    assertThat(tests(run(FirstTestCase.class)))
        .containsExactlyInAnyOrder(PLAIN, ONE, TWO, INNER, INNERMOST);
  }

  @Test
  void aClassSelectorOfANestedClassFindsItWithinItsEnclosingClass() {
    assertThat(tests(run(InnermostTestCase.class))).containsExactly(INNERMOST);
  }

  @Test
  void aNestedClassSelectorFindsTheTestsOfTheNestedClass() {
    assertThat(tests(run(selectNestedClass(List.of(FirstTestCase.class), InnerTestCase.class))))
        .containsExactlyInAnyOrder(INNER, INNERMOST);
  }

  @Test
  void aMethodSelectorTellsOverloadedMethodsApart() {
    assertThat(tests(run(selectMethod(FirstTestCase.class, "answers", SAMPLE))))
        .containsExactly(ONE);
  }

  @Test
  void aMethodSelectorFindsATestInheritedFromAnInterface() throws NoSuchMethodException {
    assertThat(
            tests(
                run(
                    selectMethod(
                        SecondTestCase.class,
                        Walking.class.getDeclaredMethod(
                            "walks", org.equipoise.sampling.Sample.class)))))
        .containsExactly(WALKS);
  }

  @Test
  void aMethodSelectorOfANestedClassFindsItWithinItsEnclosingClass() {
    assertThat(tests(run(selectMethod(InnerTestCase.class, "within", SAMPLE))))
        .containsExactly(INNER);
  }

  @Test
  void aNestedMethodSelectorFindsTheTest() {
    assertThat(
            tests(
                run(
                    selectNestedMethod(
                        List.of(FirstTestCase.class, InnerTestCase.class),
                        InnermostTestCase.class,
                        "deepWithin",
                        SAMPLE))))
        .containsExactly(INNERMOST);
  }

  @Test
  void anIterationSelectorFindsTheWholeTest() {
    assertThat(tests(run(selectIteration(selectMethod(FirstTestCase.class, "answers"), 0))))
        .containsExactly(PLAIN);
    assertThat(
            tests(
                run(
                    selectIteration(
                        selectNestedMethod(
                            List.of(FirstTestCase.class), InnerTestCase.class, "within", SAMPLE),
                        2))))
        .containsExactly(INNER);
  }

  @Test
  void aPackageSelectorFindsAllClassesOfThePackage() {
    assertThat(tests(run(selectPackage(PACKAGE))))
        .containsExactlyInAnyOrder(PLAIN, ONE, TWO, INNER, INNERMOST, WALKS);
  }

  @Test
  void aClassPathRootSelectorFindsWhatTheFiltersLeave() throws Exception {
    Path root = Path.of(Fixtures.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    DiscoverySelector[] roots =
        selectClasspathRoots(Set.of(root)).toArray(new DiscoverySelector[0]);

    assertThat(
            tests(
                engine()
                    .selectors(roots)
                    .filters((Filter<?>) PackageNameFilter.includePackageNames(PACKAGE))
                    .filters((Filter<?>) includeClassNamePatterns(".*\\$Second.*"))
                    .execute()))
        .containsExactly(WALKS);
  }

  @Test
  void aModuleSelectorFindsTheTestsOfAModule(@TempDir Path directory) throws Exception {
    assertThat(ModuleRun.tests(Fixtures.class, directory))
        .containsExactlyInAnyOrder(PLAIN, ONE, TWO, INNER, INNERMOST, WALKS);
  }

  @Test
  void aModuleSelectorOfNoModuleFindsNothing() {
    assertThat(tests(run(selectModule("org.equipoise.nowhere")))).isEmpty();
  }

  @Test
  void aClassWhoseEnclosingClassIsMissingIsNoneOfOurs() throws Exception {
    Class<?> lonely =
        new Without(
                InnerTestCase.class, name -> InnerTestCase.class.getName().startsWith(name + "$"))
            .loadClass();

    assertThat(tests(run(selectClass(lonely)))).isEmpty();
    assertThat(tests(run(selectMethod(lonely, lonely.getDeclaredMethods()[0])))).isEmpty();
    assertThat(tests(run(selectNestedClass(List.of(SecondTestCase.class), lonely)))).isEmpty();
  }

  @Test
  void aClassWithAnAnnotationThatCanNotBeReadFailsAloneAndEndsNoDiscovery() throws Exception {
    Class<?> unreadable =
        new Without(OfAKindTestCase.class, OfAKindTestCase.Kind.class.getName()::equals)
            .loadClass();

    assertThat(outcomes(run(selectClass(OfAKindTestCase.class))))
        .containsEntry("test(Sample)", "SUCCESSFUL");
    EngineExecutionResults results = run(selectClass(unreadable), selectClass(FirstTestCase.class));
    assertThat(results.containerEvents().failed().stream())
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.getTestDescriptor().getLegacyReportingName())
                  .isEqualTo(unreadable.getName());
              assertThat(event.getRequiredPayload(TestExecutionResult.class).getThrowable())
                  .hasValueSatisfying(thrown -> assertThat(thrown).hasMessageContaining("Kind"));
            });
    results.testEvents().assertStatistics(stats -> stats.succeeded(5));
  }

  /** Loads a class where others are missing, as from half a jar or another version of one. */
  private static final class Without extends ClassLoader {
    private final Class<?> nested;
    private final Predicate<String> missing;

    Without(Class<?> nested, Predicate<String> missing) {
      super(nested.getClassLoader());
      this.nested = nested;
      this.missing = missing;
    }

    Class<?> loadClass() throws ClassNotFoundException {
      return loadClass(nested.getName());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.equals(nested.getName())) {
        return define();
      }
      if (missing.test(name)) {
        throw new ClassNotFoundException(name);
      }
      return super.loadClass(name, resolve);
    }

    private Class<?> define() throws ClassNotFoundException {
      Class<?> loaded = findLoadedClass(nested.getName());
      if (loaded != null) {
        return loaded;
      }
      String file = nested.getName().replace('.', '/') + ".class";
      try (InputStream in = getParent().getResourceAsStream(file)) {
        byte[] code = in.readAllBytes();
        return defineClass(nested.getName(), code, 0, code.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(file, e);
      }
    }
  }

  @Test
  void classNameFiltersApplyToSelectedClassesButNotToThoseWithin() {
    assertThat(
            tests(
                engine()
                    .selectors(selectClass(FirstTestCase.class), selectClass(SecondTestCase.class))
                    .filters((Filter<?>) includeClassNamePatterns(".*First\\w+"))
                    .execute()))
        .containsExactlyInAnyOrder(PLAIN, ONE, TWO, INNER, INNERMOST);
  }

  @Test
  void whatTwoSelectorsFindIsFoundOnce() {
    assertThat(
            tests(
                run(
                    selectClass(FirstTestCase.class),
                    selectMethod(FirstTestCase.class, "answers"),
                    selectClass(InnerTestCase.class))))
        .containsExactlyInAnyOrder(PLAIN, ONE, TWO, INNER, INNERMOST);
  }

  @Test
  void everyUniqueIdThatIsReportedResolvesAgainToTheSameNode() {
    EngineExecutionResults all = run(selectPackage(PACKAGE));
    List<TestDescriptor> reported =
        all.allEvents().started().map(event -> event.getTestDescriptor()).toList();

    assertThat(reported).hasSize(1 + 4 + 6);
    for (TestDescriptor node : reported) {
      List<TestDescriptor> again =
          run(selectUniqueId(node.getUniqueId()))
              .allEvents()
              .started()
              .map(event -> event.getTestDescriptor())
              .toList();
      if (node.isRoot()) {
        assertThat(again).containsExactly(node);
      } else {
        assertThat(again).contains(node);
        assertThat(again).allMatch(n -> related(n, node), "an ancestor or a descendant of " + node);
      }
    }
  }

  /** Of all fixtures in all packages, wrong ones too: they are shown, and so may be chosen. */
  @Test
  void everyNodeOfAllFixturesIsFoundAgainByItsUniqueIdAsItWas() {
    List<TestDescriptor> nodes = discovered(selectPackage("org.equipoise.junit"));
    Set<String> kinds =
        nodes.stream()
            .map(node -> node.getUniqueId().getLastSegment().getType())
            .collect(Collectors.toSet());

    assertThat(nodes).hasSizeGreaterThan(150);
    assertThat(kinds).containsExactlyInAnyOrder("class", "nested-class", "test", "property");
    for (TestDescriptor node : nodes) {
      List<TestDescriptor> again = discovered(selectUniqueId(node.getUniqueId()));
      assertThat(again).as(node.toString()).filteredOn(node::equals).hasSize(1);
      assertThat(again)
          .filteredOn(node::equals)
          .allSatisfy(same -> assertThat(seen(same)).isEqualTo(seen(node)));
      assertThat(again).allMatch(n -> related(n, node), "an ancestor or a descendant of " + node);
    }
  }

  /** Ids tell the tests of a class apart, so that none hides another. */
  @Test
  void noTwoNodesHaveOneUniqueId() {
    assertThat(discovered(selectPackage("org.equipoise.junit")))
        .extracting(TestDescriptor::getUniqueId)
        .doesNotHaveDuplicates();
  }

  private static List<TestDescriptor> discovered(DiscoverySelector selector) {
    TestDescriptor engine =
        new EquipoiseTestEngine()
            .discover(
                LauncherDiscoveryRequestBuilder.request().selectors(selector).build(),
                UniqueId.forEngine(EquipoiseTestEngine.ID));
    return List.copyOf(engine.getDescendants());
  }

  private static List<Object> seen(TestDescriptor node) {
    return List.of(
        node.getDisplayName(),
        node.getLegacyReportingName(),
        node.getType(),
        node.getTags(),
        node.getSource(),
        node.getParent());
  }

  @Test
  void tagFiltersChooseAgentTests() {
    TestPlan plan =
        LauncherFactory.create()
            .discover(
                LauncherDiscoveryRequestBuilder.request()
                    .selectors(selectPackage(PACKAGE))
                    .filters(EngineFilter.includeEngines(EquipoiseTestEngine.ID))
                    .filters(TagFilter.includeTags("walk"), TagFilter.excludeTags("slow"))
                    .build());

    assertThat(
            plan.getRoots().stream()
                .flatMap(root -> plan.getDescendants(root).stream())
                .filter(TestIdentifier::isTest)
                .map(TestIdentifier::getUniqueId)
                .map(id -> id.replace("[engine:equipoise]/", "")))
        .containsExactlyInAnyOrder(PLAIN, ONE, INNER, INNERMOST);
  }

  private static boolean related(TestDescriptor one, TestDescriptor other) {
    return one.getUniqueId().hasPrefix(other.getUniqueId())
        || other.getUniqueId().hasPrefix(one.getUniqueId());
  }

  @Test
  void uniqueIdsOfNothingFindNothing() {
    for (String id :
        List.of(
            "[class:no.such.Type]",
            "[class:" + Fixtures.class.getName() + "$OtherEngineTestCase]",
            FIRST + "/[nested-class:Gone]",
            FIRST + "/[test:gone()]",
            FIRST + "/[something:else]")) {
      assertThat(
              tests(
                  engine()
                      .selectors(selectUniqueId("[engine:equipoise]/" + id))
                      .configurationParameter(DISCOVERY_LISTENER, "logging")
                      .execute()))
          .as(id)
          .isEmpty();
    }
  }

  @Test
  void selectorsOfWhatIsNotOursOrNotThereFindNothing() {
    assertThat(
            tests(
                run(
                    selectClass("no.such.Type"),
                    selectClass(OtherEngineTestCase.class),
                    selectClass(WalkTestCase.class),
                    selectClass(Walking.class),
                    selectMethod(OtherEngineTestCase.class, "runs"),
                    selectMethod("no.such.Type", "answers"),
                    selectMethod(FirstTestCase.class.getName(), "gone"),
                    selectMethod(FirstTestCase.class, "agent"),
                    selectMethod(OtherEngineTestCase.class.getName(), "gone"),
                    selectIteration(selectMethod(OtherEngineTestCase.class, "runs"), 0))))
        .isEmpty();
  }

  @Test
  void nodesNameTheClassThatInheritedATest() {
    TestDescriptor test =
        run(SecondTestCase.class).testEvents().started().list().get(0).getTestDescriptor();

    assertThat(test.getSource())
        .hasValueSatisfying(
            source -> {
              MethodSource method = (MethodSource) source;
              assertThat(method.getClassName()).isEqualTo(SecondTestCase.class.getName());
              assertThat(method.getMethodName()).isEqualTo("walks");
            });
    assertThat(test.getDisplayName()).isEqualTo("walks(Sample)");
    assertThat(test.getLegacyReportingName()).isEqualTo("walks(Sample)");
    assertThat(test.getParent())
        .hasValueSatisfying(
            parent -> {
              assertThat(parent.getSource()).contains(ClassSource.from(SecondTestCase.class));
              assertThat(parent.getDisplayName()).isEqualTo("SecondTestCase");
              assertThat(parent.getLegacyReportingName()).isEqualTo(SecondTestCase.class.getName());
            });
  }

  @Test
  void aDisplayNameIsForPeopleAndTheLegacyNameForTools() {
    TestDescriptor test =
        run(selectUniqueId("[engine:equipoise]/" + TWO))
            .testEvents()
            .started()
            .list()
            .get(0)
            .getTestDescriptor();

    assertThat(test.getDisplayName()).isEqualTo("answers, twice over");
    assertThat(test.getLegacyReportingName()).isEqualTo("answers(Sample, Sample)");
  }

  @Test
  void tagsOfAClassAreThoseOfItsTestsToo() {
    EngineExecutionResults results = run(FirstTestCase.class);

    assertThat(results.testEvents().started().list())
        .allSatisfy(
            event ->
                assertThat(event.getTestDescriptor().getTags())
                    .extracting(tag -> tag.getName())
                    .contains("walk"));
    assertThat(
            results.testEvents().started().stream()
                .filter(
                    event ->
                        event.getTestDescriptor().getTags().stream()
                            .anyMatch(tag -> tag.getName().equals("slow")))
                .map(EngineRuns::id))
        .containsExactly(TWO);
  }
}
