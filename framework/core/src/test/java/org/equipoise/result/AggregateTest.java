package org.equipoise.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.equipoise.result.Aggregate.Module;
import org.equipoise.result.Aggregate.TestClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AggregateTest {
  @TempDir Path directory;

  @Test
  void whatIsWrittenIsReadBack() throws IOException {
    Aggregate aggregate =
        Aggregate.of(
            List.of(
                new Module(
                    "cart",
                    RunManifest.State.FINISHED,
                    null,
                    List.of(new TestClass("shop.A", "../cart/result.json", 3, 1, 2, 1))),
                new Module("till", RunManifest.State.SKIPPED, "skipITs is set", List.of()),
                new Module("stock", null, null, List.of())));
    Path file = directory.resolve("equipoise").resolve(Aggregate.NAME);

    aggregate.write(file);

    assertThat(Aggregate.read(file)).isEqualTo(aggregate);
    assertThat(file).content().contains("\"schema\" : \"equipoise-aggregate/1\"");
  }

  @Test
  void oneThatTellsNothingOfBrokenTestsHasNone() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("a.json"),
            """
            {"schema": "equipoise-aggregate/1", "modules": [{"name": "cart", "classes": [
              {"name": "shop.A", "result": "r.json", "passed": 1, "failed": 2, "inconclusive": 0}]}]}
            """);

    assertThat(Aggregate.read(file).modules().get(0).classes())
        .containsExactly(new TestClass("shop.A", "r.json", 1, 2, 0, 0));
  }

  @Test
  void anotherFileIsRefusedInOneLine() throws IOException {
    Path file = Files.writeString(directory.resolve("a.json"), "{\"schema\": \"equipoise-run/1\"}");

    assertThatThrownBy(() -> Aggregate.read(file))
        .isInstanceOf(ResultFormatException.class)
        .hasMessage(
            file
                + ": it is no aggregate of Equipoise, since it has no such 'schema'; delete it and run again");
  }
}
