package io.plimsoll.features.depth;

import static io.plimsoll.features.Market.START;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.Kernel;
import io.plimsoll.features.book.BookSample;
import io.plimsoll.features.book.Levels;
import java.util.List;
import org.junit.jupiter.api.Test;

class DepthSlopeTest extends BookSampleContract {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "depth-slope", "levels", "4");
  }

  @Override
  protected double naive(List<BookSample> seen, long asOfNanos) {
    var book = seen.getLast().book();
    if (!usable(book, 4)) {
      return Double.NaN;
    }
    double sum = 0;
    for (boolean bid : new boolean[] {true, false}) {
      List<Double> prices = Levels.prices(book, bid);
      List<Double> quantities = Levels.quantities(book, bid);
      double products = 0;
      double squares = 0;
      for (int i = 0; i < 4; i++) {
        double depth = 0;
        for (int j = 0; j <= i; j++) {
          depth += prices.get(j) * quantities.get(j);
        }
        double bps = 10_000 * Math.abs(prices.get(i) / book.mid() - 1);
        products += bps * depth;
        squares += bps * bps;
      }
      sum += products / squares / 2;
    }
    return sum;
  }

  @Test
  void isWhatRestsPerBasisPointWhereDepthGrowsEvenly() {
    Kernel<BookSample, Latest> kernel = new DepthSlope(2, 1);
    Latest state = kernel.create();
    // Of the mid of 100 levels stand at 100 and 200 bps; each bid level holds 1000, each ask 3000:
    // 10 and 30 per basis point.
    kernel.update(
        state,
        sample(
            new double[] {99, 1000 / 99.0, 98, 1000 / 98.0},
            new double[] {101, 3000 / 101.0, 102, 3000 / 102.0}));
    assertEquals(20, kernel.value(state, START), 1e-12);
  }
}
