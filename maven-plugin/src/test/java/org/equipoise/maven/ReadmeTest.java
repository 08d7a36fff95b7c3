package org.equipoise.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** The README's tables of goals and parameters beside the descriptor that Maven reads. */
class ReadmeTest {
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  /** A goal, or a goal with a property of it. */
  private record Entry(String goal, String property) {}

  private static List<Element> mojos;
  private static List<List<String>> rows;

  @BeforeAll
  static void readBoth() throws Exception {
    Document descriptor =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(Path.of("target", "classes", "META-INF", "maven", "plugin.xml").toFile());
    mojos = elements(descriptor.getElementsByTagName("mojo"));
    rows = rows(Path.of("..", "README.md"));
  }

  private static List<Element> elements(NodeList nodes) {
    return IntStream.range(0, nodes.getLength())
        .mapToObj(nodes::item)
        .filter(Element.class::isInstance)
        .map(Element.class::cast)
        .toList();
  }

  /** The rows of all tables in the section, cell by cell. */
  private static List<List<String>> rows(Path readme) throws IOException {
    List<List<String>> found = new ArrayList<>();
    boolean inSection = false;
    for (String line : Files.readAllLines(readme)) {
      inSection = line.startsWith("## ") ? line.equals("## Goals and parameters") : inSection;
      if (inSection && line.startsWith("| ")) {
        found.add(Stream.of(line.substring(1).split("\\|")).map(String::strip).toList());
      }
    }
    return found;
  }

  private static String goal(Element mojo) {
    return mojo.getElementsByTagName("goal").item(0).getTextContent();
  }

  /** What users set on the command line; the parameters of help are those of every plugin. */
  private static Stream<Entry> properties(Element mojo) {
    return goal(mojo).equals("help")
        ? Stream.empty()
        : elements(mojo.getElementsByTagName("configuration")).stream()
            .flatMap(configuration -> elements(configuration.getChildNodes()).stream())
            .map(Node::getTextContent)
            .filter(text -> text.startsWith("${"))
            .map(text -> new Entry(goal(mojo), text.substring(2, text.length() - 1)));
  }

  private static List<String> codes(String cell) {
    return CODE.matcher(cell).results().map(found -> found.group(1)).toList();
  }

  @Test
  void theReadmeNamesEachGoalAndNoOther() {
    List<String> named =
        rows.stream()
            .map(row -> Pattern.compile("`equipoise:([a-z]+)`").matcher(row.get(0)))
            .filter(Matcher::matches)
            .map(found -> found.group(1))
            .toList();

    assertThat(named)
        .containsExactlyInAnyOrderElementsOf(mojos.stream().map(ReadmeTest::goal).toList());
  }

  @Test
  void theReadmeNamesEachPropertyWithItsGoalsAndNoOther() {
    List<Entry> named =
        rows.stream()
            .filter(row -> row.get(0).startsWith("`") && !row.get(0).startsWith("`equipoise:"))
            .flatMap(
                row ->
                    codes(row.get(0)).stream()
                        .flatMap(
                            property ->
                                Stream.of(row.get(1).split(", *"))
                                    .map(goal -> new Entry(goal, property))))
            .toList();

    assertThat(named)
        .containsExactlyInAnyOrderElementsOf(
            mojos.stream().flatMap(ReadmeTest::properties).toList());
  }
}
