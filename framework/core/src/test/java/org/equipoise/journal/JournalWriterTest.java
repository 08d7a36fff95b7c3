package org.equipoise.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class JournalWriterTest {
  private final StringBuffer written = new StringBuffer();
  private final AtomicInteger forced = new AtomicInteger();
  private final CountDownLatch disk = new CountDownLatch(1);
  private volatile boolean full;
  private volatile boolean gone;

  /** A disk that can be full, or gone. */
  private final class Disk implements JournalWriter.Sink {
    @Override
    public void write(byte[] bytes) throws IOException {
      if (full) {
        throw new IOException("No space left on device");
      }
      written.append(new String(bytes, StandardCharsets.UTF_8));
    }

    @Override
    public void force() throws IOException {
      disk.countDown();
      if (gone) {
        throw new IOException("Input/output error");
      }
      forced.incrementAndGet();
    }

    @Override
    public void close() {
      written.append("closed");
    }
  }

  @Test
  void aLineIsWrittenBeforeTheNextOneAndForcedByTheEnd() throws IOException {
    JournalWriter writer = new JournalWriter(new Disk());
    writer.add("a\n");
    assertThat(written).hasToString("a\n");
    writer.close();
    assertThat(written).hasToString("a\nclosed");
    assertThat(forced).hasValue(1);
  }

  @Test
  void aGroupIsForcedThoughNothingFollowsIt() throws Exception {
    try (JournalWriter writer = new JournalWriter(new Disk())) {
      writer.add("a\n");
      assertThat(disk.await(60, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void aFullDiskIsToldAtOnceAndNothingFollowsTheTornLine() throws IOException {
    JournalWriter writer = new JournalWriter(new Disk());
    writer.add("a\n");
    full = true;
    assertThatThrownBy(() -> writer.add("b\n"))
        .isInstanceOf(IOException.class)
        .hasMessage("No space left on device");
    full = false;
    assertThatThrownBy(() -> writer.add("c\n")).hasMessage("No space left on device");
    assertThatThrownBy(writer::close).hasMessage("No space left on device");
    assertThat(written).hasToString("a\nclosed");
  }

  @Test
  void aDiskThatIsGoneIsToldByTheEndAtTheLatest() throws IOException {
    gone = true;
    JournalWriter writer = new JournalWriter(new Disk());
    writer.add("a\n");
    assertThatThrownBy(writer::close).hasMessage("Input/output error");
  }

  @Test
  void anInterruptDoesNoHarm() throws IOException {
    JournalWriter writer = new JournalWriter(new Disk());
    Thread.currentThread().interrupt();
    writer.add("a\n");
    writer.close();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(forced).hasValue(1);
  }
}
