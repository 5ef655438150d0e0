package io.plimsoll.features.positioning;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.HOUR;
import static io.plimsoll.features.Market.MINUTE;
import static io.plimsoll.features.Market.START;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.market.OpenInterest;
import io.plimsoll.features.Conformance;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.window.SampledHistory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenInterestShockTest extends OpenInterestKernelContract<SampledHistory> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "open-interest-shock", "window", "5m", "base", "40m", "warm-up", "20m");
  }

  @Override
  protected double naive(List<OpenInterest> seen, long asOfNanos) {
    if (asOfNanos - seen.getFirst().availableNanos() < 20 * MINUTE) {
      return Double.NaN;
    }
    double then = log(seen, asOfNanos - 5 * MINUTE);
    double before = log(seen, asOfNanos - 40 * MINUTE);
    double squares = 0;
    for (int i = 0; i < seen.size(); i++) {
      boolean last =
          i + 1 == seen.size()
              || Sampled.minute(seen.get(i + 1).availableNanos())
                  > Sampled.minute(seen.get(i).availableNanos());
      double log = StrictMath.log(seen.get(i).quantity());
      if (last
          && Sampled.within(seen.get(i).availableNanos(), asOfNanos, 40)
          && Double.isFinite(log)) {
        squares += Double.isNaN(before) ? 0 : (log - before) * (log - before);
        before = log;
      }
    }
    double spanNanos = Math.min(40 * MINUTE, asOfNanos - seen.getFirst().availableNanos());
    return (log(seen, asOfNanos) - then) / Math.sqrt(squares * 5 * MINUTE / spanNanos);
  }

  private static double log(List<OpenInterest> seen, long asOfNanos) {
    double log = Sampled.at(seen, asOfNanos, HOUR / 2, event -> StrictMath.log(event.quantity()));
    return Double.isFinite(log) ? log : Double.NaN;
  }

  /** A difference of two logarithms near 7 keeps 16 digits of 7, in units of 0.01. */
  @Override
  protected double absoluteTolerance() {
    return 1e-12;
  }

  @Test
  void isTheChangeOverTheWindowInStandardDeviationsOfOneOfItsLength() {
    List<OpenInterest> seen = new ArrayList<>();
    double[] steps = {0, 1, -1, 1, 2};
    double log = 0;
    for (int i = 0; i < steps.length; i++) {
      log += 0.01 * steps[i];
      long nanos = START + i * MINUTE;
      seen.add(new OpenInterest(BTC, nanos, nanos, StrictMath.exp(log), Double.NaN));
    }
    // Over two minutes 0.03. The squares of four minutes are 7e-4, of two of them half of it.
    assertEquals(
        0.03 / Math.sqrt(3.5e-4),
        Conformance.value(
            feature("x", "open-interest-shock", "window", "2m", "base", "4m"), UNIVERSE, seen),
        1e-12);
  }
}
