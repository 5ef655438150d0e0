package io.plimsoll.datasets.store.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisionRequestTest {

  private static VisionRequest request(
      VisionMarket market, String symbol, String kind, String interval, String from, String to) {
    return new VisionRequest(
        market,
        List.of(symbol),
        List.of(VisionKind.of(kind)),
        interval,
        LocalDate.parse(from),
        LocalDate.parse(to));
  }

  /** The addresses as the archive has them (its README and listings of the bucket). */
  @ParameterizedTest
  @CsvSource({
    "UM, BTCUSDT, klines, data/futures/um/daily/klines/BTCUSDT/5m/BTCUSDT-5m-2024-01-01.zip",
    "SPOT, BTCUSDT, klines, data/spot/daily/klines/BTCUSDT/5m/BTCUSDT-5m-2024-01-01.zip",
    "SPOT, BTCUSDT, aggTrades,"
        + " data/spot/daily/aggTrades/BTCUSDT/BTCUSDT-aggTrades-2024-01-01.zip",
    "UM, BTCUSDT, metrics, data/futures/um/daily/metrics/BTCUSDT/BTCUSDT-metrics-2024-01-01.zip",
    "UM, BTCUSDT, bookDepth,"
        + " data/futures/um/daily/bookDepth/BTCUSDT/BTCUSDT-bookDepth-2024-01-01.zip",
    "UM, BTCUSDT, bookTicker,"
        + " data/futures/um/daily/bookTicker/BTCUSDT/BTCUSDT-bookTicker-2024-01-01.zip",
    "UM, BTCUSDT, fundingRate,"
        + " data/futures/um/monthly/fundingRate/BTCUSDT/BTCUSDT-fundingRate-2024-01.zip",
    "CM, BTCUSD_PERP, liquidationSnapshot,"
        + " data/futures/cm/daily/liquidationSnapshot/BTCUSD_PERP/"
        + "BTCUSD_PERP-liquidationSnapshot-2024-01-01.zip",
    "CM, BTCUSD, indexPriceKlines,"
        + " data/futures/cm/daily/indexPriceKlines/BTCUSD/5m/BTCUSD-5m-2024-01-01.zip",
    "UM, BTCUSDT, premiumIndexKlines,"
        + " data/futures/um/daily/premiumIndexKlines/BTCUSDT/5m/BTCUSDT-5m-2024-01-01.zip"
  })
  void filesAreWhereTheArchiveHasThem(
      VisionMarket market, String symbol, String kind, String path) {
    assertEquals(
        List.of(path),
        request(market, symbol, kind, "5m", "2024-01-01", "2024-01-01").plan().stream()
            .map(wanted -> wanted.file().path())
            .toList());
  }

  @Test
  void monthsAreTakenWholeAndEdgesByDay() {
    // 30 and 31 December, all of January and February (29 days in 2024), 1 March.
    List<VisionRequest.Wanted> plan =
        request(VisionMarket.UM, "BTCUSDT", "aggTrades", "5m", "2023-12-30", "2024-03-01").plan();
    assertEquals(
        List.of("2023-12-30", "2023-12-31", "2024-01", "2024-02", "2024-03-01"),
        plan.stream()
            .map(w -> w.file().name().replace("BTCUSDT-aggTrades-", "").replace(".zip", ""))
            .toList());
    assertEquals(
        List.of(0, 0, 31, 29, 0), plan.stream().map(wanted -> wanted.instead().size()).toList());
  }

  @Test
  void kindsWithoutMonthsAreTakenByDay() {
    assertEquals(
        31,
        request(VisionMarket.UM, "BTCUSDT", "metrics", "5m", "2024-01-01", "2024-01-31")
            .plan()
            .size());
  }

  @ParameterizedTest
  @CsvSource({
    "UM, BTCUSDT, liquidationSnapshot, 5m, 2024-01-01, 2024-01-02, not published for market um",
    "SPOT, BTCUSDT, metrics, 5m, 2024-01-01, 2024-01-02, not published for market spot",
    "UM, ../../etc, klines, 5m, 2024-01-01, 2024-01-02, ../../etc",
    "UM, btcusdt, klines, 5m, 2024-01-01, 2024-01-02, btcusdt",
    "UM, BTCUSDT, klines, 7m, 2024-01-01, 2024-01-02, 7m",
    "UM, BTCUSDT, klines, 1s, 2024-01-01, 2024-01-02, spot only",
    "UM, BTCUSDT, klines, 5m, 2024-01-02, 2024-01-01, 2024-01-02 to 2024-01-01",
    "UM, BTCUSDT, candles, 5m, 2024-01-01, 2024-01-02, candles"
  })
  void whatTheArchiveCannotHaveIsRefused(
      VisionMarket market,
      String symbol,
      String kind,
      String interval,
      String from,
      String to,
      String word) {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> request(market, symbol, kind, interval, from, to));
    assertTrue(String.valueOf(e.getMessage()).contains(word), e.getMessage());
  }
}
