package org.equipoise.junit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThrownTest {

  private static Throwable thrown(String... classes) {
    Throwable thrown = new IllegalStateException("no key");
    StackTraceElement[] trace = new StackTraceElement[classes.length];
    for (int i = 0; i < classes.length; i++) {
      trace[i] = new StackTraceElement(classes[i], "m", "F.java", i + 1);
    }
    thrown.setStackTrace(trace);
    return thrown;
  }

  @Test
  void aSentenceHasTheSimpleNameAndTheMessage() {
    assertThat(Thrown.sentence(new IllegalStateException("no key")))
        .isEqualTo("IllegalStateException: no key");
    assertThat(Thrown.sentence(new NullPointerException())).isEqualTo("NullPointerException");
  }

  @Test
  void thePlaceIsTheTestClassBeforeItsPackageBeforeOtherPrograms() {
    String test = "shop.CartTest";

    assertThat(Thrown.place(thrown("java.util.List", "http.Client", "shop.Cart", test), test))
        .isEqualTo(" (F.java:4)");
    assertThat(Thrown.place(thrown("java.util.List", "http.Client", test + "$1"), test))
        .isEqualTo(" (F.java:3)");
    assertThat(Thrown.place(thrown("java.util.List", "http.Client", "shop.Cart"), test))
        .isEqualTo(" (F.java:3)");
    assertThat(Thrown.place(thrown("java.util.List", "http.Client"), test))
        .isEqualTo(" (F.java:2)");
    assertThat(Thrown.place(thrown("java.util.List", "org.junit.A"), test)).isEmpty();
  }

  @Test
  void thePlaceMayBeThatOfACause() {
    Throwable around = thrown("org.equipoise.sampling.Run");
    around.initCause(thrown("shop.Cart"));

    assertThat(Thrown.place(around, "shop.CartTest")).isEqualTo(" (F.java:1)");
  }

  @Test
  void aTraceWithoutEndIsCut() {
    Throwable endless = thrown("a ".repeat(1_000).split(" "));

    assertThat(Thrown.trace(endless).lines()).hasSize(201);
    assertThat(Thrown.trace(endless)).endsWith("\tat a.m(F.java:199)\n\t... 801 more lines");
  }
}
