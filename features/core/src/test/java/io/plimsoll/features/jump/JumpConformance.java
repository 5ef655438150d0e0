package io.plimsoll.features.jump;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.feature;

import io.plimsoll.features.Conformance;
import io.plimsoll.features.ConformanceRows;
import java.util.List;

/** The rows of the conformance pack that the kernels of jumps answer for. */
public final class JumpConformance {
  private JumpConformance() {}

  /** Our numbers. */
  public static ConformanceRows rows() {
    ConformanceRows rows = new ConformanceRows();
    for (int day = 0; day < 3; day++) {
      for (int asset = 1; asset <= 3; asset++) {
        String id = "day" + day + ".r" + asset + ".";
        double bipower = ofDay(day, asset, "bipower-variation");
        rows.row(id + "BPV_fs", bipower);
        // Theirs is without the factor n/(n-1).
        rows.row(id + "BPV_nofs", bipower * 389 / 390);
      }
    }
    return rows;
  }

  /** A kernel over a day of one-minute returns. */
  private static double ofDay(int day, int asset, String kernel) {
    return Conformance.value(
        feature("x", kernel, "window", "390m"), List.of(BTC), Conformance.bars(BTC, day, asset, 1));
  }
}
