package org.equipoise.maven;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.equipoise.chain.StateText;
import org.equipoise.result.RunManifest;
import org.equipoise.statistics.Rounded;

/**
 * The journal of a class whose run was broken off: what it holds need not be paid for again.
 *
 * @param file the journal
 * @param draws how many draws stand in it
 */
record KeptDraws(Path file, long draws) {
  /** As the engine names them, in the directory of the class. */
  private static final List<String> NAMES = List.of("journal.jsonl", "baseline-journal.jsonl");

  /** Those of the classes of a run that did not come to their result. */
  static List<KeptDraws> of(RunManifest run, Path directory) throws IOException {
    List<Path> journals =
        run.classes().stream()
            .filter(ran -> ran.state() == RunManifest.ClassRun.State.EXPECTED)
            .flatMap(ran -> NAMES.stream().map(directory.resolve(ran.name())::resolve))
            .filter(Files::isRegularFile)
            .toList();
    List<KeptDraws> kept = new ArrayList<>();
    for (Path journal : journals) {
      in(journal).ifPresent(kept::add);
    }
    return List.copyOf(kept);
  }

  /** Empty where the journal is of a run that came to its end, or holds no draw. */
  private static Optional<KeptDraws> in(Path journal) throws IOException {
    long draws = 0;
    boolean ended = false;
    // Not decoded: the last line may break off within a character.
    try (Stream<String> lines = Files.lines(journal, StandardCharsets.ISO_8859_1)) {
      for (String line : (Iterable<String>) lines::iterator) {
        draws += line.startsWith("{\"draw\":") ? 1 : 0;
        ended = line.startsWith("{\"end\":");
      }
    }
    return draws == 0 || ended ? Optional.empty() : Optional.of(new KeptDraws(journal, draws));
  }

  /** What was kept, in words that follow a full stop; nothing where nothing was. */
  static String sentence(List<KeptDraws> kept) {
    return kept.isEmpty()
        ? ""
        : kept.stream().map(KeptDraws::text).collect(Collectors.joining("; ", ". ", ""))
            + "; the same command goes on from there";
  }

  private String text() {
    return "%s %s kept in %s"
        .formatted(
            Rounded.count(draws),
            draws == 1 ? "draw is" : "draws are",
            StateText.printable(file.toString()));
  }
}
