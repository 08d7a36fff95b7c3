package org.equipoise.maven;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** Class files as a compiler would write them, cut off behind their access flags. */
final class CompiledClasses {
  private CompiledClasses() {}

  /** A class that is annotated with {@code @AgentTest}; or an annotation that is. */
  static byte[] agentTest(boolean annotation) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(0xCAFEBABE);
    out.writeInt(61);
    out.writeShort(7);
    out.writeByte(5); // a long, which takes two entries
    out.writeLong(42);
    out.writeByte(10);
    out.writeInt(0x00010001);
    out.writeByte(7);
    out.writeShort(1);
    out.writeByte(15);
    out.write(new byte[] {6, 0, 1});
    out.writeByte(1);
    out.writeUTF("Lorg/equipoise/junit/AgentTest;");
    out.writeShort(annotation ? 0x2600 : 0x0020);
    return bytes.toByteArray();
  }
}
