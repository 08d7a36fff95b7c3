package org.equipoise.maven;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a class file says of its class and the annotations on it (JVMS 4), read without loading it.
 *
 * @param name the full name of the class
 * @param access its access flags; those of a member class as its source has them
 * @param superclass the full name of its superclass; empty for {@code Object} and modules
 * @param interfaces the full names of its interfaces
 * @param enclosing the full name of the class that it is a member of
 * @param isLocal whether it is local or anonymous
 * @param annotations the descriptors of the annotations on it
 * @param methods its methods
 */
record ClassFile(
    String name,
    int access,
    Optional<String> superclass,
    List<String> interfaces,
    Optional<String> enclosing,
    boolean isLocal,
    Set<String> annotations,
    List<Method> methods) {
  private static final int MAGIC = 0xCAFEBABE;
  private static final int STATIC = 0x0008;
  private static final int INTERFACE = 0x0200;
  private static final int ABSTRACT = 0x0400;
  private static final int ANNOTATION = 0x2000;

  /**
   * A method.
   *
   * @param signature its name and descriptor
   * @param annotations the descriptors of the annotations on it
   */
  record Method(String signature, Set<String> annotations) {}

  /** Whether it may have instances. */
  boolean isConcrete() {
    return (access & (ABSTRACT | INTERFACE)) == 0 && !isLocal;
  }

  /** Whether its instances are each within one of its enclosing class. */
  boolean isInner() {
    return enclosing.isPresent() && (access & STATIC) == 0;
  }

  boolean isInterface() {
    return (access & INTERFACE) != 0;
  }

  boolean isAnnotation() {
    return (access & ANNOTATION) != 0;
  }

  /**
   * Reads one.
   *
   * @throws IOException if no JVM could load it, such as {@link java.io.EOFException}
   */
  static ClassFile read(byte[] content) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(content));
    if (in.readInt() != MAGIC) {
      throw new IOException("no class file");
    }
    in.skipBytes(4);
    return new Reader(in, Constants.read(in)).read();
  }

  /** Reads what follows the constants. */
  private static final class Reader {
    private final DataInputStream in;
    private final Constants constants;
    private final Set<String> annotations = new LinkedHashSet<>();
    private final Map<String, Integer> accessOfMembers = new HashMap<>();
    private final Map<String, String> enclosing = new HashMap<>();
    private boolean isLocal;

    Reader(DataInputStream in, Constants constants) {
      this.in = in;
      this.constants = constants;
    }

    ClassFile read() throws IOException {
      int access = in.readUnsignedShort();
      String name = constants.className(in.readUnsignedShort()).orElseThrow(Constants::wrong);
      Optional<String> superclass = constants.className(in.readUnsignedShort());
      List<String> interfaces = new ArrayList<>();
      for (int i = in.readUnsignedShort(); i > 0; i--) {
        constants.className(in.readUnsignedShort()).ifPresent(interfaces::add);
      }
      members();
      List<Method> methods = members();
      attributes(annotations, true);
      return new ClassFile(
          name,
          accessOfMembers.getOrDefault(name, access),
          superclass,
          interfaces,
          Optional.ofNullable(enclosing.get(name)),
          isLocal,
          annotations,
          methods);
    }

    private List<Method> members() throws IOException {
      List<Method> members = new ArrayList<>();
      for (int i = in.readUnsignedShort(); i > 0; i--) {
        in.skipBytes(2);
        String signature =
            constants.text(in.readUnsignedShort()) + constants.text(in.readUnsignedShort());
        Set<String> ofMember = new LinkedHashSet<>();
        attributes(ofMember, false);
        members.add(new Method(signature, ofMember));
      }
      return members;
    }

    private void attributes(Set<String> found, boolean ofClass) throws IOException {
      for (int i = in.readUnsignedShort(); i > 0; i--) {
        String name = constants.text(in.readUnsignedShort());
        int length = in.readInt();
        if (name.equals("RuntimeVisibleAnnotations")) {
          annotations(found);
        } else if (ofClass && name.equals("InnerClasses")) {
          memberClasses();
        } else {
          isLocal |= ofClass && name.equals("EnclosingMethod");
          in.skipNBytes(length);
        }
      }
    }

    private void memberClasses() throws IOException {
      for (int i = in.readUnsignedShort(); i > 0; i--) {
        String name = constants.className(in.readUnsignedShort()).orElseThrow(Constants::wrong);
        constants.className(in.readUnsignedShort()).ifPresent(outer -> enclosing.put(name, outer));
        in.skipBytes(2);
        accessOfMembers.put(name, in.readUnsignedShort());
      }
    }

    private void annotations(Set<String> found) throws IOException {
      for (int i = in.readUnsignedShort(); i > 0; i--) {
        found.add(annotation());
      }
    }

    private String annotation() throws IOException {
      String type = constants.text(in.readUnsignedShort());
      for (int i = in.readUnsignedShort(); i > 0; i--) {
        in.skipBytes(2);
        skipValue();
      }
      return type;
    }

    private void skipValue() throws IOException {
      switch (in.readUnsignedByte()) {
        case 'e' -> in.skipNBytes(4);
        case '@' -> annotation();
        case '[' -> {
          for (int i = in.readUnsignedShort(); i > 0; i--) {
            skipValue();
          }
        }
        default -> in.skipNBytes(2);
      }
    }
  }

  /** The texts and the names of classes in the constant pool (JVMS 4.4). */
  private record Constants(@Nullable String[] texts, int[] classes) {

    static Constants read(DataInputStream in) throws IOException {
      int count = in.readUnsignedShort();
      Constants constants = new Constants(new String[count], new int[count]);
      for (int i = 1; i < count; i++) {
        int tag = in.readUnsignedByte();
        switch (tag) {
          case 1 -> constants.texts[i] = in.readUTF();
          case 7 -> constants.classes[i] = in.readUnsignedShort();
          default -> in.skipNBytes(size(tag));
        }
        i += tag == 5 || tag == 6 ? 1 : 0; // a long or double takes two entries
      }
      return constants;
    }

    /** The bytes of a constant after its tag. */
    private static int size(int tag) throws IOException {
      return switch (tag) {
        case 8, 16, 19, 20 -> 2;
        case 15 -> 3;
        case 3, 4, 9, 10, 11, 12, 17, 18 -> 4;
        case 5, 6 -> 8;
        default -> throw new IOException("no constant has the tag " + tag);
      };
    }

    String text(int index) throws IOException {
      String text = index < texts.length ? texts[index] : null;
      if (text == null) {
        throw wrong();
      }
      return text;
    }

    Optional<String> className(int index) throws IOException {
      return index == 0 || index >= classes.length
          ? Optional.empty()
          : Optional.of(text(classes[index]).replace('/', '.'));
    }

    static IOException wrong() {
      return new IOException("a constant is missing");
    }
  }
}
