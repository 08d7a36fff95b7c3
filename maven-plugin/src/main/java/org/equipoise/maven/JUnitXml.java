package org.equipoise.maven;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.equipoise.chain.StateText;
import org.equipoise.file.AtomicFile;
import org.equipoise.result.CostFacts;
import org.equipoise.result.PropertyFacts;
import org.equipoise.result.Result;
import org.equipoise.verdict.TestError;
import org.equipoise.verdict.Verdict;

/**
 * A check in the XML of Surefire, which CI servers read: a test case for each verdict, and one for
 * each violation that is none.
 *
 * @param check what was found
 */
record JUnitXml(BuildCheck check) {
  /** The name of such a file in its directory. */
  static final String NAME = "TEST-equipoise.xml";

  /** What stands between line breaks and tabs, which traces have. */
  private static final Pattern TEXT = Pattern.compile("[^\\n\\t]+");

  void write(Path file) throws IOException {
    String text = text();
    AtomicFile.write(file, writer -> writer.write(text));
  }

  /** The XML. */
  String text() {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      new Suite(xml).write();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a text can be written to", e);
    }
    return text.append('\n').toString();
  }

  /** Writes the one suite. */
  private final class Suite {
    private final XMLStreamWriter xml;

    Suite(XMLStreamWriter xml) {
      this.xml = xml;
    }

    void write() throws XMLStreamException {
      List<Claimed> claims = Claimed.in(check.results().current());
      List<Violation> others =
          check.violations().stream().filter(v -> v.claimed().isEmpty()).toList();
      long broken = claims.stream().filter(c -> isViolation(c) && c.isBroken()).count();
      long failures = check.violations().size() - others.size() - broken;
      long skipped = claims.stream().filter(c -> !isViolation(c) && !passed(c)).count();
      xml.writeStartDocument("UTF-8", "1.0");
      begin("testsuite");
      attribute("name", "equipoise");
      attribute("time", seconds());
      attribute("tests", Integer.toString(claims.size() + others.size()));
      attribute("errors", Long.toString(others.size() + broken));
      attribute("skipped", Long.toString(skipped));
      attribute("failures", Long.toString(failures));
      for (Claimed claimed : claims) {
        verdict(claimed);
      }
      for (Violation violation : others) {
        other(violation);
      }
      xml.writeCharacters("\n");
      xml.writeEndElement();
      xml.writeEndDocument();
    }

    private void verdict(Claimed claimed) throws XMLStreamException {
      PropertyFacts property = claimed.property();
      begin("testcase");
      attribute("name", property.test() + " (" + property.claim() + ")");
      attribute("classname", Claimed.name(claimed.result()));
      attribute("time", "0");
      if (!passed(claimed)) {
        boolean fails = isViolation(claimed);
        TestError error = property.error();
        begin(!fails ? "skipped" : error == null ? "failure" : "error");
        attribute("message", ClaimSentences.found(claimed));
        if (fails) {
          attribute("type", error == null ? property.verdict().name() : error.thrown());
        }
        xml.writeCharacters(legal(details(property)));
        xml.writeEndElement();
      }
      xml.writeEndElement();
    }

    private void other(Violation violation) throws XMLStreamException {
      begin("testcase");
      attribute("name", "check");
      attribute("classname", "equipoise");
      attribute("time", "0");
      begin("error");
      attribute("message", violation.sentence());
      attribute("type", "VIOLATION");
      xml.writeEndElement();
      xml.writeEndElement();
    }

    private void begin(String element) throws XMLStreamException {
      xml.writeCharacters("\n");
      xml.writeStartElement(element);
    }

    private void attribute(String name, String value) throws XMLStreamException {
      xml.writeAttribute(name, legal(value));
    }
  }

  private boolean isViolation(Claimed claimed) {
    return check.violations().stream()
        .anyMatch(v -> v.claimed().filter(claimed::equals).isPresent());
  }

  private static boolean passed(Claimed claimed) {
    return claimed.property().verdict() == Verdict.PASS;
  }

  private static String details(PropertyFacts property) {
    StringBuilder text = new StringBuilder(property.reason());
    property.culprits().forEach(culprit -> text.append("\n- ").append(culprit));
    property.changes().forEach(change -> text.append("\nchanged: ").append(change));
    if (property.remedy() != null) {
      text.append("\nwhat to do: ").append(property.remedy());
    }
    if (property.error() != null) {
      text.append('\n').append(property.error().trace());
    }
    return text.toString();
  }

  /** The time that sampling took, of all classes. */
  private String seconds() {
    return String.format(
        Locale.ROOT,
        "%.3f",
        check.results().current().stream()
            .map(Result::cost)
            .filter(Objects::nonNull)
            .mapToDouble(CostFacts::seconds)
            .sum());
  }

  /** What does not print, and XML has no way to write, as an escape. */
  private static String legal(String text) {
    return TEXT.matcher(text.replace("\r\n", "\n"))
        .replaceAll(part -> Matcher.quoteReplacement(StateText.printable(part.group())));
  }
}
