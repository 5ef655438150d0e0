package io.plimsoll.datasets.store.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.plimsoll.datasets.store.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An archive on this machine, in the layout of the real one, that misbehaves on demand: each answer
 * to a path takes the next fault queued for it, and is right when there is none left.
 */
final class FakeArchive implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch end = new CountDownLatch(1);
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final Map<String, Queue<Fault>> faults = new ConcurrentHashMap<>();

  /** Every request, as {@code PATH} or {@code PATH RANGE}. */
  final List<String> requests = new CopyOnWriteArrayList<>();

  /** Every If-Range header that came. */
  final List<String> conditions = new CopyOnWriteArrayList<>();

  /** One answer that is not what it should be. */
  interface Fault {
    void answer(HttpExchange exchange, byte[] file) throws IOException;
  }

  FakeArchive() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Publishes a file and its checksum. */
  void publish(String path, byte[] bytes) {
    files.put(path, bytes);
    String name = path.substring(path.lastIndexOf('/') + 1);
    files.put(path + ".CHECKSUM", (sha256(bytes) + "  " + name + "\n").getBytes(UTF_8));
  }

  /** Publishes bytes as they are. */
  void publishAlone(String path, byte[] bytes) {
    files.put(path, bytes);
  }

  void unpublish(String path) {
    files.remove(path);
  }

  /** The next answers to a path. */
  void misbehave(String path, Fault... next) {
    faults.computeIfAbsent(path, p -> new ArrayDeque<>()).addAll(Arrays.asList(next));
  }

  byte[] bytes(String path) {
    return files.get(path);
  }

  /** What is right. */
  static void right(HttpExchange exchange, byte[] file) throws IOException {
    exchange.sendResponseHeaders(200, file.length);
    exchange.getResponseBody().write(file);
  }

  long count(String path) {
    return requests.stream().filter(r -> r.equals(path) || r.startsWith(path + " ")).count();
  }

  static String sha256(byte[] bytes) {
    try {
      return Sha256.of(new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A status and headers, each {@code name: value}. */
  static Fault status(int status, String... headers) {
    return (exchange, file) -> {
      for (String header : headers) {
        String[] parts = header.split(": ", 2);
        exchange.getResponseHeaders().add(parts[0], parts[1]);
      }
      exchange.sendResponseHeaders(status, -1);
    };
  }

  /**
   * Announces the whole file, sends its beginning, and hangs up once that stands in the part: what
   * a client has received but not yet read is lost with the connection.
   */
  static Fault dropAfter(int bytes, Path part) {
    return (exchange, file) -> {
      exchange.getResponseHeaders().add("ETag", etag(file));
      exchange.sendResponseHeaders(200, file.length);
      exchange.getResponseBody().write(file, 0, bytes);
      exchange.getResponseBody().flush();
      long giveUp = System.nanoTime() + 5_000_000_000L;
      while (Files.size(part) < bytes && System.nanoTime() < giveUp) {
        Thread.onSpinWait();
      }
    };
  }

  /** Sends the beginning as if it were all. */
  static Fault truncateTo(int bytes) {
    return (exchange, file) -> {
      exchange.sendResponseHeaders(200, bytes);
      exchange.getResponseBody().write(file, 0, bytes);
    };
  }

  /** Sends the beginning, then nothing, and does not hang up. */
  Fault hangAfter(int bytes) {
    return (exchange, file) -> {
      exchange.getResponseHeaders().add("ETag", etag(file));
      exchange.sendResponseHeaders(200, file.length);
      exchange.getResponseBody().write(file, 0, bytes);
      exchange.getResponseBody().flush();
      awaitEnd();
    };
  }

  /** Does not answer at all. */
  Fault silence() {
    return (exchange, file) -> awaitEnd();
  }

  /** Sends other bytes of the same length. */
  static Fault garble() {
    return (exchange, file) -> {
      byte[] other = file.clone();
      other[other.length / 2] ^= 1;
      exchange.sendResponseHeaders(200, other.length);
      exchange.getResponseBody().write(other);
    };
  }

  /** Sends everything although a range was asked for. */
  static Fault ignoreRange() {
    return (exchange, file) -> {
      exchange.sendResponseHeaders(200, file.length);
      exchange.getResponseBody().write(file);
    };
  }

  /** Sends the range of what is there now, whatever If-Range says. */
  static Fault ignoreIfRange() {
    return (exchange, file) -> range(exchange, file, rangeStart(exchange));
  }

  /** Sends another range than the one asked for. */
  static Fault anotherRange() {
    return (exchange, file) -> range(exchange, file, rangeStart(exchange) + 1);
  }

  /** A page for people. */
  static Fault page() {
    return (exchange, file) -> {
      byte[] html = "<html><body>Please log in to the network</body></html>".getBytes(UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
      exchange.sendResponseHeaders(200, html.length);
      exchange.getResponseBody().write(html);
    };
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath().substring(1);
      String range = exchange.getRequestHeaders().getFirst("Range");
      requests.add(range == null ? path : path + " " + range);
      String condition = exchange.getRequestHeaders().getFirst("If-Range");
      if (condition != null) {
        conditions.add(condition);
      }
      Queue<Fault> queue = faults.get(path);
      Fault fault = queue == null ? null : queue.poll();
      byte[] file = files.get(path);
      if (fault != null) {
        fault.answer(exchange, file);
      } else if (file == null) {
        exchange.sendResponseHeaders(404, -1);
      } else {
        serve(exchange, file);
      }
    }
  }

  private static void serve(HttpExchange exchange, byte[] file) throws IOException {
    exchange.getResponseHeaders().add("ETag", etag(file));
    long from = rangeStart(exchange);
    String condition = exchange.getRequestHeaders().getFirst("If-Range");
    if (from > 0 && from >= file.length) {
      exchange.getResponseHeaders().add("Content-Range", "bytes */" + file.length);
      exchange.sendResponseHeaders(416, -1);
    } else if (from > 0 && (condition == null || condition.equals(etag(file)))) {
      range(exchange, file, from);
    } else {
      exchange.sendResponseHeaders(200, file.length);
      exchange.getResponseBody().write(file);
    }
  }

  private static void range(HttpExchange exchange, byte[] file, long from) throws IOException {
    exchange
        .getResponseHeaders()
        .add("Content-Range", "bytes " + from + "-" + (file.length - 1) + "/" + file.length);
    exchange.sendResponseHeaders(206, file.length - from);
    exchange.getResponseBody().write(file, (int) from, (int) (file.length - from));
  }

  private static long rangeStart(HttpExchange exchange) {
    String range = exchange.getRequestHeaders().getFirst("Range");
    return range == null ? 0 : Long.parseLong(range.replaceAll("[^0-9]", ""));
  }

  static String etag(byte[] file) {
    return '"' + sha256(file).substring(0, 16) + '"';
  }

  private void awaitEnd() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
