package io.plimsoll.features.store;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.ETH;
import static io.plimsoll.features.Market.MINUTE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.features.FeatureEntity;
import io.plimsoll.features.FeatureView;
import io.plimsoll.features.Market;
import io.plimsoll.features.OnlineRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class OnlineStoreTest {
  private static final int COLUMNS = 3;
  private static final FeatureView VIEW = view(10 * MINUTE);

  @TempDir Path directory;

  static FeatureView view(long ttl) {
    return new FeatureView(
        "stored",
        MINUTE,
        5 * MINUTE,
        List.of(
            Market.feature("a", "staleness"),
            Market.feature("b", "hour-sin"),
            Market.feature("c", "hour-cos")),
        FeatureEntity.INSTRUMENT,
        ttl,
        List.of(),
        "");
  }

  private static double[] row(double value) {
    double[] row = new double[COLUMNS];
    Arrays.fill(row, value);
    return row;
  }

  private static void assertFresh(long asOf, double value, Reading reading) {
    Reading.Fresh fresh = assertInstanceOf(Reading.Fresh.class, reading);
    assertEquals(asOf, fresh.asOfNanos());
    assertArrayEquals(row(value), fresh.values());
  }

  @Test
  void aRowIsServedUpToItsTimeToLiveAndNeverAfter() {
    OnlineStore store = new OnlineStore(VIEW, 4);
    assertEquals(new Reading.Missing(), store.read("BTC", 0));
    store.put("BTC", 5 * MINUTE, row(1));
    assertFresh(5 * MINUTE, 1, store.read("BTC", 5 * MINUTE));
    assertFresh(5 * MINUTE, 1, store.read("BTC", 15 * MINUTE));
    assertEquals(
        new Reading.Stale(5 * MINUTE, 10 * MINUTE + 1), store.read("BTC", 15 * MINUTE + 1));
    OnlineStore endless = new OnlineStore(view(FeatureView.NO_TTL), 4);
    endless.put("BTC", 0, row(1));
    assertFresh(0, 1, endless.read("BTC", Long.MAX_VALUE / 2));
  }

  @Test
  void aReadAsOfATimeNeverSeesLaterRows() {
    OnlineStore store = new OnlineStore(VIEW, 3);
    for (int i = 1; i <= 3; i++) {
      store.put("BTC", i * 5 * MINUTE, row(i));
    }
    assertEquals(new Reading.Missing(), store.read("BTC", 5 * MINUTE - 1));
    assertFresh(5 * MINUTE, 1, store.read("BTC", 10 * MINUTE - 1));
    assertFresh(10 * MINUTE, 2, store.read("BTC", 10 * MINUTE));
    store.put("BTC", 20 * MINUTE, row(4));
    // The first row has left: whether it or nothing was known then, the store cannot say.
    assertEquals(new Reading.Forgotten(10 * MINUTE), store.read("BTC", 10 * MINUTE - 1));
    assertFresh(10 * MINUTE, 2, store.read("BTC", 10 * MINUTE));
    assertFresh(20 * MINUTE, 4, store.read("BTC", 21 * MINUTE));
    assertEquals(List.of("BTC"), store.entities());
  }

  @Test
  void rowsMustComeInOrderAndFitTheView() {
    OnlineStore store = new OnlineStore(VIEW, 2);
    store.put("BTC", 10, row(1));
    assertThrows(IllegalArgumentException.class, () -> store.put("BTC", 10, row(2)));
    assertThrows(IllegalArgumentException.class, () -> store.put("BTC", 11, new double[1]));
    assertThrows(IllegalArgumentException.class, () -> new OnlineStore(VIEW, 0));
    assertFresh(10, 1, store.read("BTC", 10));
  }

  @Test
  void whatIsPutInOrReadOutCannotBeChangedAfterwards() {
    OnlineStore store = new OnlineStore(VIEW, 2);
    double[] row = row(1);
    store.put("BTC", 10, row);
    row[0] = 9;
    ((Reading.Fresh) store.read("BTC", 10)).values()[1] = 9;
    assertFresh(10, 1, store.read("BTC", 10));
  }

  @Test
  void aRunnerFillsIt() {
    FeatureView view = Market.named("trades-1h");
    OnlineStore store = new OnlineStore(view, 1);
    OnlineRunner runner = new OnlineRunner(view, List.of(BTC, ETH), store.sink());
    Market.events(1, 2_000, BTC, ETH).forEach(runner::accept);
    assertEquals(List.of("BTC-USD", "ETH-USD"), store.entities());
    assertInstanceOf(Reading.Fresh.class, store.read("BTC-USD", Long.MAX_VALUE / 4));
  }

  @Test
  void readersSeeWholeRowsThatNeverGoBackWhileOneWrites() throws InterruptedException {
    OnlineStore store = new OnlineStore(view(FeatureView.NO_TTL), 8);
    AtomicBoolean done = new AtomicBoolean();
    AtomicReference<String> wrong = new AtomicReference<>("");
    List<Thread> readers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      readers.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    long last = 0;
                    while (!done.get()) {
                      if (store.read("BTC", Long.MAX_VALUE) instanceof Reading.Fresh fresh) {
                        boolean whole =
                            Arrays.stream(fresh.values()).allMatch(v -> v == fresh.asOfNanos());
                        if (!whole || fresh.asOfNanos() < last) {
                          wrong.set(Arrays.toString(fresh.values()) + " after " + last);
                        }
                        last = fresh.asOfNanos();
                      }
                    }
                  }));
    }
    for (long asOf = 1; asOf <= 200_000; asOf++) {
      store.put("BTC", asOf, row(asOf));
    }
    done.set(true);
    for (Thread reader : readers) {
      reader.join();
    }
    assertEquals("", wrong.get());
  }

  @Test
  void aFileGivesTheSameStoreBack() {
    OnlineStore store = filled();
    Path file = directory.resolve("deep/store.bin");
    StoreFiles.save(store, file);
    OnlineStore again = StoreFiles.load(VIEW, 3, file);
    assertEquals(store.entities(), again.entities());
    for (String entity : store.entities()) {
      for (long nanos = 0; nanos < 60 * MINUTE; nanos += MINUTE / 2) {
        assertSame(store.read(entity, nanos), again.read(entity, nanos));
      }
    }
    // Fewer rows kept: what left is forgotten, not missing.
    OnlineStore shorter = StoreFiles.load(VIEW, 1, file);
    assertInstanceOf(Reading.Forgotten.class, shorter.read("ETH", MINUTE));
  }

  private static void assertSame(Reading a, Reading b) {
    if (a instanceof Reading.Fresh x && b instanceof Reading.Fresh y) {
      assertEquals(x.asOfNanos(), y.asOfNanos());
      assertArrayEquals(x.values(), y.values());
    } else {
      assertEquals(a, b);
    }
  }

  private static OnlineStore filled() {
    OnlineStore store = new OnlineStore(VIEW, 3);
    for (int i = 1; i <= 5; i++) {
      store.put("BTC", i * 5 * MINUTE, new double[] {i, Double.NaN, -0.0});
    }
    store.put("ETH", 5 * MINUTE, row(7));
    store.put("ETH", 10 * MINUTE, row(8));
    return store;
  }

  @Test
  void damagedForeignAndMissingFilesAreRefused() throws Exception {
    Path file = directory.resolve("store.bin");
    assertCode(ErrorCode.NOT_FOUND, file);
    StoreFiles.save(filled(), file);
    byte[] bytes = Files.readAllBytes(file);
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 60; i++) {
      byte[] damaged = i < 30 ? bytes.clone() : Arrays.copyOf(bytes, random.nextInt(bytes.length));
      if (i < 30) {
        damaged[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      }
      Files.write(file, damaged);
      assertCode(ErrorCode.CORRUPT_DATA, file);
    }
    Files.write(file, bytes);
    PlimsollException other =
        assertThrows(PlimsollException.class, () -> StoreFiles.load(view(20 * MINUTE), 3, file));
    assertEquals(ErrorCode.CONFLICT, other.code());
  }

  private static void assertCode(ErrorCode code, Path file) {
    assertEquals(
        code, assertThrows(PlimsollException.class, () -> StoreFiles.load(VIEW, 3, file)).code());
  }

  @Test
  void aKilledWriterLeavesAWholeFile() throws Exception {
    Path file = directory.resolve("killed.bin");
    SplittableRandom random = new SplittableRandom(3);
    long newest = 0;
    for (int round = 0; round < 3; round++) {
      Process writer =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  StoreWriter.class.getName(),
                  file.toString(),
                  Long.toString(newest))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try (var acknowledged = writer.inputReader()) {
        long told = newest;
        for (int i = 0; i < 5 + random.nextInt(20); i++) {
          told = Long.parseLong(acknowledged.readLine());
        }
        writer.destroyForcibly().waitFor();
        OnlineStore store = StoreFiles.load(view(FeatureView.NO_TTL), 4, file);
        Reading.Fresh fresh =
            assertInstanceOf(Reading.Fresh.class, store.read("BTC", Long.MAX_VALUE));
        // What was acknowledged is there; the save under way may be there too.
        assertTrue(fresh.asOfNanos() >= told, fresh.asOfNanos() + " after " + told);
        for (double value : fresh.values()) {
          assertEquals(fresh.asOfNanos(), value);
        }
        newest = fresh.asOfNanos();
      }
    }
  }

  @Test
  void aWriteThatDiedBeforeItsRenameDoesNotMatter() throws Exception {
    Path file = directory.resolve("store.bin");
    StoreFiles.save(filled(), file);
    byte[] bytes = Files.readAllBytes(file);
    Files.write(directory.resolve("store.bin.part"), Arrays.copyOf(bytes, bytes.length / 2));
    assertEquals(List.of("BTC", "ETH"), StoreFiles.load(VIEW, 3, file).entities());
    StoreFiles.save(filled(), file);
    assertArrayEquals(bytes, Files.readAllBytes(file));
  }
}
