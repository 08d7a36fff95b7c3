package org.equipoise.samples.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PrefixTreeTest {
  private final PrefixTree tree = new PrefixTree(List.of("CAB", "CABS", "DAB"));

  @Test
  void aSpelledWordLeadsToItsNumber() {
    assertThat(tree.next(node("CAB"), Alphabet.END)).isEqualTo(0);
    assertThat(tree.next(node("CABS"), Alphabet.END)).isEqualTo(1);
    assertThat(tree.next(node("DAB"), Alphabet.END)).isEqualTo(2);
  }

  @Test
  void aPrefixOfWordsIsNoWord() {
    assertThat(tree.next(node("CA"), Alphabet.END)).isEqualTo(PrefixTree.NONE);
    assertThat(tree.next(PrefixTree.ROOT, Alphabet.END)).isEqualTo(PrefixTree.NONE);
  }

  @Test
  void aSpellingThatCanBecomeNoWordLeadsNowhere() {
    assertThat(tree.next(PrefixTree.ROOT, 1)).isEqualTo(PrefixTree.NONE);
    assertThat(tree.next(node("CABS"), 1)).isEqualTo(PrefixTree.NONE);
  }

  private int node(String prefix) {
    int node = PrefixTree.ROOT;
    for (int i = 0; i < prefix.length(); i++) {
      node = tree.next(node, Alphabet.symbol(prefix, i));
    }
    return node;
  }
}
