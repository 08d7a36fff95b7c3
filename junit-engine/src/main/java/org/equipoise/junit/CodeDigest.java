package org.equipoise.junit;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tells whether anything on the class path has changed that an agent may be made of: each file in
 * its directories, classes and prompts alike, and the size of each jar. What the tests leave there
 * themselves is none of it.
 */
final class CodeDigest {
  private static final List<String> OF_TESTS = List.of(".baseline.json", ".journal.jsonl.gz");

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

  /** The digest of directories and jars. */
  static Optional<String> of(Collection<Path> places) {
    try {
      return Optional.of(digest(places));
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

  private static String digest(Collection<Path> places) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Path place : places) {
        if (Files.isDirectory(place)) {
          update(digest, place);
        } else {
          add(digest, place.getFileName() + " " + Files.size(place));
        }
      }
      return "sha256:" + HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static void update(MessageDigest digest, Path directory) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.walk(directory)) {
      files = found.filter(Files::isRegularFile).filter(CodeDigest::isCode).sorted().toList();
    }
    for (Path file : files) {
      add(digest, directory.relativize(file) + " " + Files.size(file));
      digest.update(Files.readAllBytes(file));
    }
  }

  private static boolean isCode(Path file) {
    return OF_TESTS.stream().noneMatch(file.toString()::endsWith);
  }

  private static void add(MessageDigest digest, String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }
}
