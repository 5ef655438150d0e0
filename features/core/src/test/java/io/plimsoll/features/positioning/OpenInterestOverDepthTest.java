package io.plimsoll.features.positioning;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.HOUR;
import static io.plimsoll.features.Market.MINUTE;
import static io.plimsoll.features.Market.START;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.DepthBands;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.datasets.market.OpenInterest;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.KernelContract;
import io.plimsoll.features.Market;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OpenInterestOverDepthTest extends KernelContract<MarketEvent, OpenInterestOverDepth.State> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "open-interest-over-depth", "bps", "50");
  }

  /** Begins with all three kinds at once, then any of them. */
  @Override
  protected List<MarketEvent> events(long seed, Style style, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    List<MarketEvent> events = new ArrayList<>();
    long[] times = Sampled.times(random, style, count);
    for (int i = 0; i < count; i++) {
      long nanos = i < 3 ? times[0] : times[i];
      double size =
          switch (style) {
            case CALM, FLAT -> 1 + random.nextDouble();
            case SPIKED -> random.nextInt(10) == 0 ? 1e200 : 1e-3;
            case QUIET -> random.nextInt(2);
            case HUGE -> 1e300;
          };
      double known = random.nextInt(4) == 0 ? Double.NaN : 100 * size;
      events.add(
          switch (i < 3 ? i : random.nextInt(3)) {
            case 0 -> depth(nanos, size);
            case 1 -> new Bar(BTC, nanos - MINUTE, nanos, nanos, 100, 100, 100, 100, size, 0, 1);
            default -> new OpenInterest(BTC, nanos, nanos, size, known);
          });
    }
    return events;
  }

  private static DepthBands depth(long nanos, double size) {
    double[] side = {size, 2 * size, 3 * size, 4 * size};
    return new DepthBands(BTC, nanos, nanos, side, side);
  }

  @Override
  protected double naive(List<MarketEvent> seen, long asOfNanos) {
    double interest = Double.NaN;
    double depth = Double.NaN;
    Bar bar = null;
    OpenInterest open = null;
    for (MarketEvent event : seen) {
      if (asOfNanos - event.availableNanos() <= HOUR / 2) {
        bar = event instanceof Bar some ? some : bar;
        open = event instanceof OpenInterest some ? some : open;
        if (event instanceof DepthBands bands) {
          depth = bands.bidNotional(2) + bands.askNotional(2);
        }
      }
    }
    if (open != null && !Double.isNaN(open.notional())) {
      interest = open.notional();
    } else if (open != null && bar != null) {
      interest = open.quantity() * bar.close();
    }
    return Double.isInfinite(depth) ? Double.NaN : interest / depth;
  }

  @Test
  void takesTheNotionalThatIsGivenElseThatAtTheLastClose() {
    OpenInterestOverDepth kernel = new OpenInterestOverDepth(10, HOUR);
    OpenInterestOverDepth.State state = kernel.create();
    kernel.update(state, depth(START, 25));
    assertEquals(Double.NaN, kernel.value(state, START));
    kernel.update(state, new OpenInterest(BTC, START, START, 7, 500));
    assertEquals(10, kernel.value(state, START));
    kernel.update(state, new OpenInterest(BTC, START, START, 7, Double.NaN));
    assertEquals(Double.NaN, kernel.value(state, START), "no price");
    kernel.update(state, Market.bar(BTC, START - MINUTE, MINUTE, 100, 100, 1));
    // 7 at 100 over 50
    assertEquals(14, kernel.value(state, START));
    assertEquals(Double.NaN, kernel.value(state, START + HOUR + 1));
  }
}
