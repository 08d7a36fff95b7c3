package org.equipoise.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {
  @TempDir Path directory;

  /** Prints its arguments, each in brackets. */
  static final class Echo {
    private Echo() {}

    public static void main(String[] arguments) {
      for (String argument : arguments) {
        System.out.print("[" + argument.replace("\n", "LF").replace("\t", "TAB") + "]");
      }
    }
  }

  @Test
  void argumentsArePartedByWhiteSpaceButNotInQuotes() {
    assertThat(CommandLine.split("  -Xmx1g   -Da='b c' \"-Dd=e 'f'\"\n-Dg=\"\" '' "))
        .containsExactly("-Xmx1g", "-Da=b c", "-Dd=e 'f'", "-Dg=", "");
    assertThat(CommandLine.split(" ")).isEmpty();
  }

  @Test
  void aQuoteThatIsNotClosedIsRefused() {
    assertThatThrownBy(() -> CommandLine.split("-Da='b c"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the quote ' is not closed in: -Da='b c");
  }

  @Test
  void javaReadsWhatIsWritten() throws Exception {
    List<String> odd =
        List.of("a b", "C:\\new\\table", "say \"hi\"", "it's", "", "#no comment", "x\ny\tz");
    List<String> all = new ArrayList<>(List.of("-cp", classes(), Echo.class.getName()));
    all.addAll(odd);
    Path file = directory.resolve("arguments");
    Files.writeString(file, CommandLine.argumentFile(all));

    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "@" + file)
            .start();

    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo("[a b][C:\\new\\table][say \"hi\"][it's][][#no comment][xLFyTABz]");
    assertThat(process.waitFor()).isZero();
  }

  private static String classes() throws URISyntaxException {
    return Path.of(Echo.class.getProtectionDomain().getCodeSource().getLocation().toURI())
        .toString();
  }
}
