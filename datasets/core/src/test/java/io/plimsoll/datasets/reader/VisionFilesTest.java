package io.plimsoll.datasets.reader;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.Progress;
import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.DepthBands;
import io.plimsoll.datasets.market.FundingRate;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.Liquidation;
import io.plimsoll.datasets.market.LongShortRatio;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.datasets.market.OpenInterest;
import io.plimsoll.datasets.market.Quote;
import io.plimsoll.datasets.market.Trade;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every quirk of Binance's public files, in a few lines typed for it. */
class VisionFilesTest {
  /** 2024-01-01T00:00:00Z. */
  private static final long START = 1_704_067_200_000_000_000L;

  private static final long MILLI = 1_000_000L;
  private static final long MINUTE = 60_000 * MILLI;
  private static final InstrumentId USDT = new InstrumentId("BTCUSDT");
  private static final InstrumentId COIN = new InstrumentId("BTCUSD_PERP");

  private static final String KLINES =
      "open_time,open,high,low,close,volume,close_time,quote_volume,count,taker_buy_volume,"
          + "taker_buy_quote_volume,ignore";
  private static final String AGG_TRADES =
      "agg_trade_id,price,quantity,first_trade_id,last_trade_id,transact_time,is_buyer_maker";
  private static final String METRICS =
      "create_time,symbol,sum_open_interest,sum_open_interest_value,"
          + "count_toptrader_long_short_ratio,sum_toptrader_long_short_ratio,"
          + "count_long_short_ratio,sum_taker_long_short_vol_ratio";
  private static final String DEPTH = "timestamp,percentage,depth,notional";
  private static final String FUNDING = "calc_time,funding_interval_hours,last_funding_rate";
  private static final String LIQUIDATIONS =
      "time,side,order_type,time_in_force,original_quantity,price,average_price,order_status,"
          + "last_fill_quantity,accumulated_fill_quantity";
  private static final String TICKER =
      "update_id,best_bid_price,best_bid_qty,best_ask_price,best_ask_qty,transaction_time,"
          + "event_time";

  // --- klines

  @Test
  void klinesWithTheHeaderOfNewerFilesAreTheSameBarsAsWithoutIt() {
    String[] rows = {
      "1704067200000,100,102,99,101,5,1704067499999,505,7,3,303,0",
      "1704067500000,101,103,100,102,6,1704067799999,612,8,2,204,0"
    };
    ReadResult without = read(USDT, rows);
    ReadResult with = read(USDT, KLINES, rows[0], rows[1]);
    assertEquals(without.events(), with.events());
    // 3 of 5 were bought by takers, 2 sold: +1.
    assertEquals(
        new Bar(USDT, START, START + 5 * MINUTE, START + 5 * MINUTE, 100, 102, 99, 101, 5, 1, 7),
        with.events().getFirst());
  }

  @Test
  void spotTimesAreMicrosecondsFromTheYear2025On() {
    ReadResult result =
        read(
            USDT,
            "1735689600000000,100,102,99,101,5,1735689659999999,505,7,3,303,0",
            "1735689660000000,101,103,100,102,6,1735689719999999,612,8,2,204,0");
    // 2025-01-01T00:00:00Z.
    assertEquals(1_735_689_600_000_000_000L, ((Bar) result.events().getFirst()).openNanos());
    assertEquals("microseconds since 1970", result.detected().time());
    assertEquals(MINUTE, result.detected().barSpanNanos());
  }

  @Test
  void aFileOfOneDailyBarTellsItsLengthByItsCloseTime() {
    ReadResult ms =
        read(USDT, KLINES, "1704067200000,100,102,99,101,5,1704153599999,505,7,3,303,0");
    assertEquals(1440 * MINUTE, ms.detected().barSpanNanos());
    ReadResult us = read(USDT, "1735689600000000,100,102,99,101,5,1735775999999999,505,7,3,303,0");
    assertEquals(1440 * MINUTE, us.detected().barSpanNanos());
  }

