package org.equipoise.samples.words;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** The word list that is bundled with this sample: 63,875 American English words. */
final class WordList {
  private static final String RESOURCE = "american-english.txt";

  private WordList() {}

  /** The words in capitals, in alphabetical order. */
  static List<String> american() {
    InputStream resource = WordList.class.getResourceAsStream(RESOURCE);
    if (resource == null) {
      throw new IllegalStateException(
          "the word list " + RESOURCE + " is not on the class path beside " + WordList.class);
    }
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(resource, StandardCharsets.US_ASCII))) {
      return reader.lines().map(word -> word.toUpperCase(Locale.ROOT)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the word list " + RESOURCE, e);
    }
  }
}
