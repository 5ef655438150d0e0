package io.plimsoll.features.depth;

import static io.plimsoll.features.Market.START;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.Kernel;
import io.plimsoll.features.book.BookSample;
import io.plimsoll.features.book.Levels;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LargestGapTest extends BookSampleContract {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "largest-gap", "levels", "6");
  }

  @Override
  protected double naive(List<BookSample> seen, long asOfNanos) {
    var book = seen.getLast().book();
    if (!usable(book, 6)) {
      return Double.NaN;
    }
    double gap =
        DoubleStream.concat(gaps(Levels.prices(book, true)), gaps(Levels.prices(book, false)))
            .max()
            .orElseThrow();
    return gap / book.mid();
  }

  private static DoubleStream gaps(List<Double> prices) {
    return IntStream.range(1, 6).mapToDouble(i -> Math.abs(prices.get(i) - prices.get(i - 1)));
  }

  @Test
  void isTheWidestHoleOfEitherSide() {
    Kernel<BookSample, Latest> kernel = new LargestGap(3, 1);
    Latest state = kernel.create();
    // Bids 1 and 2 apart, asks 1 and 4 apart, a further hole of 10 is out of sight; mid 100.
    kernel.update(
        state,
        sample(new double[] {99, 1, 98, 1, 96, 1, 86, 1}, new double[] {101, 1, 102, 1, 106, 1}));
    assertEquals(0.04, kernel.value(state, START), 1e-17);
    assertThrows(IllegalArgumentException.class, () -> new LargestGap(1, 1));
  }
}
