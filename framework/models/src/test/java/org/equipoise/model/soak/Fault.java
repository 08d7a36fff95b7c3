package org.equipoise.model.soak;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/**
 * The ways in which a service gives no answer. Where a body looks like one, it holds a state that
 * the service never answers with, so that whoever takes it for an answer is found out.
 */
enum Fault {
  RETRY_AFTER_SECONDS {
    @Override
    void happen(Socket socket) throws IOException {
      throttled(socket, "Retry-After: 0");
    }
  },
  RETRY_AFTER_DECIMALS {
    @Override
    void happen(Socket socket) throws IOException {
      throttled(socket, "Retry-After: 0.02");
    }
  },
  RETRY_AFTER_DATE {
    @Override
    void happen(Socket socket) throws IOException {
      String now = DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC));
      throttled(socket, "Retry-After: " + now);
    }
  },
  RETRY_AFTER_MILLIS {
    @Override
    void happen(Socket socket) throws IOException {
      throttled(socket, "retry-after-ms: 20");
    }
  },
  RATE_LIMIT_RESET {
    @Override
    void happen(Socket socket) throws IOException {
      throttled(socket, "x-ratelimit-remaining-requests: 0\r\nx-ratelimit-reset-requests: 12ms");
    }
  },
  RATE_LIMIT_RESET_DATE {
    @Override
    void happen(Socket socket) throws IOException {
      throttled(
          socket,
          "anthropic-ratelimit-requests-remaining: 0\r\nanthropic-ratelimit-requests-reset: "
              + Instant.now().plusMillis(30));
    }
  },
  INTERNAL_ERROR {
    @Override
    void happen(Socket socket) throws IOException {
      HttpResponse.send(socket, 500, "", error("server_error", "something went wrong"));
    }
  },
  OVERLOADED {
    @Override
    void happen(Socket socket) throws IOException {
      HttpResponse.send(socket, 529, "", error("overloaded_error", "overloaded"));
    }
  },
  UNAVAILABLE_PAGE {
    @Override
    void happen(Socket socket) throws IOException {
      HttpResponse.send(socket, 503, "", "<html><body>503 Service Unavailable</body></html>");
    }
  },
  CONNECTION_RESET {
    @Override
    void happen(Socket socket) throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }
  },
  CONNECTION_CLOSED {
    @Override
    void happen(Socket socket) throws IOException {
      socket.close();
    }
  },
  BROKEN_OFF {
    @Override
    void happen(Socket socket) throws IOException {
      byte[] body = HttpResponse.completion(NEVER).getBytes(UTF_8);
      OutputStream out = socket.getOutputStream();
      out.write(HttpResponse.head(200, "", body.length + 100).getBytes(UTF_8));
      out.write(body);
      out.flush();
      socket.close();
    }
  },
  TRUNCATED_JSON {
    @Override
    void happen(Socket socket) throws IOException {
      String body = HttpResponse.completion(NEVER);
      HttpResponse.send(socket, 200, "", body.substring(0, body.length() - 40));
    }
  },
  TOO_SLOW {
    @Override
    void happen(Socket socket) throws IOException, InterruptedException {
      Thread.sleep(TOO_LONG.toMillis());
      HttpResponse.send(socket, 200, "", HttpResponse.completion(NEVER));
    }
  },
  TRICKLING {
    @Override
    void happen(Socket socket) throws IOException, InterruptedException {
      byte[] body = HttpResponse.completion(NEVER).getBytes(UTF_8);
      OutputStream out = socket.getOutputStream();
      out.write(HttpResponse.head(200, "", body.length).getBytes(UTF_8));
      for (int sent = 0; sent < body.length; sent += 20) {
        out.write(body, sent, Math.min(20, body.length - sent));
        out.flush();
        Thread.sleep(TOO_LONG.toMillis() * 20 / body.length + 1);
      }
    }
  },
  WRONG_TYPES {
    @Override
    void happen(Socket socket) throws IOException {
      HttpResponse.send(
          socket,
          200,
          "",
          "{\"id\":[],\"choices\":{\"0\":{\"message\":{\"content\":%s}}},\"usage\":7}"
              .formatted(NEVER));
    }
  },
  CONTENT_IS_A_NUMBER {
    @Override
    void happen(Socket socket) throws IOException {
      HttpResponse.send(
          socket,
          200,
          "",
          "{\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":%s}}]}".formatted(NEVER));
    }
  },
  ERROR_INSIDE {
    @Override
    void happen(Socket socket) throws IOException {
      HttpResponse.send(socket, 200, "", error("server_error", "upstream gave up"));
    }
  },
  NO_CHOICE {
    @Override
    void happen(Socket socket) throws IOException {
      HttpResponse.send(
          socket, 200, "", "{\"id\":\"chatcmpl-0\",\"object\":\"chat.completion\",\"choices\":[]}");
    }
  },
  NO_JSON {
    @Override
    void happen(Socket socket) throws IOException {
      HttpResponse.send(socket, 200, "", "state " + NEVER);
    }
  };

  /** A state that no answer has. */
  static final int NEVER = 999;

  /** The longest that clients are to wait. */
  static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final Duration TOO_LONG = PATIENCE.plusMillis(500);

  /** Does it to the client at the other end, who has sent a whole request. */
  abstract void happen(Socket socket) throws IOException, InterruptedException;

  private static void throttled(Socket socket, String headers) throws IOException {
    HttpResponse.send(
        socket, 429, headers + "\r\n", error("rate_limit_exceeded", "too many requests"));
  }

  private static String error(String code, String message) {
    return "{\"error\":{\"message\":\"%s\",\"type\":\"%s\",\"param\":null,\"code\":\"%s\"}}"
        .formatted(message, code, code);
  }
}
