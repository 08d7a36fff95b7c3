package org.equipoise.junit;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.equipoise.statistics.SplitMix64;

/**
 * Tells whether anything on the class path has changed that an agent may be made of: each file in
 * its directories and jars, classes and prompts alike, by name, size and CRC. What the tests leave
 * there themselves is none of it, nor is what each build writes anew.
 *
 * <p>It is made when the agent tests start, so that time counts: of jars nothing is read but their
 * lists, and the files of a place are added up in whatever order they come.
 */
final class CodeDigest {
  private static final List<String> OF_TESTS = List.of(".baseline.json", ".journal.jsonl.gz");

  /** What holds the time, the commit or the user of a build; of Spring Boot's SBOM each is new. */
  private static final List<String> OF_BUILDS =
      List.of(
          "META-INF/MANIFEST.MF",
          "META-INF/build-info.properties",
          "git.properties",
          "META-INF/maven/",
          "META-INF/sbom/");

  private final Set<Path> places = new LinkedHashSet<>();

  private CodeDigest() {}

  /** The digest; empty where something can not be read. */
  static Optional<String> of(Class<?> testClass, Object agent) {
    CodeDigest code = new CodeDigest();
    try {
      code.addAll(System.getProperty("java.class.path", ""));
      code.addAll(System.getProperty("jdk.module.path", ""));
      code.add(testClass);
      code.add(agent.getClass());
      return of(code.places);
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * The same with what tells the settings of the agent from others; the text itself is not kept.
   */
  static Optional<String> of(Class<?> testClass, Object agent, Optional<String> settings) {
    return of(testClass, agent)
        .map(
            code ->
                settings
                    .map(text -> text.getBytes(StandardCharsets.UTF_8))
                    .map(text -> code + "+" + HexFormat.of().toHexDigits((int) crc(text)))
                    .orElse(code));
  }

  /** The digest of directories and jars, in their order. */
  static Optional<String> of(Collection<Path> places) {
    try {
      long digest = 0;
      for (Path place : places) {
        digest =
            SplitMix64.mix(digest) + (Files.isDirectory(place) ? inDirectory(place) : inJar(place));
      }
      return Optional.of("crc:" + HexFormat.of().toHexDigits(digest));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private void addAll(String path) {
    Arrays.stream(path.split(File.pathSeparator))
        .filter(entry -> !entry.isBlank())
        .map(Path::of)
        .filter(Files::exists)
        .map(Path::toAbsolutePath)
        .map(Path::normalize)
        .forEach(places::add);
  }

  /** A class that was loaded from elsewhere, as by a container. */
  private void add(Class<?> type) throws URISyntaxException {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    URL location = source == null ? null : source.getLocation();
    if (location != null && location.getProtocol().equals("file")) {
      addAll(Path.of(location.toURI()).toString());
    }
  }

  private static long inDirectory(Path directory) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.walk(directory)) {
      files = found.filter(Files::isRegularFile).toList();
    }
    long sum = 0;
    for (Path file : files) {
      String name = directory.relativize(file).toString().replace(File.separatorChar, '/');
      if (isCode(name)) {
        sum += ofFile(name, file);
      }
    }
    return sum;
  }

  private static long inJar(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      long sum = 0;
      for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
        ZipEntry entry = entries.nextElement();
        if (!entry.isDirectory() && isCode(entry.getName())) {
          sum += hash(entry.getName(), entry.getSize(), entry.getCrc());
        }
      }
      return sum;
    } catch (ZipException e) {
      // The JVM passes over what is no archive, such as a native library.
      return ofFile("", jar);
    }
  }

  private static long ofFile(String name, Path file) throws IOException {
    byte[] content = Files.readAllBytes(file);
    return hash(name, content.length, crc(content));
  }

  private static long crc(byte[] content) {
    CRC32 crc = new CRC32();
    crc.update(content);
    return crc.getValue();
  }

  private static long hash(String name, long size, long crc) {
    return SplitMix64.mix(SplitMix64.mix((long) name.hashCode() << Integer.SIZE | crc) + size);
  }

  private static boolean isCode(String name) {
    for (String ofBuilds : OF_BUILDS) {
      if (name.startsWith(ofBuilds)) {
        return false;
      }
    }
    for (String ofTests : OF_TESTS) {
      if (name.endsWith(ofTests)) {
        return false;
      }
    }
    return true;
  }
}