  @Test
  void coinMarginedVolumesAreTakenFromTheColumnsThatCountTheCoin() {
    // 206 contracts of 100 USD at about 9641.5 are 2.1366 BTC; 119 of them bought by takers,
    // 1.2342.
    ReadResult result =
        read(
            COIN,
            "1591258320000,9640.7,9642.4,9640.6,9642,206,1591258379999,2.13660389,48,119,1.23424865,0",
            "1591258380000,9642,9642.4,9640.6,9642,100,1591258439999,1.03712922,9,0,0,0");
    Bar bar = (Bar) result.events().getFirst();
    assertEquals(2.13660389, bar.volume(), 0);
    // 1.23424865 − (2.13660389 − 1.23424865), to rounding.
    assertEquals(0.33189341, bar.signedVolume(), 1e-12);
    assertTrue(result.detected().notes().toString().contains("contracts of 100 USD"));
    assertTrue(result.detected().columns().contains("volume=column 8"), result.detected().text());
  }

  // --- aggTrades and trades

  @Test
  void aggTradesOfFuturesWithoutHeaderAreReadWithSmallTrueAndFalse() {
    ReadResult result =
        read(
            USDT,
            "26129,100.5,4.7,27781,27781,1704067200153,true",
            "26130,100.6,0.2,27782,27784,1704067200154,false",
            "26131,100.6,0.3,27785,27785,1704067200154,false",
            "26132,100.5,0.1,27786,27786,1704067200155,true",
            "26133,100.5,0.1,27787,27787,1704067200155,true");
    assertEquals(
        new Trade(
            USDT, START + 153 * MILLI, START + 153 * MILLI, 100.5, 4.7, Trade.Aggressor.SELLER),
        result.events().getFirst());
    assertEquals(5, result.events().size());
    assertEquals(0, result.repeated(), "they have identifiers");
  }

  @Test
  void aggTradesOfSpotHaveCapitalTrueAndFalseAndABestMatch() {
    // The first identifier is a time too, by its size: seconds in the year 2065.
    ReadResult result =
        read(
            USDT,
            "3000000001,0.2,50,1,1,1735689600010866,False,True",
            "3000000002,0.2,51,2,2,1735689600010867,True,True");
    assertEquals(
        List.of(Trade.Aggressor.BUYER, Trade.Aggressor.SELLER),
        result.events().stream().map(e -> ((Trade) e).aggressor()).toList());
    assertEquals(1_735_689_600_010_866_000L, result.events().getFirst().eventNanos());
  }

  @Test
  void aggTradesWithHeaderAreTheSameTrades() {
    String row = "26129,100.5,4.7,27781,27781,1704067200153,true";
    assertEquals(read(USDT, row).events(), read(USDT, AGG_TRADES, row).events());
  }

  @Test
  void singleTradesOfFuturesAndSpotAreRead() {
    Trade futures = (Trade) read(USDT, "28457,4.5,12,54,1704067200508,true").events().getFirst();
    assertEquals(
        new Trade(USDT, START + 508 * MILLI, START + 508 * MILLI, 4.5, 12, Trade.Aggressor.SELLER),
        futures);
    Trade spot = (Trade) read(USDT, "28457,4.5,12,54,1704067200508,True,True").events().getFirst();
    assertEquals(futures, spot);
  }

  @Test
  void aRepeatedIdentifierIsOneTrade() {
    String row = "26129,100.5,4.7,27781,27781,1704067200153,true";
    ReadResult result = read(USDT, AGG_TRADES, row, row);
    assertEquals(1, result.events().size());
    assertEquals(1, result.duplicates());
  }

