package io.plimsoll.datasets.reader;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.Progress;
import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.BookDelta;
import io.plimsoll.datasets.market.DepthBands;
import io.plimsoll.datasets.market.FundingRate;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.Liquidation;
import io.plimsoll.datasets.market.LongShortRatio;
import io.plimsoll.datasets.market.MarkPrice;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.datasets.market.OpenInterest;
import io.plimsoll.datasets.market.Quote;
import io.plimsoll.datasets.market.Trade;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * Valid files of every kind with some of their bytes changed, plain and in a zip: an error of ours
 * or events that hold what a market can show, and soon.
 */
class VisionFuzzTest {
  /** The first line and how a row of time {@code t} (milliseconds or text) looks. */
  private static final List<String[]> KINDS =
      List.of(
          new String[] {
            "open_time,open,high,low,close,volume,close_time,quote_volume,count,taker_buy_volume,"
                + "taker_buy_quote_volume,ignore",
            "%1$d,100,102,99,101,5,%1$d,505,7,3,303,0"
          },
          new String[] {
            "agg_trade_id,price,quantity,first_trade_id,last_trade_id,transact_time,is_buyer_maker",
            "%3$d,100.5,4.7,1,1,%1$d,true"
          },
          new String[] {
            "update_id,best_bid_price,best_bid_qty,best_ask_price,best_ask_qty,transaction_time,"
                + "event_time",
            "%3$d,100.5,4.7,100.6,1,%1$d,%1$d"
          },
          new String[] {"timestamp,percentage,depth,notional", "%2$s,-1,3,300\n%2$s,1,3,310"},
          new String[] {
            "create_time,symbol,sum_open_interest,sum_open_interest_value,"
                + "count_toptrader_long_short_ratio,sum_toptrader_long_short_ratio,"
                + "count_long_short_ratio,sum_taker_long_short_vol_ratio",
            "%2$s,BTCUSDT,71400.5,3000.5,1.8,,2,1.1"
          },
          new String[] {"calc_time,funding_interval_hours,last_funding_rate", "%1$d,8,-0.0001"},
          new String[] {
            "time,side,order_type,time_in_force,original_quantity,price,average_price,order_status,"
                + "last_fill_quantity,accumulated_fill_quantity",
            "%1$d,SELL,LIMIT,IOC,9,100,101,FILLED,3,8"
          });

  private static final byte[] SPICE =
      ",\n\r\"-+.eE0129 \0:T\u00ff".getBytes(StandardCharsets.ISO_8859_1);

  @Property(tries = 700, seed = "1")
  void mutatedBytes(
      @ForAll @IntRange(max = 6) int kind,
      @ForAll @IntRange(min = 0, max = 30) int changes,
      @ForAll boolean coin,
      @ForAll long seed) {
    byte[] bytes = valid(kind);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < changes; i++) {
      bytes[random.nextInt(bytes.length)] = SPICE[random.nextInt(SPICE.length)];
    }
    check(new TextSource("fuzz.csv", bytes), coin, changes == 0);
  }

  @Property(tries = 300, seed = "1")
  void mutatedBytesOfAZip(
      @ForAll @IntRange(max = 6) int kind,
      @ForAll @IntRange(min = 1, max = 5) int changes,
      @ForAll long seed) {
    TextSource zip = new TextSource("fuzz.csv", valid(kind)).zipped();
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < changes; i++) {
      zip.bytes()[random.nextInt(zip.bytes().length)] ^= (byte) (1 << random.nextInt(8));
    }
    check(zip, false, false);
  }

  private static byte[] valid(int kind) {
    StringBuilder text = new StringBuilder(KINDS.get(kind)[0]).append('\n');
    for (int i = 0; i < 30; i++) {
      long millis = 1_704_067_200_000L + 60_000L * i;
      String stamp = String.format("2024-01-01 00:%02d:00", i);
      text.append(String.format(KINDS.get(kind)[1], millis, stamp, i)).append('\n');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void check(TextSource source, boolean coin, boolean untouched) {
    ReadResult result =
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> readOrNull(source, coin));
    if (result == null) {
      return;
    }
    assertTrue(!untouched || result.failed().isEmpty(), "an untouched file is read whole");
    long latest = Long.MIN_VALUE;
    for (MarketEvent event : result.events()) {
      assertTrue(event.availableNanos() >= event.eventNanos());
      assertTrue(event.availableNanos() >= latest);
      latest = event.availableNanos();
      switch (event) {
        case Bar b -> sane(b.open(), b.high(), b.low(), b.close(), b.volume() + 1);
        case Trade t -> sane(t.price(), t.quantity());
        case Quote q -> sane(q.bidPrice(), q.askPrice(), q.bidQuantity() + 1, q.askQuantity() + 1);
        case DepthBands d -> sane(d.bidNotional(3) + 1, d.askNotional(3) + 1);
        case OpenInterest o -> sane(o.quantity() + 1);
        case LongShortRatio r -> assertTrue(!(r.accounts() < 0) && !(r.accounts() > 1e18));
        case FundingRate f -> assertTrue(Math.abs(f.rate()) <= 1 && f.intervalNanos() > 0);
        case Liquidation l -> sane(l.price(), l.quantity());
        case MarkPrice m -> throw new AssertionError(m);
        case BookDelta b -> throw new AssertionError(b);
      }
    }
  }

  /**
   * A quantity of COIN-M is divided by a price, so it may be a little beyond what a field may be.
   */
  private static void sane(double... values) {
    for (double value : values) {
      assertTrue(value > 0 && value < 1e45, String.valueOf(value));
    }
  }

  private static ReadResult readOrNull(TextSource source, boolean coin) {
    try {
      return CsvReader.read(
          source,
          ReadOptions.of(new InstrumentId(coin ? "BTCUSD_PERP" : "BTCUSDT")),
          Progress.NONE);
    } catch (PlimsollException e) {
      assertTrue(e.getMessage().startsWith("fuzz."), e.getMessage());
      return null;
    }
  }
}
