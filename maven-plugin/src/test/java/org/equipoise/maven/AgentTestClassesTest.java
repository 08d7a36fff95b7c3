package org.equipoise.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.equipoise.maven.CompiledClasses.compile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentTestClassesTest {
  private static final String TEST =
      "class CheckoutAgentTest { long n = 42L; @AgentTest(value = \"pays\", numbers = {1, 2}) void"
          + " pays() {} }";

  @TempDir Path directory;

  private List<String> toRun() throws IOException {
    return AgentTestClasses.toRun(directory).stream().map(AgentTestClass::name).toList();
  }

  private AgentTestClass only() throws IOException {
    assertThat(AgentTestClasses.toRun(directory)).hasSize(1);
    return AgentTestClasses.toRun(directory).get(0);
  }

  @Test
  void aClassWithAnAgentTestIsFoundByItsAnnotation() throws IOException {
    compile(directory, TEST, "class CheckoutTest { @Deprecated void old() {} }");

    assertThat(AgentTestClasses.in(directory)).containsExactly("shop.CheckoutAgentTest");
    assertThat(toRun()).containsExactly("shop.CheckoutAgentTest");
  }

  @Test
  void aPropertyOnAClassIsATest() throws IOException {
    compile(directory, "@EscapeRate class A { @AgentUnderTest void agent() {} }");

    assertThat(toRun()).containsExactly("shop.A");
  }

  @Test
  void anAnnotationMadeOfOursIsNoTestYet() throws IOException {
    compile(directory, "@EscapeRate @AgentTest @interface Quick {}");

    assertThat(AgentTestClasses.in(directory)).isEmpty();
    assertThat(toRun()).isEmpty();
  }

  @Test
  void aBaseThatIsAbstractIsRunByThoseThatExtendIt() throws IOException {
    compile(
        directory,
        "abstract class Base { @AgentTest void pays() {} class Inner { @AgentTest void sums() {} }"
            + " }",
        "class CartAgentTest extends Base {}",
        "class Unannotated extends Base { @Override void pays() {} }");

    assertThat(AgentTestClasses.in(directory)).containsExactly("shop.Base$Inner", "shop.Base");
    assertThat(toRun()).containsExactly("shop.CartAgentTest");
  }

  @Test
  void testsOfInterfacesAreInheritedAndPropertiesOnThemAreNot() throws IOException {
    compile(
        directory,
        "interface Pays { @AgentTest default void pays() {} }",
        "class A implements Pays {}",
        "@EscapeRate interface Answers {}",
        "class B implements Answers {}",
        "@EscapeRate class Base {}",
        "class C extends Base {}");

    assertThat(toRun()).containsExactly("shop.A", "shop.Base", "shop.C");
  }

  @Test
  void anAgentWithoutATestIsNothingToRun() throws IOException {
    compile(directory, "class Agents { @AgentUnderTest void agent() {} AgentTest field; }");

    assertThat(AgentTestClasses.in(directory)).containsExactly("shop.Agents");
    assertThat(toRun()).isEmpty();
  }

  @Test
  void anInnerClassMayBeJudgedOnTheSampleOfThoseAroundIt() throws IOException {
    compile(directory, "class A { class B { class C { @AgentTest void c() {} } } }");

    assertThat(only().names()).containsExactly("shop.A$B$C", "shop.A$B", "shop.A");
    assertThat(only().isNested()).isFalse();
  }

  @Test
  void aStaticMemberStandsForItselfAndLocalClassesForNothing() throws IOException {
    compile(
        directory,
        "interface A { class B { @AgentTest void b() {} } }",
        "class D { void d() { class Local { @AgentTest void l() {} } new Object() { @AgentTest void"
            + " a() {} }; } }");

    assertThat(only().names()).containsExactly("shop.A$B");
    assertThat(only().isNested()).isTrue();
  }

  @Test
  void aClassIsDisabledWhereItselfOrAllItsTestsAre() throws IOException {
    String disabled = "@org.junit.jupiter.api.Disabled ";
    compile(
        directory,
        disabled + "class A { @AgentTest void a() {} class In { @AgentTest void b() {} } }",
        "class B { @AgentTest " + disabled + "void a() {} }",
        "class C { @AgentTest " + disabled + "void a() {} @AgentTest void b() {} }",
        "@EscapeRate class D { @AgentTest " + disabled + "void a() {} }");

    assertThat(AgentTestClasses.toRun(directory))
        .filteredOn(AgentTestClass::isDisabled)
        .extracting(AgentTestClass::name)
        .containsExactly("shop.A$In", "shop.A", "shop.B");
  }

  @Test
  void anAnnotationOfAUserMayBeATag() throws IOException {
    compile(
        directory,
        "@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME) @interface"
            + " Slow {}",
        "@Slow class A { @AgentTest void a() {} }",
        "class B extends A {}",
        "class C { @AgentTest @AgentTag void a() {} }",
        "class D { @AgentTest @org.junit.jupiter.api.DisplayName(\"d\") void a() {} }");

    assertThat(AgentTestClasses.toRun(directory))
        .filteredOn(AgentTestClass::mayBeTagged)
        .extracting(AgentTestClass::name)
        .containsExactly("shop.A", "shop.B", "shop.C");
  }

  @Test
  void filesThatAreNoClassesOrInAnotherPlaceArePassedOver() throws IOException {
    compile(directory, TEST);
    Path compiled = directory.resolve("shop/CheckoutAgentTest.class");
    byte[] whole = Files.readAllBytes(compiled);
    Files.delete(compiled);
    put("empty.class", new byte[0]);
    put("text.class", new byte[] {'L', 'o', 'r', 'g', '/'});
    for (int length = 1; length < whole.length; length++) {
      put("torn" + length + "/shop/CheckoutAgentTest.class", Arrays.copyOf(whole, length));
    }
    put(
        "strange.class",
        new byte[] {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0, 0, 61, 0, 2, 99});
    put("notes.txt", whole);
    put("META-INF/versions/21/shop/CheckoutAgentTest.class", whole);

    assertThat(AgentTestClasses.in(directory)).isEmpty();
    assertThat(toRun()).isEmpty();
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
}