  @Test
  void coinMarginedTradesCountContractsOfAHundredDollarsForBitcoinAndTenForOthers() {
    String row = "1,50000,3,1,1,1704067200153,true";
    // 3 · 100 / 50000 and 3 · 10 / 50000.
    assertEquals(0.006, ((Trade) read(COIN, row).events().getFirst()).quantity(), 1e-15);
    assertEquals(
        0.0006,
        ((Trade) read(new InstrumentId("ETHUSD_240329"), row).events().getFirst()).quantity(),
        1e-16);
    // The file's name tells as well, whatever the instrument is called here.
    ReadResult named =
        CsvReader.read(
            new TextSource(
                "BTCUSD_PERP-aggTrades-2024-01-01.csv", row.getBytes(StandardCharsets.UTF_8)),
            ReadOptions.of(new InstrumentId("BTC-PERP")),
            Progress.NONE);
    assertEquals(0.006, ((Trade) named.events().getFirst()).quantity(), 1e-15);
  }

  // --- metrics

  @Test
  void metricsAreOpenInterestAndRatiosKnownFiveMinutesLaterAndPutInOrder() {
    ReadResult result =
        read(
            USDT,
            METRICS,
            "2024-01-01 00:10:00,BTCUSDT,71500.5,3010000000,1.9,1.2,2.1,0.9",
            "2024-01-01 00:00:00,BTCUSDT,71400.25,3000000000,1.8,1.1,2.0,1.1",
            "2024-01-01 00:05:00,BTCUSDT,71450,3005000000,1.85,1.15,2.05,1.0");
    assertEquals(6, result.events().size());
    assertEquals(
        new OpenInterest(USDT, START, START + 5 * MINUTE, 71400.25, 3e9), result.events().get(0));
    assertEquals(
        new LongShortRatio(USDT, START, START + 5 * MINUTE, 1.8, 1.1, 2.0, 1.1),
        result.events().get(1));
    assertEquals(START + 15 * MINUTE, result.events().getLast().availableNanos());
    assertTrue(result.reordered() > 0);
    assertEquals(DataKind.MIXED, result.detected().kind());
    assertTrue(result.detected().notes().toString().contains("5m"), "the assumption is stated");
  }

  @Test
  void theDelayOfMetricsIsTheCallersToChoose() {
    ReadResult result =
        CsvReader.read(
            TextSource.of(METRICS, "2024-01-01 00:00:00,BTCUSDT,71400,3000,1.8,1.1,2,1.1"),
            new ReadOptions(USDT, 0, 0, 7 * MINUTE),
            Progress.NONE);
    assertEquals(START + 7 * MINUTE, result.events().getFirst().availableNanos());
    assertTrue(result.detected().notes().toString().contains("7m"));
  }

  @Test
  void emptyFieldsOfMetricsAreUnknownAndARowOfNothingIsSetAside() {
    ReadResult result =
        read(
            USDT,
            METRICS,
            "2024-01-01 00:00:00,BTCUSDT,71400,3000,,,,1.1",
            "2024-01-01 00:05:00,BTCUSDT,71400,,\"\",\"\",\"\",\"\"",
            "2024-01-01 00:10:00,BTCUSDT,,,,,,",
            "2024-01-01 00:15:00,BTCUSDT,,,1.5,,,");
    assertEquals(
        List.of(
            new OpenInterest(USDT, START, START + 5 * MINUTE, 71400, 3000),
            new LongShortRatio(
                USDT, START, START + 5 * MINUTE, Double.NaN, Double.NaN, Double.NaN, 1.1),
            new OpenInterest(USDT, START + 5 * MINUTE, START + 10 * MINUTE, 71400, Double.NaN),
            new LongShortRatio(
                USDT,
                START + 15 * MINUTE,
                START + 20 * MINUTE,
                1.5,
                Double.NaN,
                Double.NaN,
                Double.NaN)),
        result.events());
    assertEquals("holds no value", result.failed().getFirst().reason());
    assertEquals(4, result.failed().getFirst().line());
  }

  @Test
  void coinMarginedOpenInterestIsItsValueInTheCoin() {
    // 5578700 contracts of 100 USD were 18265.00911826 BTC on 2023-06-25.
    ReadResult result =
        read(
            COIN,
            METRICS,
            "2023-06-25 00:00:00,BTCUSD_PERP,5578700.00000000,18265.00911826,\"\",\"\",\"\",0.00855776");
    OpenInterest first = (OpenInterest) result.events().getFirst();
    assertEquals(18265.00911826, first.quantity(), 0);
    assertEquals(557_870_000.0, first.notional(), 0);
  }

