package io.plimsoll.features.depth;

import static io.plimsoll.features.Market.MINUTE;
import static io.plimsoll.features.Market.START;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.Observation;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.Kernel;
import io.plimsoll.features.book.Levels;
import io.plimsoll.features.book.OrderBook;
import java.util.List;
import org.junit.jupiter.api.Test;

class MultiLevelOrderFlowTest extends BookKernelContract {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "multi-level-order-flow", "levels", "3", "window", "20m", "warm-up", "5m");
  }

  /** The kernel is not told of trades. */
  @Override
  protected List<Observation> events(long seed, Style style, int count) {
    return super.events(seed, style, 2 * count).stream()
        .filter(event -> event instanceof OrderBook)
        .limit(count)
        .toList();
  }

  @Override
  protected double naive(List<Observation> seen, long asOfNanos) {
    OrderBook last = (OrderBook) seen.getLast();
    if (asOfNanos - seen.getFirst().availableNanos() < 5 * MINUTE || !last.known()) {
      return Double.NaN;
    }
    long begin = (Math.floorDiv(asOfNanos - 1, MINUTE) - 19) * MINUTE;
    double flow = 0;
    double depth = 0;
    int states = 0;
    for (int i = 1; i < seen.size(); i++) {
      OrderBook now = (OrderBook) seen.get(i);
      OrderBook before = (OrderBook) seen.get(i - 1);
      if (now.availableNanos() <= begin || (!now.known() && !before.known())) {
        continue;
      }
      if (!now.known() || !before.known()) {
        return Double.NaN;
      }
      for (int level = 0; level < 3; level++) {
        flow += change(at(now, true, level), at(before, true, level));
        flow -= change(at(now, false, level), at(before, false, level));
        depth += (at(now, true, level)[1] + at(now, false, level)[1]) / 2 / 3;
      }
      states++;
    }
    return states == 0 ? 0 : Double.isInfinite(depth) ? Double.NaN : flow / (depth / states);
  }

  /** A price that grows towards the other side, and a quantity. */
  private static double[] at(OrderBook book, boolean bid, int level) {
    List<Double> prices = Levels.prices(book, bid);
    if (level >= prices.size()) {
      return new double[] {Double.NEGATIVE_INFINITY, 0};
    }
    double price = prices.get(level);
    return new double[] {bid ? price : -price, Levels.quantities(book, bid).get(level)};
  }

  private static double change(double[] now, double[] before) {
    int order = Double.compare(now[0], before[0]);
    return order > 0 ? now[1] : order < 0 ? -before[1] : now[1] - before[1];
  }

  @Override
  protected double absoluteTolerance() {
    return 1e-12;
  }

  @Test
  void addsUpTheLevels() {
    Kernel<Observation, BookWindow> kernel = new MultiLevelOrderFlow(2, windowOf());
    BookWindow state = kernel.create();
    kernel.update(
        state, Levels.book(START, new double[] {99, 4, 98, 8}, new double[] {101, 6, 102, 6}));
    // Bids: the first level grows by 1, the second is a new one, lower, so 8 leave. Asks: the
    // second is gone, 6 leave. 1 - 8 + 6 = -1 over a mean of (5 + 2 + 6 + 0) / 2 / 2 = 3.25.
    kernel.update(
        state, Levels.book(START + 1, new double[] {99, 5, 97, 2}, new double[] {101, 6}));
    assertEquals(-1 / 3.25, kernel.value(state, START + 5 * MINUTE), 1e-16);
  }

  private static io.plimsoll.features.window.BucketKernel.Window windowOf() {
    return new io.plimsoll.features.window.BucketKernel.Window(
        new io.plimsoll.features.window.BarSpan(MINUTE, 20, 5), 15 * MINUTE);
  }
}
