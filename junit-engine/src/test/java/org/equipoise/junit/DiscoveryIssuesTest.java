package org.equipoise.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.equipoise.agent.Agent;
import org.equipoise.verdict.Property;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryListener;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;

@SuppressWarnings("ClassCanBeStatic") // the fixtures are right or wrong on purpose
class DiscoveryIssuesTest {
  private static final String HERE = DiscoveryIssuesTest.class.getName() + "$";

  abstract static class BaseTestCase {
    @AgentUnderTest
    Agent<Integer> agent() {
      return Chains.metropolis();
    }

    @AgentTest
    @EscapeRate(atMost = 2)
    void inherited() {}
  }

  static class WrongTestCase extends BaseTestCase {
    class InnerTestCase {
      @AgentTest
      @DetailedBalance(violationAtMost = 0.1)
      static void shared() {}
    }
  }

  static class AlsoWrongTestCase extends BaseTestCase {}

  private static Set<Mistake> mistakes(DiscoverySelector... selectors) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request().selectors(selectors).build();
    return DiscoveryIssues.of(
        new EquipoiseTestEngine().discover(request, UniqueId.forEngine(EquipoiseTestEngine.ID)));
  }

  @Test
  void eachMistakeIsToldOnceAndLeadsToWhereItIs() throws Exception {
    assertThat(mistakes(selectClass(WrongTestCase.class), selectClass(AlsoWrongTestCase.class)))
        .extracting(Mistake::what, Mistake::source)
        .containsExactlyInAnyOrder(
            tuple(
                "no method is annotated with @StartStates", ClassSource.from(WrongTestCase.class)),
            tuple(
                "no method is annotated with @StartStates",
                ClassSource.from(AlsoWrongTestCase.class)),
            tuple(
                "@EscapeRate(atMost=2.0): escape rate at most 2.0 is no rate; a rate lies in [0, 1],"
                    + " write 0.6 for 60 %",
                MethodSource.from(BaseTestCase.class.getDeclaredMethod("inherited"))),
            tuple(
                "the @AgentTest method is static",
                MethodSource.from(WrongTestCase.InnerTestCase.class.getDeclaredMethod("shared"))));
  }

  @Test
  void onlyWhatIsSelectedIsLookedAt() {
    assertThat(mistakes(selectMethod(WrongTestCase.class, "inherited")))
        .extracting(Mistake::where)
        .containsExactlyInAnyOrder(
            "class " + HERE + "WrongTestCase", HERE + "BaseTestCase.inherited()");
  }

  @Test
  void aWarningSaysWhatAndWhereAndWhatToWriteAndWhatBecomesOfIt() {
    assertThat(mistakes(selectClass(AlsoWrongTestCase.class)))
        .extracting(Mistake::warning)
        .contains(
            "No method is annotated with @StartStates (class "
                + HERE
                + "AlsoWrongTestCase); write @StartStates List<Integer> start(). What it concerns"
                + " will fail when it is run.");
  }

  /** Fails where code of a user's runs. */
  static class ExplosiveTestCase {
    static {
      explode();
    }

    ExplosiveTestCase() {
      explode();
    }

    @AgentUnderTest
    Agent<Integer> agent() {
      throw new IllegalStateException("ran");
    }

    @StartStates
    List<Integer> start() {
      throw new IllegalStateException("ran");
    }

    @AgentTest
    @Explosive
    void test() {}

    private static void explode() {
      throw new IllegalStateException("ran");
    }
  }

  @JudgedBy(ExplosiveFactory.class)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Explosive {}

  static class ExplosiveFactory implements PropertyFactory<Explosive> {
    ExplosiveFactory() {
      ExplosiveTestCase.explode();
    }

    @Override
    public Property<?> property(Explosive annotation) {
      throw new IllegalStateException("ran");
    }
  }

  @Test
  void noCodeOfTheUsersIsRun() {
    assertThat(mistakes(selectClass(ExplosiveTestCase.class))).isEmpty();
  }

  @Test
  void theListenerOfTheDiscoveryIsToldWhereThePlatformTakesIssues() {
    List<String> told = new ArrayList<>();
    LauncherDiscoveryListener listener =
        (LauncherDiscoveryListener)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {LauncherDiscoveryListener.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("issueEncountered")) {
                    told.add(Arrays.toString(arguments));
                  }
                  return null;
                });

    new EquipoiseTestEngine()
        .discover(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(AlsoWrongTestCase.class))
                .listeners(listener)
                .build(),
            UniqueId.forEngine(EquipoiseTestEngine.ID));

    assertThat(told).hasSize(PlatformFeatures.takeIssues() ? 2 : 0);
  }
}
