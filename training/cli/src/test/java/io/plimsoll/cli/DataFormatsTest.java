package io.plimsoll.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Formats of vendors, from the file to what {@code data} says about it. */
class DataFormatsTest {
  private static final String FEED =
      """
      1723161255000000000 {"lastUpdateId":100,"bids":[["99","1"]],"asks":[["101","2"]]}
      1723161255010000000 {"e":"depthUpdate","E":1723161255009,"s":"BTCUSDT","U":101,"u":102,"b":[["99.5","1"]],"a":[]}
      1723161255020000000 {"e":"trade","E":1723161255019,"T":1723161255018,"s":"BTCUSDT","t":1,"p":"100","q":"0.5","m":true}
      oops
      1723161255030000000 {"e":"bookTicker","u":103,"s":"BTCUSDT","b":"99.5","B":"1","a":"101","A":"2"}
      """;

  @TempDir Path directory;
  private String out = "";
  private String err = "";

  @BeforeEach
  void keepEverythingInATemporaryDirectory() {
    System.setProperty("plimsoll.home", directory.resolve("home").toString());
  }

  @AfterEach
  void forgetIt() {
    System.clearProperty("plimsoll.home");
  }

  @Test
  void aRawFeedIsImportedListedShownAndVerified() throws IOException {
    Path file = Files.writeString(directory.resolve("feed-2024.log"), FEED);
    assertEquals(0, run("data", "import", file.toString()), err);
    assertTrue(out.contains("feed-2024: imported, 4 mixed"), out);
    assertTrue(out.contains("web-socket recording of Binance BTCUSDT"), out);
    assertTrue(out.contains("line 4: a line must begin with nanoseconds since 1970"), out);
    assertEquals(0, run("data", "list"));
    assertTrue(out.contains("mixed") && out.contains("BTCUSDT"), out);
    assertEquals(0, run("data", "show", "feed-2024"));
    assertTrue(out.contains("1 trades, 1 quotes, 2 book"), out);
    assertTrue(out.contains("whole book, ids 100 to 100, bids 1.0@99.0, asks 2.0@101.0"), out);
    assertTrue(out.contains("price           99.5 to 101.0"), out);
    assertEquals(0, run("data", "verify"));
    assertTrue(out.contains("ok     feed-2024, 4 rows"), out);
  }

  @Test
  void aFormatThatIsNotThereOrDoesNotFitIsTheCallersMistake() throws IOException {
    Path file = Files.writeString(directory.resolve("feed.log"), FEED);
    assertEquals(2, run("data", "import", "--format", "morse", file.toString()));
    assertTrue(err.contains("no format 'morse'; there are parquet, arrow, lobster"), err);
    assertEquals(2, run("data", "import", "--format", "bitstamp", file.toString()));
    assertTrue(err.contains("feed.log: is no recording of Bitstamp's orders"), err);
    assertEquals(0, run("data", "import", "--help"));
    assertTrue(out.contains("binance-websocket"), out);
  }

  private int run(String... args) {
    PrintStream oldOut = System.out;
    PrintStream oldErr = System.err;
    ByteArrayOutputStream captured = new ByteArrayOutputStream();
    ByteArrayOutputStream complaints = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(captured, true, UTF_8));
      System.setErr(new PrintStream(complaints, true, UTF_8));
      return Plimsoll.run(args);
    } finally {
      System.setOut(oldOut);
      System.setErr(oldErr);
      out = captured.toString(UTF_8);
      err = complaints.toString(UTF_8);
    }
  }
}
