package io.plimsoll.training.replay;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.margin.BracketTable;
import io.plimsoll.margin.VenueRules;
import io.plimsoll.margin.VenueRules.InstrumentRules;
import io.plimsoll.margin.VenueRules.Netting;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Price paths, rules and regimes for tests. */
final class Paths {
  static final long MINUTE = 60_000_000_000L;
  static final InstrumentId A = new InstrumentId("A-USD");
  static final InstrumentId B = new InstrumentId("B-USD");

  private Paths() {}

  /** Leverage 20 with 2.5% maintenance, and a second tier from a million with 10 and 5%. */
  static VenueRules rules() {
    BracketTable table =
        new BracketTable(
            new double[] {0, 1e6}, new double[] {.05, .1}, new double[] {.025, .05}, 1e8);
    return new VenueRules(
        "Test",
        LocalDate.of(2025, 1, 1),
        "test",
        Netting.NET,
        0.0005,
        0.005,
        Map.of("*", new InstrumentRules(0.01, table)));
  }

  /** One-minute bars of correlated random walks whose volatility comes in bursts. */
  static PricePath walk(long seed, int bars, InstrumentId... instruments) {
    SplittableRandom random = new SplittableRandom(seed);
    int k = instruments.length;
    double[][][] prices = new double[4][k][bars];
    long[] ends = new long[bars];
    double[] price = new double[k];
    Arrays.fill(price, 100);
    for (int b = 0; b < bars; b++) {
      ends[b] = (b + 1) * MINUTE;
      double volatility = (b / 200) % 4 == 3 ? 0.006 : 0.001;
      double common = random.nextGaussian();
      for (int i = 0; i < k; i++) {
        double open = price[i];
        price[i] *= Math.exp(volatility * (0.8 * common + 0.6 * random.nextGaussian()));
        prices[0][i][b] = Math.max(open, price[i]) * (1 + volatility * random.nextDouble());
        prices[1][i][b] = Math.min(open, price[i]) * (1 - volatility * random.nextDouble());
        prices[2][i][b] = price[i];
        prices[3][i][b] = random.nextDouble(1e4, 1e6);
      }
    }
    return new PricePath(List.of(instruments), ends, prices[0], prices[1], prices[2], prices[3]);
  }

  /** Bars of one instrument whose high, low and close are the same, with depth without bound. */
  static PricePath exact(double... prices) {
    long[] ends = new long[prices.length];
    double[] depth = new double[prices.length];
    for (int b = 0; b < prices.length; b++) {
      ends[b] = (b + 1) * MINUTE;
      depth[b] = Double.POSITIVE_INFINITY;
    }
    double[][] p = {prices};
    return new PricePath(List.of(A), ends, p, p, p, new double[][] {depth});
  }

  /** A multiplier that wanders between 1 and 4 every five minutes, instrument by instrument. */
  static MarginPath wandering(String name, long seed, int bars, InstrumentId... instruments) {
    SplittableRandom random = new SplittableRandom(seed);
    MarginPath.Builder builder = new MarginPath.Builder(name);
    for (InstrumentId instrument : instruments) {
      double log = 0.3;
      for (int b = 0; b < bars; b += 5) {
        log = Math.clamp(log + 0.08 * random.nextGaussian(), 0, Math.log(4));
        builder.add(instrument, b * MINUTE, Math.exp(log));
      }
    }
    return builder.build();
  }
}
