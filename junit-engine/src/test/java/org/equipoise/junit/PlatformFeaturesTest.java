package org.equipoise.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.ConfigurationParameters;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.launcher.LauncherDiscoveryListener;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;

/**
 * Holds on every platform: on the one that this module is built with, nothing of it is there, and
 * {@code mvn -Djunit.version=6.1.3} runs it on one that has it all.
 */
class PlatformFeaturesTest {
  private static final UniqueId ENGINE = UniqueId.forEngine(EquipoiseTestEngine.ID);

  private static final ConfigurationParameters NO_PARAMETERS =
      LauncherDiscoveryRequestBuilder.request().build().getConfigurationParameters();

  private final List<String> told = new ArrayList<>();

  /** A listener of a type that the platform may know more methods of than this test does. */
  private <T> T listener(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              told.add(method.getName() + " " + List.of(arguments));
              return null;
            }));
  }

  @Test
  void aFileIsPublishedWithItsAbsolutePathWhereThePlatformTakesFiles() {
    PlatformFeatures.publishFile(
        listener(EngineExecutionListener.class),
        new EngineDescriptor(ENGINE, "engine"),
        Path.of("target", "result.json"),
        "application/json");

    if (exists("reporting.FileEntry")) {
      assertThat(told)
          .singleElement()
          .asString()
          .startsWith("fileEntryPublished")
          .contains(Path.of("target", "result.json").toAbsolutePath().toString())
          .contains("application/json");
    } else {
      assertThat(told).isEmpty();
    }
  }

  @Test
  void aRunIsNotCancelledWhereNobodyAskedForIt() {
    ExecutionRequest request =
        new ExecutionRequest(
            new EngineDescriptor(ENGINE, "engine"), EngineExecutionListener.NOOP, NO_PARAMETERS);

    assertThat(PlatformFeatures.cancellation(request).getAsBoolean()).isFalse();
  }

  @Test
  void aRunIsCancelledWhenThePlatformSaysSo() throws Exception {
    assumeThat(exists("CancellationToken")).isTrue();
    Class<?> type = Class.forName("org.junit.platform.engine.CancellationToken");
    Object token = type.getMethod("create").invoke(null);
    BooleanSupplier cancelled = PlatformFeatures.cancellation(request(token));
    assertThat(cancelled.getAsBoolean()).isFalse();

    type.getMethod("cancel").invoke(token);

    assertThat(cancelled.getAsBoolean()).isTrue();
  }

  /** A request with this token, by the one factory method that takes one. */
  private static ExecutionRequest request(Object token) throws Exception {
    Method create =
        Stream.of(ExecutionRequest.class.getMethods())
            .filter(method -> method.getName().equals("create") && method.getParameterCount() == 6)
            .findFirst()
            .orElseThrow();
    Class<?>[] types = create.getParameterTypes();
    Object directories =
        Proxy.newProxyInstance(
            types[3].getClassLoader(), new Class<?>[] {types[3]}, (proxy, method, args) -> null);
    Object store = types[4].getConstructor(types[4]).newInstance((Object) null);
    return (ExecutionRequest)
        create.invoke(
            null,
            new EngineDescriptor(ENGINE, "engine"),
            EngineExecutionListener.NOOP,
            NO_PARAMETERS,
            directories,
            store,
            token);
  }

  @Test
  void anIssueIsAWarningWithItsSourceWhereThePlatformTakesIssues() {
    EngineDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .listeners(listener(LauncherDiscoveryListener.class))
            .build();

    PlatformFeatures.reportIssue(request, ENGINE, "wrong", ClassSource.from(getClass()));

    if (PlatformFeatures.takeIssues()) {
      assertThat(told)
          .singleElement()
          .asString()
          .startsWith("issueEncountered [[engine:equipoise]")
          .contains("WARNING", "wrong", getClass().getName());
    } else {
      assertThat(told).isEmpty();
    }
  }

  @Test
  void aLauncherThatIsTooOldGetsNoTestRatherThanAnError() {
    ConfigurationParameters old =
        (ConfigurationParameters)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ConfigurationParameters.class},
                (proxy, method, arguments) -> {
                  throw new AbstractMethodError(method.getName());
                });
    EngineDiscoveryRequest request =
        (EngineDiscoveryRequest)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {EngineDiscoveryRequest.class},
                (proxy, method, arguments) -> {
                  assertThat(method.getName()).isEqualTo("getConfigurationParameters");
                  return old;
                });

    assertThat(PlatformFeatures.isNewEnough(NO_PARAMETERS)).isTrue();
    assertThat(new EquipoiseTestEngine().discover(request, ENGINE).getChildren()).isEmpty();
  }

  private static boolean exists(String name) {
    try {
      Class.forName("org.junit.platform.engine." + name);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
