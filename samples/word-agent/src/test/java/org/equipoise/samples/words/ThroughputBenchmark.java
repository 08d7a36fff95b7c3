package org.equipoise.samples.words;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.equipoise.agent.Agent;
import org.equipoise.model.HttpChatModel;
import org.equipoise.sampling.Sample;
import org.equipoise.sampling.Sampler;
import org.equipoise.sampling.StartPolicy;

/**
 * How many calls a second the sampler makes of a model that takes 200 ms to answer, and how many
 * OkHttp makes of it as it comes. The model is a {@link WordServer} in a process of its own.
 *
 * <p>Arguments: the draws (25,600, a hundred rounds), those in flight (256).
 */
final class ThroughputBenchmark {
  private static final int LATENCY_MILLIS = 200;
  private static final int DISPATCHED = 200;

  /**
   * Words that the agent seldom escapes from: an escape takes the server's time, not the network's.
   */
  private static final List<String> STARTS = List.of("PERSONAL", "TRACTION", "STRESS", "MOTORS");

  private ThroughputBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    int draws = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 25_600;
    int inFlight = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 256;
    Process server = server();
    try {
      URI baseUrl = baseUrl(server.inputReader());
      Agent<String> agent =
          WordTask.agent(
              HttpChatModel.compatible(baseUrl.toString(), ChatCompletions.MODEL).build());
      sample(agent, 10 * inFlight, inFlight);
      measure(agent, draws, inFlight);
      dispatch(baseUrl);
    } finally {
      server.destroy();
    }
  }

  private static Process server() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            classPath(
                WordServer.class,
                Agent.class,
                ObjectMapper.class,
                JsonFactory.class,
                JsonProperty.class),
            WordServer.class.getName(),
            "0",
            String.valueOf(LATENCY_MILLIS))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static String classPath(Class<?>... classes) {
    return Stream.of(classes)
        .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
        .map(location -> Path.of(URI.create(location.toString())).toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** The server prints where it listens once it does. */
  private static URI baseUrl(BufferedReader output) throws IOException {
    String line = output.readLine();
    if (line == null) {
      throw new IOException("the server ended before it listened");
    }
    return URI.create(line.substring(line.indexOf("http://")));
  }

  private static Sample<String> sample(Agent<String> agent, int draws, int inFlight) {
    return Sampler.of(agent)
        .from(STARTS)
        .starts(StartPolicy.DECLARED)
        .explore(0)
        .transitions(draws)
        .concurrency(inFlight)
        .run();
  }

  private static void measure(Agent<String> agent, int draws, int inFlight) {
    ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
    Duration cpu = cpu();
    Sample<String> sample = sample(agent, draws, inFlight);
    cpu = cpu().minus(cpu);
    long peak = peak();
    double seconds = 1e-9 * sample.elapsed().toNanos();
    double ideal = 1_000.0 * inFlight / LATENCY_MILLIS;
    System.out.printf(
        "sampler, %d in flight: %,d draws in %.2f s, %,.0f calls a second, %.1f %% of %,.0f; %d"
            + " faults%n",
        inFlight,
        draws,
        seconds,
        draws / seconds,
        100 * draws / seconds / ideal,
        ideal,
        sample.faults());
    long withSample = used();
    sample = null;
    System.out.printf(
        "it took %,d us of processor time a call, %,.0f kB for 10,000 draws, and a heap of %,.0f MB"
            + " at most%n",
        cpu.toNanos() / 1_000 / draws, 1e-3 * (withSample - used()) * 10_000 / draws, 1e-6 * peak);
  }

  private static Duration cpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private static long peak() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(MemoryUsage::getUsed)
        .sum();
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  /** As it comes, OkHttp makes 5 calls to a host at a time. */
  private static void dispatch(URI baseUrl) throws InterruptedException {
    OkHttpClient client = new OkHttpClient();
    Request request = request(baseUrl);
    CountDownLatch done = new CountDownLatch(DISPATCHED);
    AtomicInteger answered = new AtomicInteger();
    long begin = System.nanoTime();
    for (int i = 0; i < DISPATCHED; i++) {
      client
          .newCall(request)
          .enqueue(
              new Callback() {
                @Override
                public void onFailure(Call call, IOException e) {
                  done.countDown();
                }

                @Override
                public void onResponse(Call call, Response response) throws IOException {
                  try (response) {
                    response.body().bytes();
                    answered.incrementAndGet();
                  } finally {
                    done.countDown();
                  }
                }
              });
    }
    done.await();
    double seconds = 1e-9 * (System.nanoTime() - begin);
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
    System.out.printf(
        "OkHttp's own dispatcher: %d of %d calls in %.2f s, %.0f calls a second%n",
        answered.get(), DISPATCHED, seconds, DISPATCHED / seconds);
  }

  private static Request request(URI baseUrl) {
    String body =
        "{\"model\":\"%s\",\"messages\":[{\"role\":\"user\",\"content\":\"PERSONAL\"}]}"
            .formatted(ChatCompletions.MODEL);
    return new Request.Builder()
        .url(baseUrl + "/chat/completions")
        .post(RequestBody.create(body, MediaType.get("application/json")))
        .build();
  }
}
