package io.plimsoll.features.volatility;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.barsOf;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.BarKernelContract;
import io.plimsoll.features.Conformance;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.window.BarWindow;
import java.util.List;
import org.junit.jupiter.api.Test;

class TypicalVarianceTest extends BarKernelContract<BarWindow> {
  private static final double FLOOR = 0.001;

  @Override
  protected FeatureSpec underTest() {
    return feature(
        "x", "typical-variance", "window", "10m", "block", "4m", "base", "30m", "warm-up", "13m");
  }

  @Override
  protected double naive(List<Bar> seen, long asOfNanos) {
    if (seen.size() - 1 < 13) {
      return Double.NaN;
    }
    double sum = 0;
    for (int end = seen.size() - 9; end <= seen.size(); end++) {
      List<Bar> then = seen.subList(0, end);
      double block = sumOfSquares(lastReturns(then, 4)) / 4;
      sum += Math.log(Math.max(block, FLOOR * level(then)));
    }
    return sum / 10 - Math.log(level(seen));
  }

  private static double level(List<Bar> bars) {
    double[] base = lastReturns(bars, Math.min(30, bars.size() - 1));
    return sumOfSquares(base) / base.length;
  }

  @Override
  protected double absoluteTolerance() {
    return 1e-9;
  }

  private static double value(List<Bar> bars, String... settings) {
    return Conformance.value(feature("x", "typical-variance", settings), List.of(BTC), bars);
  }

  @Test
  void isTheMeanLogarithmOfBlocksAgainstThatOfTheLevel() {
    // Squares 1, 1, 1, 9 (e-4): the level is 3, blocks of one bar in the last two are 1 and 9: mean
    // logarithm ln 3, difference 0. Blocks of two: 1 and 5: ln(5) / 2 - ln 3.
    List<Bar> bars = barsOf(0.01, -0.01, 0.01, 0.03);
    assertEquals(0, value(bars, "window", "2m", "block", "1m", "base", "4m"), 1e-11);
    assertEquals(
        Math.log(5) / 2 - Math.log(3),
        value(bars, "window", "2m", "block", "2m", "base", "4m"),
        1e-11);
  }

  @Test
  void aBlockThatStoodStillCountsAsTheFloorOfItsTime() {
    // Squares 4, 0 (e-4): levels 4 then 2; the block of the second bar counts as 0.001 * 2.
    List<Bar> bars = barsOf(0.02, 0);
    assertEquals(
        Math.log(0.002 / 2), value(bars, "window", "1m", "block", "1m", "base", "2m"), 1e-11);
    assertEquals(
        (Math.log(4) + Math.log(0.002)) / 2 - Math.log(2),
        value(bars, "window", "2m", "block", "1m", "base", "2m"),
        1e-11);
  }

  @Test
  void whatNeverMovedHasNoTypicalHourAndItIsForgottenAfterAWindow() {
    String[] settings = {"window", "2m", "block", "1m", "base", "3m"};
    assertEquals(Double.NaN, value(barsOf(0, 0, 0), settings));
    assertEquals(Double.NaN, value(barsOf(0, 0, 0.01), settings));
    // Squares 0, 1, 1 (e-4) of the last three, blocks 1 and 1, level 2/3.
    assertEquals(-Math.log(2 / 3.0), value(barsOf(0, 0, 0.01, 0.01), settings), 1e-11);
  }

  @Test
  void theBaseMustHoldTheWindowAndItsFirstBlock() {
    assertThrows(
        IllegalArgumentException.class,
        () -> value(barsOf(0.01), "window", "4m", "block", "2m", "base", "4m"));
    assertThrows(
        IllegalArgumentException.class,
        () -> value(barsOf(0.01), "window", "1m", "block", "1m", "base", "4m", "floor", "0"));
  }
}