  @Test
  void aMetricsRowRepeatedIsLeftOutAndAContradictingOneSetAside() {
    String row = "2024-01-01 00:00:00,BTCUSDT,71400,3000,1.8,1.1,2,1.1";
    ReadResult result = read(USDT, METRICS, row, row, row.replace("71400", "71401"));
    assertEquals(2, result.events().size());
    assertEquals(1, result.duplicates());
    assertEquals(
        "another row of 2024-01-01T00:00:00Z has other values, on line 2",
        result.failed().getFirst().reason());
  }

  // --- bookDepth

  @Test
  void bookDepthGivesTheBandOfOneHundredBasisPointsAndNoOther() {
    ReadResult result =
        read(
            USDT,
            DEPTH,
            "2024-01-01 00:00:08,-5,9,900",
            "2024-01-01 00:00:08,-1,5,500",
            "2024-01-01 00:00:08,1,4,440",
            "2024-01-01 00:00:08,5,8,890");
    DepthBands bands = (DepthBands) result.events().getFirst();
    assertEquals(1, result.events().size());
    assertEquals(START + 8000 * MILLI, bands.eventNanos());
    double nan = Double.NaN;
    assertArrayEquals(new double[] {nan, nan, nan, 500}, bands.bidNotional());
    assertArrayEquals(new double[] {nan, nan, nan, 440}, bands.askNotional());
    assertTrue(result.detected().notes().toString().contains("±1 %"));
  }

  @Test
  void percentagesWithDecimalsAndTheNarrowBandsOf2026AreUnderstood() {
    ReadResult result =
        read(
            USDT,
            DEPTH,
            "2026-01-15 12:00:00,-1.00,5,500",
            "2026-01-15 12:00:00,-0.20,2,200",
            "2026-01-15 12:00:00,0.20,2,210",
            "2026-01-15 12:00:00,1.00,4,440",
            "2026-01-15 12:00:30,-1,5,510");
    DepthBands bands = (DepthBands) result.events().getFirst();
    assertEquals(500, bands.bidNotional(3), 0);
    assertTrue(Double.isNaN(bands.bidNotional(1)), "20 basis points are none of our bands");
    assertEquals(
        "the snapshot of 2026-01-15T12:00:30Z has no band of +1 %",
        result.failed().getFirst().reason());
  }

  @Test
  void aBandWrittenTwiceIsOneAndAContradictingOneSetAside() {
    ReadResult result =
        read(
            USDT,
            DEPTH,
            "2024-01-01 00:00:08,-1,5,500",
            "2024-01-01 00:00:08,-1,5,500",
            "2024-01-01 00:00:08,1,4,440",
            "2024-01-01 00:00:08,1,4,441");
    assertEquals(1, result.events().size());
    assertEquals(1, result.duplicates());
    assertTrue(result.failed().getFirst().reason().contains("440"));
  }

  @Test
  void bookDepthOfCoinMarginedIsRefusedSinceItsUnitIsNotPublished() {
    PlimsollException e =
        assertThrows(
            PlimsollException.class, () -> read(COIN, DEPTH, "2024-01-01 00:00:08,-1,5,500"));
    assertTrue(e.getMessage().contains("COIN-M"), e.getMessage());
  }

  // --- fundingRate

  @Test
  void fundingRatesKeepTheirMillisecondsAndTheirInterval() {
    ReadResult result =
        read(
            USDT,
            FUNDING,
            "1704067200001,8,0.00037409",
            "1704096000000,8,-0.0001",
            "1704124800009,4,0");
    assertEquals(
        new FundingRate(USDT, START + MILLI, START + MILLI, 0.00037409, 8 * 60 * MINUTE),
        result.events().getFirst());
    assertEquals(-0.0001, ((FundingRate) result.events().get(1)).rate(), 0);
    assertEquals(4 * 60 * MINUTE, ((FundingRate) result.events().get(2)).intervalNanos());
    assertEquals(DataKind.FUNDING, result.detected().kind());
  }

