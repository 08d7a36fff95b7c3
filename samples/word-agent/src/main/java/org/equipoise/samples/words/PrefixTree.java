package org.equipoise.samples.words;

import java.util.Arrays;
import java.util.List;

/**
 * The beginnings of a set of words: a tree with a node for each prefix and a leaf for each word.
 *
 * <p>It answers, letter by letter, whether a spelling can still become one of the words.
 */
final class PrefixTree {
  /** The node of the empty prefix. */
  static final int ROOT = 0;

  /** No node: none of the words begins so. */
  static final int NONE = -1;

  private final List<String> words;
  private int[] next = new int[64 * Alphabet.SYMBOLS];
  private int nodes;

  PrefixTree(List<String> words) {
    this.words = List.copyOf(words);
    add();
    for (int i = 0; i < words.size(); i++) {
      int last = node(words.get(i));
      next[last * Alphabet.SYMBOLS + Alphabet.END] = i;
    }
    next = Arrays.copyOf(next, nodes * Alphabet.SYMBOLS);
  }

  /** Adds a node. It may move the table, so no index into it is kept across a call. */
  private int add() {
    int first = nodes * Alphabet.SYMBOLS;
    if (first == next.length) {
      next = Arrays.copyOf(next, Math.multiplyExact(next.length, 2));
    }
    Arrays.fill(next, first, first + Alphabet.SYMBOLS, NONE);
    return nodes++;
  }

  /** The node of a prefix, added with those before it where it is new. */
  private int node(String word) {
    int node = ROOT;
    for (int i = 0; i < word.length(); i++) {
      int edge = node * Alphabet.SYMBOLS + Alphabet.symbol(word, i);
      if (next[edge] == NONE) {
        int added = add();
        next[edge] = added;
      }
      node = next[edge];
    }
    return node;
  }

  /** The words. */
  List<String> words() {
    return words;
  }

  /**
   * Where {@code symbol} leads from {@code node}: by a letter to the node of the longer prefix, by
   * END to the number of the word that ends there, and to {@link #NONE} where no word goes on so.
   */
  int next(int node, int symbol) {
    return next[node * Alphabet.SYMBOLS + symbol];
  }
}
