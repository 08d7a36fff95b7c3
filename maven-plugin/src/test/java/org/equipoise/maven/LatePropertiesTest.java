package org.equipoise.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class LatePropertiesTest {
  private final Properties first = new Properties();
  private final Properties second = new Properties();
  private final LateProperties late = new LateProperties(List.of(first, second));

  @Test
  void aPropertyIsTakenWhenItIsAskedForAndTheFirstSourceWins() {
    second.setProperty("argLine", "-javaagent:$1\\jacoco.jar");
    assertThat(late.expand("@{argLine} -Xmx1g")).isEqualTo("-javaagent:$1\\jacoco.jar -Xmx1g");

    first.setProperty("argLine", "-ea");
    assertThat(late.expand("@{argLine} -Xmx1g@{argLine}")).isEqualTo("-ea -Xmx1g-ea");
  }

  @Test
  void whatNobodySetIsNothing() {
    assertThat(late.expand("@{argLine} -Xmx1g")).isEqualTo(" -Xmx1g");
    assertThat(late.expand("${argLine} @x {y}")).isEqualTo("${argLine} @x {y}");
  }
}
