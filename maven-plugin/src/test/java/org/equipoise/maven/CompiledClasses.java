package org.equipoise.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Class files as the compiler writes them, of test classes with annotations named as ours. */
final class CompiledClasses {
  private static final List<String> ANNOTATIONS =
      List.of("AgentTest", "AgentUnderTest", "EscapeRate", "AgentTag");

  private CompiledClasses() {}

  /** Compiles classes of the package {@code shop}, each a source that begins with its kind. */
  static void compile(Path directory, String... sources) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> options =
        List.of("-proc:none", "-nowarn", "-cp", classPath, "-d", directory.toString());
    List<JavaFileObject> files =
        Stream.concat(
                ANNOTATIONS.stream().map(CompiledClasses::annotation),
                Stream.of(sources).map(CompiledClasses::inShop))
            .toList();
    assertThat(compiler.getTask(null, null, null, options, null, files).call()).isTrue();
  }

  private static JavaFileObject annotation(String name) {
    return source(
        name,
        "package org.equipoise.junit;"
            + " import java.lang.annotation.*;"
            + " @Retention(RetentionPolicy.RUNTIME) @Inherited public @interface "
            + name
            + " { String value() default \"\"; int[] numbers() default {}; }");
  }

  private static JavaFileObject inShop(String source) {
    String name = source.replaceFirst("(?s).*?\\b(?:class|interface) (\\w+).*", "$1");
    return source(name, "package shop; import org.equipoise.junit.*; " + source);
  }

  private static JavaFileObject source(String name, String text) {
    return new SimpleJavaFileObject(
        URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }
}
