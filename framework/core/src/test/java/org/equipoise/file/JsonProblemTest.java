package org.equipoise.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class JsonProblemTest {
  private static String problem(String text) throws IOException {
    try (JsonParser json = new JsonFactory().createParser(text)) {
      while (json.nextToken() != null) {}
      return "none";
    } catch (JsonProcessingException e) {
      return JsonProblem.in(e);
    }
  }

  @Test
  void whereTheParserBelievesToBeIsLeftOut() throws IOException {
    assertThat(problem("{\"from\": \"A\""))
        .isEqualTo("no JSON (Unexpected end-of-input: expected close marker for Object)");
    assertThat(problem("{\"from\": [1}"))
        .isEqualTo("no JSON (Unexpected close marker '}': expected ']')");
  }

  @Test
  void whatItSaysBesidesStays() throws IOException {
    assertThat(problem("{from}"))
        .startsWith("no JSON (Unexpected character ('f' (code 102)): was expecting double-quote");
  }
}
