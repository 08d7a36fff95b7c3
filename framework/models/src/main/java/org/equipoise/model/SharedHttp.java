package org.equipoise.model;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** The HTTP client of all models in this JVM, so that they share their connections. */
final class SharedHttp {
  private static final Duration CONNECT_TIMEOUT = Duration.ofMinutes(1);
  private static final Duration CALL_TIMEOUT = Duration.ofMinutes(10);

  /** As many idle connections as calls are made at a time: HTTP/1.1 needs one for each. */
  private static final int IDLE_CONNECTIONS = 256;

  private static final OkHttpClient CLIENT =
      new OkHttpClient.Builder()
          .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, 1, TimeUnit.MINUTES))
          .connectTimeout(CONNECT_TIMEOUT)
          .callTimeout(CALL_TIMEOUT)
          // A model that thinks sends nothing for minutes.
          .readTimeout(CALL_TIMEOUT)
          // A repeated call may be billed twice; the sampler decides, and counts it.
          .retryOnConnectionFailure(false)
          // The key would go along.
          .followRedirects(false)
          .followSslRedirects(false)
          .build();

  private SharedHttp() {}

  static OkHttpClient withTimeout(@Nullable Duration callTimeout) {
    return callTimeout == null
        ? CLIENT
        : CLIENT.newBuilder().callTimeout(callTimeout).readTimeout(callTimeout).build();
  }
}
