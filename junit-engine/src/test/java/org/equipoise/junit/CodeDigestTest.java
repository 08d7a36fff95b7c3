package org.equipoise.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.equipoise.agent.Step;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeDigestTest {
  @TempDir private Path directory;
  private Path classes;
  private Path jar;

  @BeforeEach
  void compile() throws IOException {
    classes = Files.createDirectory(directory.resolve("classes"));
    jar = directory.resolve("agent.jar");
    Files.writeString(classes.resolve("prompt.txt"), "Say {state}.");
  }

  private Optional<String> ofClasses() {
    return CodeDigest.of(List.of(classes));
  }

  /** The digest of a jar with these entries, each a name and a content. */
  private Optional<String> ofJar(int minute, String... entries) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (int i = 0; i < entries.length; i += 2) {
        ZipEntry entry = new ZipEntry(entries[i]);
        entry.setTime(60_000L * minute);
        zip.putNextEntry(entry);
        zip.write(entries[i + 1].getBytes(StandardCharsets.UTF_8));
      }
    }
    return CodeDigest.of(List.of(jar));
  }

  @Test
  void theCodeOfATestIsAllThatIsOnTheClassPath() {
    Object agent = Step.stay();
    assertThat(CodeDigest.of(CodeDigestTest.class, agent))
        .hasValueSatisfying(digest -> assertThat(digest).matches("crc:[0-9a-f]{16}"))
        .isEqualTo(CodeDigest.of(CodeDigestTest.class, agent));
  }

  @Test
  void otherSettingsAreOtherCodeAndNoneLeaveItAsItIs() {
    Object agent = Step.stay();
    Optional<String> code = CodeDigest.of(CodeDigestTest.class, agent);

    assertThat(CodeDigest.of(CodeDigestTest.class, agent, Optional.empty())).isEqualTo(code);
    assertThat(CodeDigest.of(CodeDigestTest.class, agent, Optional.of("up=0.6")))
        .hasValueSatisfying(digest -> assertThat(digest).startsWith(code.orElseThrow() + "+"))
        .isEqualTo(CodeDigest.of(CodeDigestTest.class, agent, Optional.of("up=0.6")))
        .isNotEqualTo(CodeDigest.of(CodeDigestTest.class, agent, Optional.of("up=0.7")));
  }

  @Test
  void anEditOfOneCharacterIsOtherCodeInADirectoryAndInAJar() throws IOException {
    Optional<String> before = ofClasses();
    Files.writeString(classes.resolve("prompt.txt"), "Say {state}!");
    assertThat(ofClasses()).isPresent().isNotEqualTo(before);

    Optional<String> packed = ofJar(0, "prompt.txt", "Say {state}.");
    long size = Files.size(jar);
    assertThat(ofJar(0, "prompt.txt", "Say {state}!")).isPresent().isNotEqualTo(packed);
    assertThat(jar).as("of the same size").hasSize(size);
  }

  @Test
  void anotherNameIsOtherCode() throws IOException {
    assertThat(ofJar(0, "a.txt", "x", "b.txt", "y"))
        .isNotEqualTo(ofJar(0, "a.txt", "y", "b.txt", "x"));
  }

  @Test
  void aJarThatIsPackedAgainIsTheSameCode() throws IOException {
    assertThat(ofJar(1, "a/", "", "a/x.txt", "x", "y.txt", "y"))
        .isPresent()
        .isEqualTo(ofJar(2, "y.txt", "y", "a/", "", "a/x.txt", "x"));
  }

  @Test
  void aJarIsTheSameCodeAsTheDirectoryThatItIsMadeOf() throws IOException {
    assertThat(ofJar(0, "META-INF/MANIFEST.MF", "", "prompt.txt", "Say {state}."))
        .isPresent()
        .isEqualTo(ofClasses());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "META-INF/MANIFEST.MF",
        "META-INF/build-info.properties",
        "META-INF/maven/shop/agent/pom.properties",
        "META-INF/sbom/application.cdx.json",
        "git.properties",
        "equipoise/shop.Test.baseline.json",
        "equipoise/shop.Test.journal.jsonl.gz"
      })
  void whatEachBuildWritesAnewIsNoCode(String name) throws IOException {
    Optional<String> before = ofClasses();
    Path file = classes.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "of 10:15");

    assertThat(ofClasses()).isPresent().isEqualTo(before);
    assertThat(ofJar(0, "a.txt", "x", name, "of 10:15"))
        .isEqualTo(ofJar(0, "a.txt", "x", name, "of 10:16"));
  }

  @Test
  void theOrderOfTheClassPathIsCode() throws IOException {
    ofJar(0, "a.txt", "x");
    assertThat(CodeDigest.of(List.of(classes, jar)))
        .isPresent()
        .isNotEqualTo(CodeDigest.of(List.of(jar, classes)));
  }

  @Test
  void whatIsNoArchiveCountsByItsContent() throws IOException {
    Files.writeString(jar, "a library");
    Optional<String> before = CodeDigest.of(List.of(jar));
    Files.writeString(jar, "A library");
    assertThat(CodeDigest.of(List.of(jar))).isPresent().isNotEqualTo(before);
  }

  @Test
  void whatCanNotBeReadHasNoDigest() {
    assertThat(CodeDigest.of(List.of(directory.resolve("none.jar")))).isEmpty();
  }
}
