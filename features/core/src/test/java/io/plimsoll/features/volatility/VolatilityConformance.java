package io.plimsoll.features.volatility;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.feature;

import io.plimsoll.features.Conformance;
import io.plimsoll.features.ConformanceRows;
import java.util.List;

/** The rows of the conformance pack that the kernels of volatility answer for. */
public final class VolatilityConformance {
  private VolatilityConformance() {}

  /** Our numbers. */
  public static ConformanceRows rows() {
    ConformanceRows rows = new ConformanceRows();
    for (int day = 0; day < 3; day++) {
      for (int asset = 1; asset <= 3; asset++) {
        String id = "day" + day + ".r" + asset + ".";
        double variance = ofDay(day, asset, "realized-variance");
        double down = ofDay(day, asset, "downside-share");
        rows.row(id + "RV", variance);
        rows.row(id + "RS_neg", down * variance);
        rows.row(id + "RS_pos", (1 - down) * variance);
      }
    }
    return rows.row("day0.r1.Parkinson_sum", ofBars("parkinson"))
        .row("day0.r1.GarmanKlass_sum", ofBars("garman-klass"));
  }

  /** A kernel over a day of one-minute returns. */
  private static double ofDay(int day, int asset, String kernel) {
    return Conformance.value(
        feature("x", kernel, "window", "390m"), List.of(BTC), Conformance.bars(BTC, day, asset, 1));
  }

  /** A kernel over 78 bars of five returns each; here a bar is called a minute. */
  private static double ofBars(String kernel) {
    return Conformance.value(
        feature("x", kernel, "window", "78m"), List.of(BTC), Conformance.bars(BTC, 0, 1, 5));
  }
}
