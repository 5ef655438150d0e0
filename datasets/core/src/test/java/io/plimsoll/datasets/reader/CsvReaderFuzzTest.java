package io.plimsoll.datasets.reader;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.Progress;
import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.datasets.market.Trade;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/**
 * Whatever the bytes: an error of ours or events that hold what their records promise, and soon.
 */
class CsvReaderFuzzTest {
  private static final List<String> HEADERS =
      List.of(
          "timestamp_ms,open,high,low,close,volume",
          "timestamp,price,amount",
          "id,time,price,qty,is_buyer_maker",
          "local_timestamp,timestamp,side,price,amount");

  @Property(tries = 300, seed = "1")
  void garbageBytes(@ForAll @Size(max = 2000) byte[] bytes) {
    check(bytes);
  }

  @Property(tries = 300, seed = "1")
  void garbageBytesBelowAHeader(
      @ForAll @IntRange(max = 3) int header, @ForAll @Size(max = 2000) byte[] bytes) {
    byte[] first = (HEADERS.get(header) + "\n").getBytes(StandardCharsets.UTF_8);
    byte[] all = new byte[first.length + bytes.length];
    System.arraycopy(first, 0, all, 0, first.length);
    System.arraycopy(bytes, 0, all, first.length, bytes.length);
    check(all);
  }

  @Property(tries = 500, seed = "1")
  void nearlyRightRows(
      @ForAll @IntRange(max = 3) int header, @ForAll("rows") List<List<String>> rows) {
    StringBuilder text = new StringBuilder(HEADERS.get(header)).append('\n');
    rows.forEach(row -> text.append(String.join(",", row)).append('\n'));
    check(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  @Property(tries = 200, seed = "1")
  void flippedBytesOfAGzip(@ForAll @IntRange(max = 400) int at, @ForAll byte flip) {
    StringBuilder text = new StringBuilder(HEADERS.getFirst()).append('\n');
    for (int i = 0; i < 100; i++) {
      text.append(1704067200000L + i * 60_000L).append(",10,12,9,11,").append(i * 37 % 11);
      text.append('\n');
    }
    TextSource whole =
        new TextSource("f.csv", text.toString().getBytes(StandardCharsets.UTF_8)).gzipped();
    byte[] bytes = whole.bytes().clone();
    bytes[at % bytes.length] ^= flip;
    check(bytes);
  }

  @Provide
  Arbitrary<List<List<String>>> rows() {
    Arbitrary<String> cell =
        Arbitraries.frequencyOf(
            Tuple.of(3, times()), Tuple.of(6, numbers()), Tuple.of(1, oddities()));
    return cell.list().ofMinSize(3).ofMaxSize(7).list().ofMaxSize(40);
  }

  private static Arbitrary<String> times() {
    return Arbitraries.integers()
        .between(0, 50)
        .flatMap(
            i ->
                Arbitraries.of(
                    String.valueOf(1704067200L + 60 * i),
                    String.valueOf(1704067200000L + 60_000L * i),
                    "2024-01-01 00:" + (10 + i) + ":00"));
  }

  private static Arbitrary<String> numbers() {
    return Arbitraries.doubles().between(0.5, 2).map(String::valueOf);
  }

  private static Arbitrary<String> oddities() {
    return Arbitraries.of(
        "",
        "-1",
        "0",
        "NaN",
        "Infinity",
        "1e300",
        "1e-320",
        "1e999999999",
        "0x1p3",
        "1d",
        "buy",
        "true",
        "\"",
        "\"\"",
        ".",
        "-",
        "+",
        "9".repeat(50),
        "1.7e18",
        "\u0000",
        "2024-13-01",
        "2024-02-30 25:00");
  }

  private static void check(byte[] bytes) {
    ReadResult result = assertTimeoutPreemptively(Duration.ofSeconds(10), () -> readOrNull(bytes));
    if (result == null) {
      return;
    }
    long latest = Long.MIN_VALUE;
    for (MarketEvent event : result.events()) {
      assertTrue(event.availableNanos() >= event.eventNanos());
      assertTrue(event.availableNanos() >= latest);
      latest = event.availableNanos();
      switch (event) {
        case Bar b -> {
          assertTrue(b.low() > 0 && b.low() <= b.open() && b.low() <= b.close());
          assertTrue(b.high() >= b.open() && b.high() >= b.close());
          assertTrue(Double.isFinite(b.high()) && b.volume() >= 0 && Double.isFinite(b.volume()));
          assertTrue(b.eventNanos() > b.openNanos());
        }
        case Trade t -> {
          assertTrue(t.price() > 0 && Double.isFinite(t.price()));
          assertTrue(t.quantity() > 0 && Double.isFinite(t.quantity()));
        }
        default -> throw new AssertionError(event);
      }
    }
  }

  private static ReadResult readOrNull(byte[] bytes) {
    try {
      return CsvReader.read(
          new TextSource("fuzz.csv", bytes), ReadOptions.of(new InstrumentId("X")), Progress.NONE);
    } catch (PlimsollException e) {
      assertTrue(e.getMessage().startsWith("fuzz.csv"), e.getMessage());
      return null;
    }
  }
}
