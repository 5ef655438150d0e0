package io.plimsoll.datasets.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.DatasetManifest;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNamesTest {
  @ParameterizedTest
  @CsvSource({
    "BTC_USDT_USDT-5m-futures.csv.gz, BTC_USDT_USDT, btc-usdt-usdt-5m-futures",
    "BTCUSD-1m-2017.csv.gz, BTCUSD, btcusd-1m-2017",
    "BTCUSDT-metrics-2024-05-31.zip, BTCUSDT, btcusdt-metrics-2024-05-31",
    "BTCUSDT-bookDepth-2024-05-31.zip, BTCUSDT, btcusdt-bookdepth-2024-05-31",
    "BTCUSDT-fundingRate-2024-05.zip, BTCUSDT, btcusdt-fundingrate-2024-05",
    "BTCUSD_PERP-liquidationSnapshot-2024-05-31.zip, BTCUSD_PERP,"
        + " btcusd-perp-liquidationsnapshot-2024-05-31",
    "BTCUSDT-aggTrades-2024-05-31.csv, BTCUSDT, btcusdt-aggtrades-2024-05-31",
    "ETH-USD-PT5M-2023-3-13.csv, ETH-USD, eth-usd-pt5m-2023-3-13",
    "my trades.csv, MY_TRADES, my-trades",
    "1000PEPE_USDT-1h.CSV.GZ, 1000PEPE_USDT, 1000pepe-usdt-1h"
  })
  void theNameTellsInstrumentAndDataset(String file, String instrument, String dataset) {
    assertEquals(instrument, FileNames.instrument(file).value());
    assertEquals(dataset, FileNames.dataset(file));
  }

  @ParameterizedTest
  @CsvSource({
    "data/futures/um/daily/klines/BTCUSDT/5m, btcusdt-5m-2024-01-01",
    "data/spot/daily/klines/BTCUSDT/5m, btcusdt-5m-2024-01-01-spot",
    "data/futures/um/daily/markPriceKlines/BTCUSDT/5m, btcusdt-5m-2024-01-01-mark",
    "data/futures/um/daily/indexPriceKlines/BTCUSDT/5m, btcusdt-5m-2024-01-01-index",
    "data/futures/um/daily/premiumIndexKlines/BTCUSDT/5m, btcusdt-5m-2024-01-01-premium",
    "elsewhere, btcusdt-5m-2024-01-01"
  })
  void foldersOfTheArchiveTellFilesOfTheSameNameApart(String folder, String dataset) {
    assertEquals(dataset, FileNames.dataset(Path.of(folder, "BTCUSDT-5m-2024-01-01.zip")));
  }

  @Property(seed = "1")
  void everyNameGivesNamesOfTheRightForm(@ForAll String file) {
    FileNames.instrument(file);
    DatasetManifest.checkName(FileNames.dataset(file));
  }
}
