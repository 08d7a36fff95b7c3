package org.equipoise.model.soak;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A service of Chat Completions that answers by the {@link TrueKernel}, and so often not at all. It
 * keeps a record of what it did to each draw, whose number is in the prompt.
 */
final class FaultyServer implements AutoCloseable {
  private static final Pattern PROMPT = Pattern.compile("draw (\\d+), state (\\d+)");
  private static final Pattern LENGTH = Pattern.compile("content-length: (\\d+)");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final double faultRate;
  private final ServerSocket server;
  private final ExecutorService threads = Executors.newCachedThreadPool(FaultyServer::daemon);
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final Map<Long, List<Attempt>> attempts = new ConcurrentHashMap<>();
  private final Map<Fault, AtomicInteger> faults = new ConcurrentHashMap<>();
  private final SplittableRandom seeds;

  /**
   * What was done about one request.
   *
   * @param fault in place of an answer; empty where there was one
   * @param answer what was said; empty where nothing was
   */
  record Attempt(Optional<Fault> fault, String answer) {}

  FaultyServer(double faultRate, long seed) throws IOException {
    this.faultRate = faultRate;
    this.seeds = new SplittableRandom(seed);
    this.server = new ServerSocket(0, 1_024, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "faulty-server");
    thread.setDaemon(true);
    return thread;
  }

  /** The prompt that asks for a step. */
  static String prompt(long draw, int state) {
    return "draw %s, state %s".formatted(draw, state);
  }

  String baseUrl() {
    return "http://127.0.0.1:%s/v1".formatted(server.getLocalPort());
  }

  /** The attempts at a draw, in their order. */
  List<Attempt> attempts(long draw) {
    return attempts.getOrDefault(draw, List.of());
  }

  /** How many requests were answered or not. */
  int requests() {
    return attempts.values().stream().mapToInt(List::size).sum();
  }

  /** How often each fault happened. */
  Map<Fault, AtomicInteger> faults() {
    return faults;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        socket.setTcpNoDelay(true);
        open.add(socket);
        threads.execute(() -> serve(socket));
      } catch (IOException e) {
        if (!server.isClosed()) {
          throw new IllegalStateException("the server of the soak cannot accept", e);
        }
      }
    }
  }

  /** Serves one connection until either end closes it. */
  private void serve(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      while (!socket.isClosed()) {
        react(socket, body(in));
      }
    } catch (IOException | InterruptedException hungUp) {
      // Clients that lose patience close the connection; what they were told is in the record.
    } finally {
      open.remove(socket);
    }
  }

  private void react(Socket socket, String body) throws IOException, InterruptedException {
    String prompt = JSON.readTree(body).at("/messages/0/content").asText();
    Matcher matcher = PROMPT.matcher(prompt);
    if (!matcher.matches()) {
      throw new IllegalStateException("no prompt of the soak: " + prompt);
    }
    RandomGenerator random = nextRandom();
    long draw = Long.parseLong(matcher.group(1));
    if (random.nextDouble() < faultRate) {
      Fault fault = Fault.values()[random.nextInt(Fault.values().length)];
      record(draw, new Attempt(Optional.of(fault), ""));
      faults.computeIfAbsent(fault, f -> new AtomicInteger()).incrementAndGet();
      fault.happen(socket);
    } else {
      String answer = TrueKernel.answer(Integer.parseInt(matcher.group(2)), random);
      record(draw, new Attempt(Optional.empty(), answer));
      HttpResponse.send(socket, 200, "", HttpResponse.completion(answer));
    }
  }

  private synchronized RandomGenerator nextRandom() {
    return seeds.split();
  }

  private void record(long draw, Attempt attempt) {
    attempts.computeIfAbsent(draw, d -> new CopyOnWriteArrayList<>()).add(attempt);
  }

  private static String body(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(UTF_8).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException();
      }
      head.write(next);
    }
    Matcher length = LENGTH.matcher(head.toString(UTF_8).toLowerCase(Locale.ROOT));
    if (!length.find()) {
      throw new IOException("a request without a length");
    }
    return new String(in.readNBytes(Integer.parseInt(length.group(1))), UTF_8);
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : open) {
      socket.close();
    }
    threads.shutdownNow();
  }
}
