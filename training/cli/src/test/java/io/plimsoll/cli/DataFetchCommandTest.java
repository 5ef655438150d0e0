package io.plimsoll.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code data fetch} as a person types it, against an archive on this machine. */
class DataFetchCommandTest {
  private static final String DAY =
      "data/futures/um/daily/klines/BTCUSDT/5m/BTCUSDT-5m-2024-01-01.zip";

  @TempDir Path out;
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private HttpServer server;

  /** What a command left behind. */
  private record Run(int exit, String out, String err) {}

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            byte[] file = files.get(exchange.getRequestURI().getPath().substring(1));
            exchange.sendResponseHeaders(file == null ? 404 : 200, file == null ? -1 : file.length);
            if (file != null) {
              exchange.getResponseBody().write(file);
            }
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void publish(String path, String text) throws Exception {
    publish(path, text.getBytes(UTF_8));
  }

  private void publish(String path, byte[] bytes) throws Exception {
    String sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    files.put(path, bytes);
    files.put(
        path + ".CHECKSUM",
        (sha256 + "  " + path.substring(path.lastIndexOf('/') + 1) + "\n").getBytes(UTF_8));
  }

  private Run fetch(String... more) {
    String[] args = {
      "data",
      "fetch",
      "binance",
      "--symbols",
      "btcusdt",
      "--from",
      "2024-01-01",
      "--to",
      "2024-01-02",
      "--attempts",
      "1",
      "--out",
      out.toString(),
      "--base-url",
      "http://127.0.0.1:" + server.getAddress().getPort(),
      "-q"
    };
    String[] all = java.util.Arrays.copyOf(args, args.length + more.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    return run(all);
  }

  private static Run run(String... all) {
    PrintStream oldOut = System.out;
    PrintStream oldErr = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    ByteArrayOutputStream complaints = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(printed, true, UTF_8));
      System.setErr(new PrintStream(complaints, true, UTF_8));
      int exit = Plimsoll.run(all);
      return new Run(exit, printed.toString(UTF_8), complaints.toString(UTF_8));
    } finally {
      System.setOut(oldOut);
      System.setErr(oldErr);
    }
  }

  @Test
  void whatIsThereIsDownloadedAndWhatIsNotIsNamed() throws Exception {
    publish(DAY, "bytes");
    Run run = fetch();
    assertEquals(0, run.exit(), run.err());
    assertTrue(run.out().startsWith("1 downloaded"), run.out());
    assertTrue(run.out().contains("1 missing on the server"), run.out());
    assertTrue(run.out().contains("BTCUSDT-5m-2024-01-02.zip: 404"), run.out());
    assertEquals("bytes", Files.readString(out.resolve(DAY)));
    Run again = fetch("--json");
    var json = new ObjectMapper().readTree(again.out());
    assertEquals("already there", json.get("files").get(0).get("status").asText());
  }

  @Test
  void aFileReplacedSinceEndsWithOne() throws Exception {
    publish(DAY, "bytes");
    fetch();
    publish(DAY, "other");
    Run run = fetch();
    assertEquals(1, run.exit());
    assertTrue(run.out().contains("new version " + DAY), run.out());
    assertEquals(0, fetch("--take-new-versions").exit());
    assertEquals("other", Files.readString(out.resolve(DAY)));
  }

  @Test
  void whatWasDownloadedIsImportedAsItIs() throws Exception {
    String csv =
        "1704067200000,100,102,99,101,5,1704067499999,505,7,3,303,0\n"
            + "1704067500000,101,103,100,102,6,1704067799999,612,8,2,204,0\n";
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    try (ZipOutputStream entries = new ZipOutputStream(zip)) {
      entries.putNextEntry(new ZipEntry("BTCUSDT-5m-2024-01-01.csv"));
      entries.write(csv.getBytes(UTF_8));
    }
    publish(DAY, zip.toByteArray());
    assertEquals(0, fetch().exit());
    System.setProperty("plimsoll.home", out.resolve("home").toString());
    try {
      Run imported = run("data", "import", out.resolve(DAY).getParent().toString());
      assertEquals(0, imported.exit(), imported.err());
      assertTrue(imported.out().startsWith("btcusdt-5m-2024-01-01: imported"), imported.out());
      assertTrue(imported.out().contains("2 bars"), imported.out());
      assertEquals(0, run("data", "show", "btcusdt-5m-2024-01-01").exit());
      Run joined =
          run("data", "import", "--join", "--name", "btc", out.resolve(DAY).getParent().toString());
      assertTrue(joined.out().startsWith("btc: imported, 2 bars"), joined.out() + joined.err());
      assertEquals(2, run("data", "import", "--join", out.resolve(DAY).toString()).exit());
    } finally {
      System.clearProperty("plimsoll.home");
    }
  }

  @Test
  void aFailureEndsWithOneAndItsReason() throws Exception {
    publish(DAY, "bytes");
    files.put(DAY, "truncated".getBytes(UTF_8));
    Run run = fetch();
    assertEquals(1, run.exit());
    assertTrue(run.out().contains("failed " + DAY + ": the sha256 must be"), run.out());
  }

  @Test
  void nothingOnTheServerOrAWrongCallEndsWithTwo() {
    assertEquals(2, fetch().exit());
    assertEquals(2, fetch("--kinds", "candles").exit());
    assertEquals(2, fetch("--market", "options").exit());
    assertEquals(2, fetch("--interval", "7m").exit());
    assertEquals(2, fetch("--parallel", "0").exit());
  }
}
