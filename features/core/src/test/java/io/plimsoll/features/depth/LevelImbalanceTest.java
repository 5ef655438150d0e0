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

class LevelImbalanceTest extends BookSampleContract {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "level-imbalance", "levels", "5");
  }

  @Override
  protected double naive(List<BookSample> seen, long asOfNanos) {
    var book = seen.getLast().book();
    if (!usable(book, 5)) {
      return Double.NaN;
    }
    double bid = Levels.quantities(book, true).stream().limit(5).mapToDouble(q -> q).sum();
    double ask = Levels.quantities(book, false).stream().limit(5).mapToDouble(q -> q).sum();
    return (bid - ask) / (bid + ask);
  }

  @Override
  protected double absoluteTolerance() {
    return 1e-15;
  }

  @Test
  void countsOnlyTheLevelsAskedForAndNeedsThemAll() {
    Kernel<BookSample, Latest> kernel = new LevelImbalance(2, 1);
    Latest state = kernel.create();
    // (1 + 5 - 2 - 2) / (1 + 5 + 2 + 2)
    kernel.update(
        state, sample(new double[] {99, 1, 98, 5, 97, 50}, new double[] {101, 2, 102, 2}));
    assertEquals(0.2, kernel.value(state, START), 1e-16);
    kernel.update(state, sample(new double[] {99, 1}, new double[] {101, 2, 102, 2}));
    assertEquals(Double.NaN, kernel.value(state, START));
  }
}