  @Test
  void fundingThatCannotBeIsSetAside() {
    ReadResult result =
        read(
            USDT,
            FUNDING,
            "1704067200001,8,0.0001",
            "1704096000000,0,0.0001",
            "1704124800000,8,1e300",
            "1704153600000,8,-3",
            "1704067200001,8,0.0002");
    assertEquals(1, result.events().size());
    assertEquals(
        List.of(
            "interval hours must be a whole number from 1 to 24, was 0.0",
            "rate must be between 1.0E-24 and 1.0E18 in size, was 1.0E300",
            "rate must be a fraction in [-1, 1], was -3.0",
            "another funding rate of 2024-01-01T00:00:00.001Z has other values, on line 2"),
        result.failed().stream().map(f -> f.reason()).toList());
  }

  // --- liquidationSnapshot

  @Test
  void liquidationsStandTwiceAndASellLiquidatedALong() {
    String sell = "1704067200022,SELL,LIMIT,IOC,9,67934.2,68000,FILLED,3,8";
    String buy = "1704067201926,BUY,LIMIT,IOC,7,30741.3,30000,FILLED,6,7";
    ReadResult result = read(COIN, LIQUIDATIONS, sell, sell, buy, buy);
    assertEquals(2, result.duplicates());
    // What was filled, at the average price: 8 contracts of 100 USD at 68000; 7 at 30000.
    assertEquals(
        List.of(
            new Liquidation(
                COIN, START + 22 * MILLI, START + 22 * MILLI, 68000, 8 * 100 / 68000.0, true),
            new Liquidation(
                COIN, START + 1926 * MILLI, START + 1926 * MILLI, 30000, 7 * 100 / 30000.0, false)),
        result.events());
    assertEquals(DataKind.LIQUIDATIONS, result.detected().kind());
  }

  @Test
  void aLiquidationOfWhichNothingWasFilledIsSetAside() {
    ReadResult result =
        read(
            COIN,
            LIQUIDATIONS,
            "1704067200022,SELL,LIMIT,IOC,9,67934.2,68000,FILLED,3,8",
            "1704067200023,SELL,LIMIT,IOC,9,67934.2,0,NEW,0,0",
            "1704067200024,HOLD,LIMIT,IOC,9,67934.2,68000,FILLED,3,8");
    assertEquals(1, result.events().size());
    assertEquals(2, result.failed().size());
  }

  // --- bookTicker

  @Test
  void bookTickersAreAvailableWhenSentAndPutInOrder() {
    ReadResult result =
        read(
            USDT,
            TICKER,
            "100,50000,1,50001,2,1704067200024,1704067200033",
            "300,50100,1,50101,2,1704067236626,1704067236633",
            "200,50002,1,50003,2,1704067200026,1704067200034",
            "200,50002,1,50003,2,1704067200026,1704067200034");
    assertEquals(
        List.of(
            new Quote(USDT, START + 24 * MILLI, START + 33 * MILLI, 50000, 1, 50001, 2),
            new Quote(USDT, START + 26 * MILLI, START + 34 * MILLI, 50002, 1, 50003, 2),
            new Quote(USDT, START + 36626 * MILLI, START + 36633 * MILLI, 50100, 1, 50101, 2)),
        result.events());
    assertEquals(1, result.reordered());
    assertEquals(1, result.duplicates());
    assertEquals(DataKind.QUOTES, result.detected().kind());
  }

  @Test
  void aQuoteSentBeforeItHappenedIsKnownWhenItHappened() {
    ReadResult result = read(USDT, TICKER, "1,50000,1,50001,2,1704067200024,1704067200020");
    assertEquals(START + 24 * MILLI, result.events().getFirst().availableNanos());
  }

  // --- numbers that cannot be

