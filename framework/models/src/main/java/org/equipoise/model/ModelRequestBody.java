package org.equipoise.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/** The question to a model, which knows whether it may have left this machine. */
final class ModelRequestBody extends RequestBody {
  private static final MediaType JSON = MediaType.get("application/json");

  private final byte[] bytes;
  private volatile boolean written;

  ModelRequestBody(ObjectNode question) {
    this.bytes = question.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Whether a server may have got the question, and bill it, though the call ended so. */
  boolean maybeSent(IOException failure) {
    // A client that logs its calls writes the body for the log too, before there is a connection.
    boolean unconnected =
        failure instanceof ConnectException
            || failure instanceof UnknownHostException
            || failure instanceof NoRouteToHostException;
    return written && !unconnected;
  }

  @Override
  public MediaType contentType() {
    return JSON;
  }

  @Override
  public long contentLength() {
    return bytes.length;
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    written = true;
    sink.write(bytes);
  }
}
