package io.plimsoll.features.quality;

import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.plimsoll.datasets.Progress;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.reader.CsvReader;
import io.plimsoll.datasets.reader.CsvSource;
import io.plimsoll.datasets.reader.ReadOptions;
import io.plimsoll.features.BatchRunner;
import io.plimsoll.features.FeatureTable;
import io.plimsoll.features.FeatureView;
import io.plimsoll.features.Market;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Seven months of BTC whose description names what is wrong with them: six outages of the exchange,
 * and a fall of ten percent in five minutes on 19 May 2021. Skipped where the data is not.
 */
class RealDataQualityTest {
  private static final long BAR = 5 * Market.MINUTE;

  @Test
  void theOutagesAndTheCrashAreSeen() {
    FeatureTable table = table();
    double[] gap = table.column("gap");
    double[] size = table.column("size");
    int outages = 0;
    double crash = 0;
    int outliers = 0;
    for (int row = 1; row < table.size(); row++) {
      // The bars that were left out are known to be when the next one comes: in one row.
      outages += gap[row] >= 3600 && gap[row - 1] < 3600 ? 1 : 0;
      outliers += size[row] > 8 ? 1 : 0;
      String day = Instant.EPOCH.plusNanos(table.asOfNanos(row)).toString().substring(0, 10);
      crash = day.equals("2021-05-19") && size[row] > crash ? size[row] : crash;
    }
    System.out.printf(
        "BTC 5m: %d outages; largest return of 19 May 2021 %.1f robust standard deviations;"
            + " %d of %,d returns beyond 8%n",
        outages, crash, outliers, table.size());
    assertEquals(6, outages);
    // Ten percent against a median distance that a day of halves of a percent has at most.
    assertTrue(crash > 8, "crash of " + crash);
    assertTrue(outliers < table.size() / 100, outliers + " outliers");
  }

  private static FeatureTable table() {
    InstrumentId id = new InstrumentId("BTC");
    Path file = data().resolve("binance_5m_2020-12_2021-07").resolve("BTC_USDT-5m.csv.gz");
    String otherwise = "skipped: no " + file + "; set PLIMSOLL_DATA to the folder that holds it";
    if (!Files.exists(file)) {
      System.out.println(otherwise);
    }
    assumeTrue(Files.exists(file), otherwise);
    FeatureView view =
        new FeatureView(
            "quality",
            BAR,
            BAR,
            List.of(
                feature("size", "outlier-size", "window", "1d"),
                feature("gap", "longest-gap", "window", "12h")));
    return BatchRunner.run(
            view,
            List.of(id),
            sink ->
                CsvReader.read(CsvSource.of(file), ReadOptions.of(id), Progress.NONE)
                    .events()
                    .forEach(sink))
        .getFirst();
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