  @Test
  void numbersThatNothingOnAMarketHasAreSetAside() {
    ReadResult result =
        read(
            USDT,
            AGG_TRADES,
            "1,100.5,4.7,1,1,1704067200153,true",
            "2,1e300,4.7,1,1,1704067200153,true",
            "3,100.5,1e300,1,1,1704067200153,true",
            "4,-100.5,4.7,1,1,1704067200153,true",
            "5,1e-300,4.7,1,1,1704067200153,true");
    assertEquals(1, result.events().size());
    assertEquals(4, result.failed().size());
  }

  // --- zip

  @Test
  void aZipIsOpenedAndGivesWhatItsCsvGives() {
    TextSource plain = TextSource.of(FUNDING, "1704067200001,8,0.0001", "1704096000000,8,0.0002");
    ReadResult zipped = read(USDT, plain.zipped());
    assertEquals(read(USDT, plain).events(), zipped.events());
    assertEquals(new TextSource("x", plain.zipped().bytes()).bytes().length, plain.zipped().size());
    assertEquals(read(USDT, plain.gzipped()).events(), zipped.events());
  }

  @Test
  void aZipCutAnywhereIsAnErrorThatNamesIt() {
    StringBuilder text = new StringBuilder(AGG_TRADES).append('\n');
    for (int i = 0; i < 300; i++) {
      text.append(i).append(",100.5,").append(1 + i * 37 % 11).append(",1,1,");
      text.append(1_704_067_200_000L + i * i).append(",true\n");
    }
    TextSource whole =
        new TextSource("t.csv", text.toString().getBytes(StandardCharsets.UTF_8)).zipped();
    assertEquals(300, read(USDT, whole).events().size());
    // The last record is 22 bytes long; where its first bytes are there, a zip says no more.
    for (int length = 4; length < whole.bytes().length - 18; length += 7) {
      TextSource cut = whole.truncated(length);
      PlimsollException e = assertThrows(PlimsollException.class, () -> read(USDT, cut));
      assertTrue(e.getMessage().startsWith("t.zip: "), e.getMessage());
    }
  }

  @Test
  void aZipOfSeveralFilesOrOfAnArchiveIsRefused() {
    TextSource csv = TextSource.of(FUNDING, "1704067200001,8,0.0001");
    assertRefused(csv.zippedAs("a.csv", "b.csv"), "more than one file");
    assertRefused(csv.zippedAs("a.csv.gz"), "another archive");
    assertRefused(csv.zippedAs("folder/"), "no file");
    assertEquals(1, read(USDT, csv.zippedAs("folder/", "folder/a.csv")).events().size());
  }

  @Test
  void aZipThatUnpacksWithoutEndIsNotReadToItsEnd() {
    byte[] zeros = new byte[64 << 20];
    byte[] header = (FUNDING + "\n1704067200001,8,0.0001\n").getBytes(StandardCharsets.UTF_8);
    System.arraycopy(header, 0, zeros, 0, header.length);
    assertRefused(new TextSource("bomb.csv", zeros).zipped(), "more than 200 times its size");
    assertRefused(new TextSource("bomb.csv", zeros).gzipped(), "more than 200 times its size");
  }

  private static void assertRefused(TextSource source, String words) {
    PlimsollException e = assertThrows(PlimsollException.class, () -> read(USDT, source));
    assertTrue(e.getMessage().contains(words), e.getMessage());
    assertTrue(
        e.code() == ErrorCode.INVALID_INPUT || e.code() == ErrorCode.CORRUPT_DATA, e.code().name());
  }

  private static ReadResult read(InstrumentId instrument, String... lines) {
    return read(instrument, TextSource.of(lines));
  }

  private static ReadResult read(InstrumentId instrument, TextSource source) {
    ReadResult result = CsvReader.read(source, ReadOptions.of(instrument), Progress.NONE);
    long latest = Long.MIN_VALUE;
    for (MarketEvent event : result.events()) {
      assertTrue(event.availableNanos() >= latest, "in available order");
      latest = event.availableNanos();
    }
    return result;
  }
}
