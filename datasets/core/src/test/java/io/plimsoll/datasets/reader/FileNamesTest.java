package io.plimsoll.datasets.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.DatasetManifest;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNamesTest {
  @ParameterizedTest
  @CsvSource({
    "BTC_USDT_USDT-5m-futures.csv.gz, BTC_USDT_USDT, btc-usdt-usdt-5m-futures",
    "BTCUSD-1m-2017.csv.gz, BTCUSD, btcusd-1m-2017",
    "BTCUSDT-aggTrades-2024-05-31.csv, BTCUSDT, btcusdt-aggtrades-2024-05-31",
    "ETH-USD-PT5M-2023-3-13.csv, ETH-USD, eth-usd-pt5m-2023-3-13",
    "my trades.csv, MY_TRADES, my-trades",
    "1000PEPE_USDT-1h.CSV.GZ, 1000PEPE_USDT, 1000pepe-usdt-1h"
  })
  void theNameTellsInstrumentAndDataset(String file, String instrument, String dataset) {
    assertEquals(instrument, FileNames.instrument(file).value());
    assertEquals(dataset, FileNames.dataset(file));
  }

  @Property(seed = "1")
  void everyNameGivesNamesOfTheRightForm(@ForAll String file) {
    FileNames.instrument(file);
    DatasetManifest.checkName(FileNames.dataset(file));
  }
}
