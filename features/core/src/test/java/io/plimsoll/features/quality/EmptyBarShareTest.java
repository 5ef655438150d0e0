package io.plimsoll.features.quality;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.MINUTE;
import static io.plimsoll.features.Market.START;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.BarKernelContract;
import io.plimsoll.features.BatchRunner;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.FeatureTable;
import io.plimsoll.features.Market;
import io.plimsoll.features.window.BarWindow;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmptyBarShareTest extends BarKernelContract<BarWindow> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "empty-bar-share", "window", "20m", "warm-up", "10m");
  }

  @Override
  protected double naive(List<Bar> seen, long asOfNanos) {
    if (seen.size() < 10) {
      return Double.NaN;
    }
    List<Bar> bars = last(seen, Math.min(20, seen.size()));
    return bars.stream().filter(bar -> bar.volume() == 0).count() / (double) bars.size();
  }

  /**
   * Bars 0 to 5 were sent, 6 to 8 left out, 9 sent: of the ten before minute ten three are empty.
   */
  @Test
  void seesTheBarsThatASourceLeftOut() {
    List<Bar> bars = new ArrayList<>();
    for (int minute : new int[] {0, 1, 2, 3, 4, 5, 9, 10}) {
      bars.add(Market.bar(BTC, START + minute * MINUTE, MINUTE, 100, 100, 1));
    }
    FeatureTable table =
        BatchRunner.run(
                Market.view(
                    feature("share", "empty-bar-share", "window", "10m"),
                    feature("longest", "longest-gap", "window", "10m")),
                List.of(BTC),
                bars::forEach)
            .getFirst();
    int last = table.size() - 1;
    assertEquals(START + 10 * MINUTE, table.asOfNanos(last));
    assertEquals(0.3, table.value(last, 0), 1e-15);
    assertEquals(180, table.value(last, 1));
  }
}
