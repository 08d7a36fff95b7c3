package org.equipoise.junit;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The SHA-256 of the class files of a test class, its superclasses and its agent, each with all
 * that is nested in it: draws of other code are other draws. What these call is not looked at.
 */
final class CodeDigest {
  private final SortedSet<Class<?>> classes =
      new TreeSet<>(Comparator.comparing((Class<?> type) -> type.getName()));

  private CodeDigest() {}

  /** The digest; empty where a class has no file that can be read. */
  static Optional<String> of(Class<?> testClass, Object agent) {
    CodeDigest code = new CodeDigest();
    try {
      code.add(testClass);
      code.add(agent.getClass());
      return Optional.of(code.digest());
    } catch (IOException | LinkageError e) {
      return Optional.empty();
    }
  }

  /** A lambda is in the file of the class that it stands in, which is the host of its nest. */
  private void add(Class<?> type) {
    for (Class<?> known = type; isOfUser(known); known = known.getSuperclass()) {
      List.of(known.getNestHost().getNestMembers()).forEach(classes::add);
    }
    classes.removeIf(Class::isHidden);
  }

  private static boolean isOfUser(Class<?> type) {
    return type != null && type.getClassLoader() != Object.class.getClassLoader();
  }

  private String digest() throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Class<?> type : classes) {
        digest.update(file(type));
      }
      return "sha256:" + HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static byte[] file(Class<?> type) throws IOException {
    String name = type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class";
    try (InputStream in = type.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("no class file of " + type.getName());
      }
      return in.readAllBytes();
    }
  }
}
