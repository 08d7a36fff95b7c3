package org.equipoise.maven;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The classes with agent tests in a directory of class files, found without loading one: the
 * constant pool of a class names the annotations on it (JVMS 4.4).
 */
final class AgentTestClasses {
  private static final String SUFFIX = ".class";
  private static final int MAGIC = 0xCAFEBABE;
  private static final int ANNOTATION = 0x2000;

  private static final Set<String> DESCRIPTORS =
      Set.of("Lorg/equipoise/junit/AgentTest;", "Lorg/equipoise/junit/AgentUnderTest;");

  private AgentTestClasses() {}

  /** Their names, sorted. */
  static List<String> in(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(directory, FileVisitOption.FOLLOW_LINKS)) {
      List<String> names = new ArrayList<>();
      for (Path file : files.filter(f -> f.toString().endsWith(SUFFIX)).sorted().toList()) {
        if (isAgentTest(Files.readAllBytes(file))) {
          names.add(name(directory.relativize(file)));
        }
      }
      return names;
    }
  }

  private static String name(Path file) {
    String path = file.toString();
    return path.substring(0, path.length() - SUFFIX.length())
        .replace(file.getFileSystem().getSeparator(), ".");
  }

  private static boolean isAgentTest(byte[] content) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(content));
    try {
      return in.readInt() == MAGIC && isAgentTest(in);
    } catch (EOFException | UTFDataFormatException e) {
      // Data of a test, say, and no class that a JVM could load.
      return false;
    }
  }

  /** An annotation that is made of ours is no test yet. */
  private static boolean isAgentTest(DataInputStream in) throws IOException {
    in.skipBytes(4);
    boolean named = false;
    int constants = in.readUnsignedShort();
    for (int i = 1; i < constants; i++) {
      int tag = in.readUnsignedByte();
      if (tag == 1) {
        named |= DESCRIPTORS.contains(in.readUTF());
      } else {
        in.skipBytes(size(tag));
        i += tag == 5 || tag == 6 ? 1 : 0; // a long or double takes two entries
      }
    }
    return (in.readUnsignedShort() & ANNOTATION) == 0 && named;
  }

  /** The bytes of a constant after its tag. */
  private static int size(int tag) throws EOFException {
    return switch (tag) {
      case 7, 8, 16, 19, 20 -> 2;
      case 15 -> 3;
      case 3, 4, 9, 10, 11, 12, 17, 18 -> 4;
      case 5, 6 -> 8;
      default -> throw new EOFException("no constant has the tag " + tag);
    };
  }
}
