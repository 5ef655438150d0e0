package io.plimsoll.training.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.Progress;
import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.FeatureView;
import io.plimsoll.training.LabelTable.Label;
import io.plimsoll.training.Panel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BarSamplesTest {
  private static final InstrumentId XYZ = new InstrumentId("XYZ");
  private static final long BAR = SimulatedPanel.BAR_NANOS;
  private static final long HOUR = 12 * BAR;
  private static final int BARS = 3 * 288;

  private static final FeatureView VIEW =
      new FeatureView(
          "small",
          BAR,
          HOUR,
          List.of(
              new FeatureSpec("rv_1h", "realized-variance", Map.of("window", "1h", "per", "1h")),
              new FeatureSpec(
                  "rv_3d",
                  "realized-variance",
                  Map.of("window", "3d", "per", "1h", "warm-up", "6h"))));

  /** Prices that go from 100 to 100.1 and back, but stand still from noon of the first day on. */
  private static List<Bar> bars(double laterTick) {
    List<Bar> bars = new ArrayList<>();
    for (int t = 0; t < BARS; t++) {
      boolean odd = t % 2 == 1;
      double close =
          t < 144 ? odd ? 100.1 : 100 : t < 576 ? 100.1 : odd ? 100.1 : 100.1 + laterTick;
      bars.add(
          new Bar(XYZ, t * BAR, (t + 1) * BAR, (t + 1) * BAR, close, close, close, close, 1, 0, 1));
    }
    return bars;
  }

  private static Panel panel(List<Bar> bars, String text) {
    ComparisonSettings settings = SmallStudy.settings(text);
    BarSamples samples =
        new BarSamples(settings, VIEW, List.of(new BarLoader.Loaded(XYZ, bars, "cafe", 0, 0)));
    return samples.sample(HOUR, Progress.NONE).panels().getFirst();
  }

  @Test
  void labelsWithoutMovementAreRaisedToTheTickThatWasKnown() {
    String open = SmallStudy.with(SmallStudy.TEXT, ", from: 2024-01-12, to: 2024-01-25", "");
    Panel coarse = panel(bars(0.1), open);
    Panel fine = panel(bars(0.001), open);
    int still = 0;
    for (int row = 0; row < coarse.labels().size(); row++) {
      Label label = coarse.labels().label(row);
      if (!label.complete() || coarse.labels().asOfNanos(row) >= 576 * BAR - HOUR) {
        continue;
      }
      // A tick of the third day must not change what the second day's labels are.
      assertEquals(label.variance(), fine.labels().label(row).variance());
      if (coarse.labels().asOfNanos(row) > 144 * BAR) {
        // one tick of 0.1 at a price of 100.1
        assertEquals(Math.pow(0.1 / 100.1, 2), label.variance(), 1e-12);
        still++;
      }
    }
    assertTrue(still >= 30, "rows without movement: " + still);
    assertTrue(coarse.labels().floored() >= 30);
  }

  @Test
  void anEventIsAFeatureAfterTheHorizon() {
    String text =
        SmallStudy.with(
            SmallStudy.with(
                SmallStudy.TEXT,
                "current: rv_1h",
                "current: rv_1h, event: {feature: rv_1h, above: 1e-9}"),
            "method: residuals",
            "method: isotonic");
    Panel panel = panel(bars(0.1), text);
    int moving = 0;
    for (int row = 0; row < panel.labels().size(); row++) {
      Label label = panel.labels().label(row);
      long asOf = panel.labels().asOfNanos(row);
      if (label.complete()) {
        // Prices move by 0.1 % a bar (12e-6 an hour) until bar 144 and from bar 576 on.
        long end = asOf + HOUR;
        assertEquals(end <= 144 * BAR || end > 576 * BAR, label.spike(), "row " + row);
        assertEquals(asOf <= 144 * BAR || asOf > 576 * BAR, label.spiking(), "row " + row);
        moving += label.spike() ? 1 : 0;
      }
    }
    assertTrue(moving >= 12, "hours that moved: " + moving);
  }
}
