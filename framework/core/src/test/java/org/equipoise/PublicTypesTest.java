package org.equipoise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.junit.jupiter.api.Test;

class PublicTypesTest {
  private static final Path CLASSES = Path.of("target", "classes");

  @Test
  void eachPublicTypeSaysWhetherUsersMayRelyOnIt() throws IOException {
    List<Class<?>> types;
    try (Stream<Path> files = Files.walk(CLASSES)) {
      types =
          files
              .map(PublicTypesTest::name)
              .filter(PublicTypesTest::isTopLevel)
              .map(PublicTypesTest::load)
              .toList();
    }

    assertThat(types).hasSizeGreaterThan(100);
    assertThat(types)
        .filteredOn(type -> Modifier.isPublic(type.getModifiers()))
        .allSatisfy(type -> assertThat(type).hasAnnotation(API.class));
  }

  private static String name(Path file) {
    return CLASSES.relativize(file).toString();
  }

  private static boolean isTopLevel(String name) {
    return name.endsWith(".class") && !name.contains("$") && !name.endsWith("-info.class");
  }

  private static Class<?> load(String name) {
    String type = name.replace(".class", "").replaceAll("[/\\\\]", ".");
    try {
      return Class.forName(type, false, PublicTypesTest.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(type, e);
    }
  }
}
