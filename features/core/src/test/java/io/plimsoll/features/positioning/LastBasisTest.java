package io.plimsoll.features.positioning;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.HOUR;
import static io.plimsoll.features.Market.MINUTE;
import static io.plimsoll.features.Market.START;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.MarkPrice;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.features.Conformance;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.KernelContract;
import io.plimsoll.features.Market;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LastBasisTest extends KernelContract<MarketEvent, LastBasis.State> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "last-basis");
  }

  /** Begins with a bar and a mark price at once, then either. */
  @Override
  protected List<MarketEvent> events(long seed, Style style, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    List<MarketEvent> events = new ArrayList<>();
    long[] times = Sampled.times(random, style, count);
    for (int i = 0; i < count; i++) {
      long nanos = i < 2 ? times[0] : times[i];
      double price =
          switch (style) {
            case CALM, QUIET -> 99 + 2 * random.nextDouble();
            case SPIKED -> random.nextInt(10) == 0 ? 1e250 : 1e-250;
            case FLAT -> 100;
            case HUGE -> 1e300 * (1 + random.nextDouble());
          };
      double index = style == Style.QUIET && random.nextInt(4) == 0 ? Double.NaN : price;
      double volume = style == Style.QUIET ? random.nextInt(2) : 1;
      boolean bar = i < 2 ? i == 0 : random.nextBoolean();
      events.add(
          bar
              ? new Bar(BTC, nanos - MINUTE, nanos, nanos, price, price, price, price, volume, 0, 1)
              : new MarkPrice(BTC, nanos, nanos, price, index));
    }
    return events;
  }

  /** A difference of two numbers near 1 keeps 16 digits of 1, not of itself. */
  @Override
  protected double absoluteTolerance() {
    return 1e-15;
  }

  @Override
  protected double naive(List<MarketEvent> seen, long asOfNanos) {
    List<MarketEvent> fresh =
        seen.stream().filter(e -> asOfNanos - e.availableNanos() <= HOUR / 2).toList();
    double close = Double.NaN;
    double index = Double.NaN;
    for (MarketEvent event : fresh) {
      close = event instanceof Bar bar && bar.volume() > 0 ? bar.close() : close;
      index = event instanceof MarkPrice mark ? mark.index() : index;
    }
    return close / index - 1;
  }

  @Test
  void isWhatWasTradedAgainstTheIndexWhateverTheMark() {
    List<MarketEvent> events =
        List.of(
            new MarkPrice(BTC, START, START, 150, 100),
            Market.bar(BTC, START, MINUTE, 100, 98, 1),
            // Nobody trades in the next minute: 98 stays the last price.
            Market.bar(BTC, START + MINUTE, MINUTE, 97, 97, 0));
    assertEquals(-0.02, Conformance.value(feature("x", "last-basis"), UNIVERSE, events), 1e-15);
    // 3 * 365 intervals
    assertEquals(
        -21.9, Conformance.value(feature("x", "last-basis", "per", "8h"), UNIVERSE, events), 1e-12);
  }
}
