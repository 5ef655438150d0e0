package io.plimsoll.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers every connection with whatever bytes it is told to, however wrong, and counts them. */
final class RawServer implements AutoCloseable {
  /** What is done to one connection after its request was read. */
  interface Behaviour {
    void answer(OutputStream out) throws IOException, InterruptedException;
  }

  private final ServerSocket listener;
  private final AtomicInteger requests = new AtomicInteger();
  volatile Behaviour behaviour;
  private volatile boolean closed;

  RawServer(Behaviour behaviour) {
    this.behaviour = behaviour;
    try {
      listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::listen);
  }

  /** A well-formed answer with a body. */
  static Behaviour body(String body) {
    return out ->
        out.write(
            ("HTTP/1.1 200 OK\r\nContent-Length: "
                    + body.length()
                    + "\r\nConnection: close\r\n\r\n"
                    + body)
                .getBytes(StandardCharsets.ISO_8859_1));
  }

  static Behaviour bytes(String bytes) {
    return out -> out.write(bytes.getBytes(StandardCharsets.ISO_8859_1));
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/");
  }

  int requests() {
    return requests.get();
  }

  private void listen() {
    try {
      while (true) {
        Socket socket = listener.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException e) {
      // closed: the end
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      if (closed) {
        return;
      }
      InputStream in = socket.getInputStream();
      int matched = 0;
      while (matched < 4) {
        int read = in.read();
        if (read < 0) {
          return;
        }
        matched = read == "\r\n\r\n".charAt(matched) ? matched + 1 : read == '\r' ? 1 : 0;
      }
      requests.incrementAndGet();
      behaviour.answer(socket.getOutputStream());
    } catch (IOException | InterruptedException e) {
      // the client has had enough, as it should
    }
  }

  @Override
  public void close() {
    // The kernel may take one more connection before the listener is gone.
    closed = true;
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
