package io.plimsoll.features.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.plimsoll.datasets.Progress;
import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.datasets.reader.BinanceSocketReader;
import io.plimsoll.datasets.reader.CsvReader;
import io.plimsoll.datasets.reader.CsvSource;
import io.plimsoll.datasets.reader.EventReader;
import io.plimsoll.datasets.reader.LobsterReader;
import io.plimsoll.datasets.reader.ReadOptions;
import io.plimsoll.features.FeatureEntity;
import io.plimsoll.features.FeatureView;
import io.plimsoll.features.Market;
import io.plimsoll.features.Source;
import io.plimsoll.features.Views;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every view on real data of every kind that there is a reader for: streaming equals batch bit for
 * bit, over restarts from a disk too. Skipped where the data is not.
 */
class EveryViewOnRealDataTest {
  private static final InstrumentId ID = new InstrumentId("REAL");

  @TempDir Path directory;

  /** A file of each kind of source, and how many of its events are taken. */
  enum Recording {
    HOURLY("binance_1h_2017_2022/AAVE_USDT-1h.csv.gz", 1_500, CsvReader::read),
    FIVE_MINUTES("perp5m_2025H1/BTC_USDT_USDT-5m-futures.csv.gz", 2_500, CsvReader::read),
    MINUTES("perp1m_2022-01/ftx_btc-perp-20211231-20220201_1m.csv.gz", 3_000, CsvReader::read),
    HOLES("bitfinex_1m/LTCUSD-1m-2017.csv.gz", 2_000, CsvReader::read),
    SPOT_SOCKET(
        "l2_binance_2024-08-08/spot_btcusdt_20240808.gz", 40_000, BinanceSocketReader::read),
    COIN_SOCKET(
        "l2_binance_2024-08-08/cm_ethusd_perp_20240808.gz", 40_000, BinanceSocketReader::read),
    LOBSTER(
        "lob_amzn_2012-06-21/LOBSTER_SampleFile_AMZN_2012-06-21_5.zip",
        30_000,
        LobsterReader::read);

    private final String file;
    private final int events;
    private final EventReader reader;

    Recording(String file, int events, EventReader reader) {
      this.file = file;
      this.events = events;
      this.reader = reader;
    }

    List<MarketEvent> read() {
      Path path = data().resolve(file);
      String otherwise = "skipped: no " + path + "; set PLIMSOLL_DATA to the folder that holds it";
      if (!Files.exists(path)) {
        System.out.println(otherwise);
      }
      assumeTrue(Files.exists(path), otherwise);
      return reader.read(CsvSource.of(path), ReadOptions.of(ID), Progress.NONE).events().stream()
          .limit(events)
          .<MarketEvent>map(event -> event)
          .toList();
    }
  }

  @ParameterizedTest
  @EnumSource
  void streamingEqualsBatchOverRestartsFromDisk(Recording recording) {
    List<MarketEvent> events = recording.read();
    Set<Source> held = EnumSet.noneOf(Source.class);
    events.forEach(event -> held.add(Source.of(event)));
    int audited = 0;
    for (String name : Views.names()) {
      Optional<FeatureView> view = over(Market.named(name), events, held);
      if (view.isEmpty()) {
        continue;
      }
      Finding finding =
          StreamingEqualsBatch.check(
              new Pipeline(view.get(), List.of(ID)), events, 21, this::overDisk);
      assertEquals(Verdict.PASS, finding.verdict(), name + " on " + recording + ": " + finding);
      System.out.println(name + " on " + recording + ": " + finding.compared() + " rows compared");
      audited++;
    }
    assertTrue(audited > 0, recording + " serves no view, it holds " + held);
  }

  /** The view over the bars there are; none where it needs other data, which is said. */
  private static Optional<FeatureView> over(
      FeatureView view, List<MarketEvent> events, Set<Source> held) {
    if (view.entity() != FeatureEntity.INSTRUMENT
        || !view.sources().stream().allMatch(source -> source.isMadeOf(held))) {
      System.out.println(
          "skipped: " + view.name() + " needs " + view.sources() + ", here are " + held);
      return Optional.empty();
    }
    if (!(events.getFirst() instanceof Bar bar) || bar.spanNanos() <= view.barNanos()) {
      return Optional.of(view);
    }
    if (view.everyNanos() % bar.spanNanos() != 0) {
      FeatureView slower =
          new FeatureView(view.name(), bar.spanNanos(), bar.spanNanos(), view.features());
      return Optional.of(withWindows(slower));
    }
    return Optional.of(view.withBar(bar.spanNanos()));
  }

  /** Leaves out columns whose windows are no whole number of such bars. */
  private static FeatureView withWindows(FeatureView view) {
    return new FeatureView(
        view.name(),
        view.barNanos(),
        view.everyNanos(),
        view.features().stream()
            .filter(
                feature -> {
                  try {
                    io.plimsoll.features.KernelRegistry.standard()
                        .create(feature, List.of(ID), view.barNanos());
                    return true;
                  } catch (IllegalArgumentException notWhole) {
                    return false;
                  }
                })
            .toList());
  }

  private byte[] overDisk(byte[] bytes) {
    Path file = directory.resolve("runner.snapshot");
    try {
      Files.write(file, bytes);
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path data() {
    String set = System.getenv("PLIMSOLL_DATA");
    if (set != null) {
      return Path.of(set);
    }
    Path up = Path.of("").toAbsolutePath();
    while (up != null && !Files.exists(up.resolve(".mvn"))) {
      up = up.getParent();
    }
    return up == null ? Path.of("data") : up.resolveSibling("shared").resolve("data");
  }
}
