package org.equipoise.maven;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassNamesTest {
  @Test
  void whatSurefireReadsAsARegularExpressionIsOneOfTheSameClasses() {
    assertThat("shop.CartAgentTest").matches(ClassNames.ofTests("%regex[.*Cart.*]"));
    assertThat("shop.CartAgentTest").matches(ClassNames.ofTests("%regex[shop/Cart\\w+\\.class]"));
    assertThat(ClassNames.ofTests("%regex[.*Cart.*#pays.*]")).isEqualTo(".*Cart.*#pays.*");
  }

  @Test
  void whatIsLeftOutStandsBehindAnExclamationMark() {
    assertThat(ClassNames.ofTests("!Cart#pays")).isEqualTo("!" + ClassNames.ofTests("Cart#pays"));
  }

  @ParameterizedTest
  @CsvSource({
    "**/*AgentTest.java, shop.cart.CartAgentTest, true",
    "**/*AgentTest.java, CartAgentTest, true",
    "**/*AgentTest.java, shop.cart.CartAgentTest$Nested, true",
    "**/*AgentTest.java, shop.CartTest, false",
    "**/*AgentTest, shop.CartAgentTest, true",
    "shop/*AgentTest.java, shop.CartAgentTest, true",
    "shop/*AgentTest.java, shop.cart.CartAgentTest, false",
    "shop/**/*AgentTest.java, shop.cart.CartAgentTest, true",
    "shop/**, shop.cart.CartAgentTest, true",
    "shop/**, shopping.CartAgentTest, false",
    "shop\\*AgentTest.class, shop.CartAgentTest, true",
    "CartAgentTest, shop.CartAgentTest, true",
    "shop.CartAgentTest, shop.CartAgentTest, true",
    "shop.CartAgentTest, shopXCartAgentTest, false",
    "Cart?gentTest.java, shop.CartAgentTest, true",
    "%regex[.*Agent(Test|IT)], shop.CartAgentIT, true",
    "%regex[.*Agent(Test|IT)], shop.CartIT, false",
  })
  void aPatternOfFilesNamesClassesAsThatOfSurefireDoes(
      String pattern, String testClass, boolean named) {
    assertThat(testClass.matches(ClassNames.ofFiles(pattern))).isEqualTo(named);
  }

  @ParameterizedTest
  @CsvSource({
    "CartAgentTest, shop.CartAgentTest, true",
    "CartAgentTest, shop.CartAgentTest$Nested, true",
    "shop.CartAgentTest, shop.CartAgentTest, true",
    "cart.CartAgentTest, shop.CartAgentTest, false",
    "Cart*, shop.CartAgentTest, true",
    "Cart*, shop.MyCartAgentTest, false",
    "CartAgentTest#pays, shop.CartAgentTest#pays, true",
    "CartAgentTest#pays, shop.CartAgentTest#paysTwice, false",
    "CartAgentTest#pays*, shop.CartAgentTest#paysTwice, true",
    "CartAgentTest#pays+ships, shop.CartAgentTest#ships, true",
    "CartAgentTest#pays+ships, shop.CartAgentTest#refunds, false",
  })
  void aChoiceNamesAClassAndItsTests(String choice, String test, boolean named) {
    String[] chosen = ClassNames.ofTests(choice).split("#", 2);
    String[] has = test.split("#", 2);

    assertThat(chosen).hasSameSizeAs(has);
    assertThat(has[0].matches(chosen[0]) && (has.length == 1 || has[1].matches(chosen[1])))
        .isEqualTo(named);
  }

  @Test
  void aListIsPartedByCommas() {
    assertThat(ClassNames.list(" slow & paid ,nightly,, "))
        .containsExactly("slow & paid", "nightly");
    assertThat(ClassNames.list(null)).isEmpty();
  }
}
