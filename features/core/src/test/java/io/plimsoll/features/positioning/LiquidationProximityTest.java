package io.plimsoll.features.positioning;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.MINUTE;
import static io.plimsoll.features.Market.START;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.datasets.market.OpenInterest;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.KernelContract;
import io.plimsoll.features.KernelSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LiquidationProximityTest extends KernelContract<MarketEvent, LiquidationProximity.State> {
  private static final double CELL = 0.0025;

  @Override
  protected FeatureSpec underTest() {
    return feature(
        "x",
        "liquidation-proximity",
        "within",
        "0.05",
        "leverages",
        "5:2 20:1",
        "maintenance",
        "0.01",
        "half-life",
        "30m",
        "warm-up",
        "20m");
  }

  /** A bar and an open interest in turns. */
  @Override
  protected List<MarketEvent> events(long seed, Style style, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    List<MarketEvent> events = new ArrayList<>();
    double close = style == Style.SPIKED ? 1e-130 : 100;
    boolean up = true;
    for (int i = 0; events.size() + 1 < count; i++) {
      double r = style == Style.FLAT ? 0 : 0.04 * (random.nextDouble() - 0.5);
      if (style == Style.SPIKED && random.nextInt(15) == 0) {
        r = up ? 600 : -600;
        up = !up;
      }
      double open = close;
      close = open * StrictMath.exp(r);
      long from = START + i * MINUTE;
      events.add(
          new Bar(
              BTC,
              from,
              from + MINUTE,
              from + MINUTE,
              open,
              Math.max(open, close) * 1.01,
              Math.min(open, close) / 1.01,
              close,
              1,
              0,
              1));
      double quantity =
          switch (style) {
            case CALM -> 1000 * (1 + random.nextDouble());
            case SPIKED -> random.nextInt(15) == 0 ? 1e100 : 1 + random.nextDouble();
            case FLAT -> 1000;
            case QUIET -> random.nextInt(5) == 0 ? 0 : 5;
            case HUGE -> 1e300 * (1 + random.nextDouble());
          };
      long nanos = from + MINUTE + random.nextLong(MINUTE);
      events.add(new OpenInterest(BTC, nanos, nanos, quantity, Double.NaN));
    }
    return events;
  }

  @Override
  protected long beginNanos(List<MarketEvent> events) {
    return events.get(1).availableNanos();
  }

  /** Half a row of rounding away from zero is not zero: shares are held to 1e-9. */
  @Override
  protected double absoluteTolerance() {
    return 1e-9;
  }

  /** One opened position. */
  private static final class Lot {
    boolean isLong;
    long cell;
    double quantity;
    boolean far;
  }

  @Override
  protected double naive(List<MarketEvent> seen, long asOfNanos) {
    List<Lot> lots = new ArrayList<>();
    double log = Double.NaN;
    OpenInterest last = null;
    OpenInterest first = null;
    for (MarketEvent event : seen) {
      if (event instanceof Bar bar) {
        long low = cell(StrictMath.log(bar.low()));
        long high = cell(StrictMath.log(bar.high()));
        lots.removeIf(lot -> !lot.far && (lot.isLong ? lot.cell > low : lot.cell < high));
        log = StrictMath.log(bar.close());
        long now = cell(log);
        lots.forEach(lot -> lot.far |= Math.abs(lot.cell - now) > 400);
      } else if (event instanceof OpenInterest interest) {
        double age = last == null ? 0 : interest.availableNanos() - last.availableNanos();
        lots.forEach(lot -> lot.quantity *= Math.pow(0.5, age / (30 * MINUTE)));
        for (boolean isLong : new boolean[] {true, false}) {
          adjust(lots, isLong, interest.quantity(), log);
        }
        first = first == null ? interest : first;
        last = interest;
      }
    }
    if (last == null || asOfNanos - first.availableNanos() < 20 * MINUTE || last.quantity() == 0) {
      return Double.NaN;
    }
    double near = 0;
    for (Lot lot : lots) {
      double middle = (lot.cell + 0.5) * CELL;
      boolean in =
          lot.isLong
              ? middle >= log + Math.log(0.95) && lot.cell <= cell(log)
              : middle <= log + Math.log(1.05) && lot.cell >= cell(log);
      near += in && !lot.far ? lot.quantity / last.quantity() / 2 : 0;
    }
    return near;
  }

  private static void adjust(List<Lot> lots, boolean isLong, double quantity, double log) {
    double open =
        lots.stream().filter(lot -> lot.isLong == isLong).mapToDouble(lot -> lot.quantity).sum();
    double factor = open > quantity ? quantity / open : 1;
    double[] leverages = {5, 20};
    double[] shares = {2.0 / 3, 1.0 / 3};
    lots.stream().filter(lot -> lot.isLong == isLong).forEach(lot -> lot.quantity *= factor);
    for (int i = 0; i < leverages.length; i++) {
      Lot lot = new Lot();
      lot.isLong = isLong;
      double price = isLong ? (1 - 1 / leverages[i]) / 0.99 : (1 + 1 / leverages[i]) / 1.01;
      lot.cell = cell(log + StrictMath.log(price));
      lot.quantity = Math.max(0, quantity - open) * shares[i];
      lots.add(lot);
    }
  }

  private static long cell(double log) {
    return (long) Math.floor(log / CELL);
  }

  /** Tells a story to a kernel with one leverage of 10 and no maintenance, a minute a step. */
  private static final class Story {
    final LiquidationProximity kernel;
    final LiquidationProximity.State state;
    long nanos = START;

    Story(String side, String within, String halfLife) {
      kernel =
          LiquidationProximity.from(
              new KernelSettings(
                  "x",
                  Map.of(
                      "side",
                      side,
                      "within",
                      within,
                      "leverages",
                      "10:1",
                      "maintenance",
                      "0",
                      "half-life",
                      halfLife,
                      "warm-up",
                      "1s"),
                  UNIVERSE,
                  MINUTE));
      state = kernel.create();
    }

    Story bar(double low, double high, double close) {
      kernel.update(
          state,
          new Bar(BTC, nanos, nanos + MINUTE, nanos + MINUTE, close, high, low, close, 1, 0, 1));
      nanos += MINUTE;
      return this;
    }

    Story open(double quantity) {
      kernel.update(state, new OpenInterest(BTC, nanos, nanos, quantity, Double.NaN));
      return this;
    }

    double share() {
      return kernel.value(state, nanos + MINUTE);
    }
  }

  @Test
  void aLongOfTenfoldLeverageIsForcedOutTenPercentBelowItsEntry() {
    // Opened at 100: longs go at 90, shorts at 110.
    assertEquals(0, new Story("long", "0.09", "7d").bar(100, 100, 100).open(8).share());
    assertEquals(1, new Story("long", "0.11", "7d").bar(100, 100, 100).open(8).share(), 1e-12);
    assertEquals(0, new Story("short", "0.09", "7d").bar(100, 100, 100).open(8).share());
    assertEquals(1, new Story("short", "0.11", "7d").bar(100, 100, 100).open(8).share(), 1e-12);
    assertEquals(1, new Story("both", "0.11", "7d").bar(100, 100, 100).open(8).share(), 1e-12);
    // From 94 the 90 of the longs is 4.3 % away, the 110 of the shorts 17 %.
    Story both = new Story("both", "0.05", "7d").bar(100, 100, 100).open(8).bar(94, 100, 94);
    assertEquals(0.5, both.share(), 1e-12);
  }

  @Test
  void whatIsOpenedLaterIsOpenedThereAndWhatIsClosedComesOffAllAlike() {
    // 5 opened at 100 (forced out at 90), 5 more at 94 (84.6); 90 is 4.3 % from 94.
    Story story =
        new Story("long", "0.05", "100000d").bar(100, 100, 100).open(5).bar(94, 100, 94).open(10);
    assertEquals(0.5, story.share(), 1e-6);
    assertEquals(0.5, story.open(4).share(), 1e-6);
    // A low of 89 forces those at 90 out; of 4 that are open still, 2 are new, at 92.
    assertEquals(0.5, story.bar(93.9, 94, 94).share(), 1e-6);
    assertEquals(0, story.bar(89, 94, 92).share(), 1e-6);
    assertEquals(0, story.open(4).share(), 1e-6);
  }

  @Test
  void halfOfAllPositionsAreNewAfterAHalfLife() {
    // Four minutes on and 5 % lower: half of them are of 100 (90 is 5.3 % away), half of 95 (85.5).
    Story story = new Story("long", "0.06", "4m").bar(100, 100, 100).open(7);
    for (int i = 0; i < 4; i++) {
      story.bar(95, 95, 95);
    }
    assertEquals(1, story.share(), 1e-12);
    assertEquals(0.5, story.open(7).share(), 1e-12);
  }

  @Test
  void isNotKnownBeforeThePriceOrWithNothingOpenOrAfterHalfAnHour() {
    Story story = new Story("long", "0.11", "7d").open(5);
    assertTrue(Double.isNaN(story.share()));
    assertTrue(Double.isNaN(story.bar(100, 100, 100).share()));
    assertEquals(1, story.open(5).share(), 1e-12);
    story.nanos += 30 * MINUTE;
    assertTrue(Double.isNaN(story.share()));
    assertTrue(Double.isNaN(story.bar(100, 100, 100).share()), "no open interest for 31 minutes");
    assertTrue(Double.isNaN(story.open(0).share()));
  }

  @Test
  void refusesAMixThatCannotBe() {
    for (String mix : List.of("10", "10:1:1", "x:1", "1.5:1", "10:-1", "300:1")) {
      KernelSettings settings = new KernelSettings("x", Map.of("leverages", mix), UNIVERSE, MINUTE);
      assertThrows(IllegalArgumentException.class, () -> LiquidationProximity.from(settings), mix);
    }
  }
}
