package org.equipoise.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.equipoise.chain.StateText;

/** What a parser says of text that is no JSON, for people. */
@API(status = API.Status.INTERNAL, since = "0.1.0")
public final class JsonProblem {
  private static final int WIDTH = 120;

  /** Where the parser believes to be, in words of its own; our messages name the file and line. */
  private static final Pattern PLACE =
      Pattern.compile(
          "\\s*(\\([\\w ]*\\bat \\[Source: |\\bat \\[Source: |\\[Source: ).*", Pattern.DOTALL);

  private JsonProblem() {}

  /** In one line, without a full stop: {@code no JSON (Unexpected end-of-input)}. */
  public static String in(JsonProcessingException thrown) {
    return "no JSON (" + StateText.shortened(why(thrown), WIDTH) + ")";
  }

  /** What the parser complains of, as long as it is. */
  public static String why(JsonProcessingException thrown) {
    return PLACE.matcher(String.valueOf(thrown.getOriginalMessage())).replaceFirst("");
  }
}
