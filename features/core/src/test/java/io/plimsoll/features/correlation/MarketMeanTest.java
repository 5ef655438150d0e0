package io.plimsoll.features.correlation;

import static io.plimsoll.features.Market.MINUTE;
import static io.plimsoll.features.Market.feature;
import static io.plimsoll.features.Market.view;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.features.BatchRunner;
import io.plimsoll.features.Conformance;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.FeatureTable;
import io.plimsoll.features.Kernel;
import io.plimsoll.features.KernelContract;
import io.plimsoll.features.KernelRegistry;
import io.plimsoll.features.KernelSpec;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarketMeanTest extends KernelContract<Bar, MarketMean.State> {
  private static final int WINDOW = 5;
  private static final int BASE = 20;

  @Override
  protected FeatureSpec underTest() {
    return feature(
        "x",
        "market-mean",
        "of",
        "relative-variance",
        "window",
        "5m",
        "base",
        "20m",
        "floor",
        "0.1");
  }

  @Override
  protected List<Bar> events(long seed, Style style, int count) {
    return PanelMarket.bars(seed, style, count, UNIVERSE);
  }

  @Override
  protected double absoluteTolerance() {
    return 1e-9;
  }

  @Override
  protected double naive(List<Bar> seen, long asOfNanos) {
    List<Double> numbers = new ArrayList<>();
    for (InstrumentId instrument : UNIVERSE) {
      List<Bar> own = seen.stream().filter(bar -> bar.instrument().equals(instrument)).toList();
      double number = own.size() <= BASE ? Double.NaN : ofOne(own, asOfNanos);
      if (!Double.isNaN(number)) {
        numbers.add(number);
      }
    }
    return numbers.stream().mapToDouble(v -> v).average().orElse(Double.NaN);
  }

  private static double ofOne(List<Bar> own, long asOfNanos) {
    double level = meanSquare(own, BASE);
    boolean silent = asOfNanos - own.getLast().eventNanos() > (WINDOW + 1) * MINUTE;
    return silent || level == 0 ? Double.NaN : Math.log(meanSquare(own, WINDOW) / level + 0.1);
  }

  private static double meanSquare(List<Bar> bars, int n) {
    double sum = 0;
    for (int i = bars.size() - n; i < bars.size(); i++) {
      double r = StrictMath.log(bars.get(i).close()) - StrictMath.log(bars.get(i - 1).close());
      sum += r * r;
    }
    return sum / n;
  }

  private static double value(List<Bar> bars, String... settings) {
    return Conformance.value(feature("x", "market-mean", settings), UNIVERSE, bars);
  }

  @Test
  void isTheMeanOrTheMostOfThoseThatHaveANumber() {
    // Realized variances of the last two returns: 2e-4, 8e-4; the third instrument stands still, of
    // which the logarithm of the ratio is not defined.
    List<Bar> bars =
        PanelMarket.ofReturns(
            UNIVERSE, new double[] {0.01, 0.01}, new double[] {0.02, -0.02}, new double[] {0, 0});
    assertEquals(
        (2e-4 + 8e-4 + 0) / 3, value(bars, "of", "realized-variance", "window", "2m"), 1e-15);
    assertEquals(
        8e-4, value(bars, "of", "realized-variance", "window", "2m", "statistic", "max"), 1e-15);
    // ln(1 + 0.01) of the first two alone.
    assertEquals(
        Math.log(1.01),
        value(bars, "of", "relative-variance", "window", "2m", "base", "2m"),
        1e-11);
    List<Bar> still =
        bars.stream().filter(bar -> bar.instrument().equals(UNIVERSE.get(2))).toList();
    assertEquals(Double.NaN, value(still, "of", "relative-variance", "window", "2m", "base", "2m"));
  }

  @Test
  void whoFellSilentNoLongerCountsAndWhoIsNotOfTheUniverseNeverDid() {
    FeatureSpec feature =
        feature("x", "market-mean", "of", "relative-variance", "window", "2m", "base", "4m");
    List<Bar> mixed =
        PanelMarket.ofReturns(
            UNIVERSE,
            new double[] {0.01, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01},
            new double[] {0.01, 0.01, 0.03, 0.03, 0.03, 0.03, 0.03, 0.03},
            new double[8]);
    // The second one's last two squares are 9e-4, of four 5e-4: ln(9/5 + 0.01); the first one's
    // ratio is 1. It sent nothing for two bars: still there; for four: gone.
    InstrumentId second = UNIVERSE.get(1);
    long cut = mixed.get(3 * 4).eventNanos();
    for (int later : new int[] {2, 4}) {
      List<Bar> some =
          mixed.stream()
              .filter(bar -> bar.eventNanos() <= cut + later * MINUTE)
              .filter(bar -> !bar.instrument().equals(second) || bar.eventNanos() <= cut)
              .toList();
      double both = (Math.log(1.01) + Math.log(1.81)) / 2;
      assertEquals(
          later == 2 ? both : Math.log(1.01), Conformance.value(feature, UNIVERSE, some), 1e-11);
    }
    assertEquals(Double.NaN, Conformance.value(feature, List.of(new InstrumentId("OTHER")), mixed));
  }

  @Test
  void everyInstrumentOfARowSeesAllBarsThatEndedByThen() {
    List<Bar> bars = PanelMarket.bars(4, Style.CALM, 180, UNIVERSE);
    int known = 0;
    for (FeatureTable table : BatchRunner.run(view(underTest()), UNIVERSE, bars::forEach)) {
      for (int row = 0; row < table.size(); row++) {
        long asOf = table.asOfNanos(row);
        double expected = naive(bars.stream().filter(b -> b.eventNanos() <= asOf).toList(), asOf);
        assertEquals(expected, table.value(row, 0), 1e-9, "row " + row);
        known += Double.isNaN(expected) ? 0 : 1;
      }
    }
    assertTrue(known >= 3 * UNIVERSE.size(), known + " rows");
  }

  @Test
  void takesTheSettingsOfTheOtherKernelAndNoOthers() {
    Kernel<?, ?> kernel =
        create("of", "leverage", "window", "1h", "base", "1d", "bound", "winsor", "cap", "2");
    assertEquals("[-2.0, 0]", kernel.spec().range());
    assertEquals(KernelSpec.Scope.MARKET, kernel.spec().scope());
    assertThrows(
        IllegalArgumentException.class,
        () -> create("of", "realized-variance", "window", "1h", "base", "1d"));
    for (String of : List.of("", "no-such", "market-mean", "market-return", "tape-variance")) {
      assertThrows(IllegalArgumentException.class, () -> create("of", of, "window", "1h"), of);
    }
  }

  private static Kernel<?, ?> create(String... settings) {
    return KernelRegistry.standard()
        .create(feature("x", "market-mean", settings), UNIVERSE, MINUTE);
  }
}
