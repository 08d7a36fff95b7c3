package org.equipoise.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentTestClassesTest {
  @TempDir Path directory;

  @Test
  void aClassWithAnAgentTestIsFoundByItsAnnotation() throws IOException {
    put("shop/CheckoutAgentTest.class", CompiledClasses.agentTest(false));
    put("shop/CheckoutTest.class", bytes(AgentTestClassesTest.class));

    assertThat(AgentTestClasses.in(directory)).containsExactly("shop.CheckoutAgentTest");
  }

  @Test
  void anAnnotationMadeOfOursIsNoTestYet() throws IOException {
    put("shop/QuickAgentTest.class", CompiledClasses.agentTest(true));

    assertThat(AgentTestClasses.in(directory)).isEmpty();
  }

  @Test
  void filesThatAreNoClassesArePassedOver() throws IOException {
    put("empty.class", new byte[0]);
    put("text.class", new byte[] {'L', 'o', 'r', 'g', '/'});
    byte[] whole = CompiledClasses.agentTest(false);
    put("torn.class", Arrays.copyOf(whole, whole.length / 2));
    put(
        "strange.class",
        new byte[] {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0, 0, 61, 0, 2, 99});
    put("notes.txt", whole);

    assertThat(AgentTestClasses.in(directory)).isEmpty();
  }

  @Test
  void aDirectoryThatIsNotThereHasNone() throws IOException {
    assertThat(AgentTestClasses.in(directory.resolve("none"))).isEmpty();
  }

  private void put(String name, byte[] content) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }

  private static byte[] bytes(Class<?> type) throws IOException {
    try (var in = type.getResourceAsStream(type.getSimpleName() + ".class")) {
      return in.readAllBytes();
    }
  }
}
