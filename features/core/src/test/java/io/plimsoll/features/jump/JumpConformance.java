package io.plimsoll.features.jump;

import static io.plimsoll.features.Conformance.DAY;
import static io.plimsoll.features.Conformance.ofDay;
import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.MINUTE;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.Conformance;
import io.plimsoll.features.ConformanceRows;
import io.plimsoll.features.window.BarSpan;
import io.plimsoll.features.window.BarWindow;
import java.util.List;

/** The rows of the conformance pack that the kernels of jumps answer for. */
public final class JumpConformance {
  private static final int LOCAL = 60;

  private JumpConformance() {}

  /** Our numbers. */
  public static ConformanceRows rows() {
    ConformanceRows rows = new ConformanceRows();
    for (int day = 0; day < 3; day++) {
      for (int asset = 1; asset <= 3; asset++) {
        String id = "day" + day + ".r" + asset + ".";
        variances(rows, id, day, asset);
        tests(rows, id, day, asset);
        leeMykland(rows, id, day, asset);
      }
    }
    double[] times = Hawkes.exceedances(Conformance.allReturns(1), 2.2);
    return rows.row("Hawkes.n_events", times.length)
        .row("Hawkes.ll(.02,.3,.6)", Hawkes.logLikelihood(times, 1170, 0.02, 0.3, 0.6));
  }

  private static void variances(ConformanceRows rows, String id, int day, int asset) {
    String[] plain = {"small-sample", "none"};
    rows.row(id + "BPV_fs", ofDay(day, asset, "bipower-variation"));
    rows.row(id + "BPV_nofs", ofDay(day, asset, "bipower-variation", plain));
    // Their note speaks of 9 medRV / n; what gives their numbers is 3 sqrt(BPV) n^-0.49.
    rows.row(id + "rThresholdCov", ofDay(day, asset, "threshold-variance", plain));
  }

  private static void tests(ConformanceRows rows, String id, int day, int asset) {
    for (String form : new String[] {"linear", "ratio", "ratio-max"}) {
      rows.row(
          id + "BNS_" + form.replace('-', '_') + "_BV_TP.z",
          ofDay(day, asset, "bns-jump", "form", form, "small-sample", "none"));
    }
    rows.row(
        id + "BNS_linear_MinRV_MedRQ.z",
        ofDay(day, asset, "bns-jump", "form", "linear", "variance", "min", "quarticity", "med"));
    rows.row(id + "HT_ratio_z_fs", ofDay(day, asset, "bns-jump"));
    for (int power : new int[] {4, 6}) {
      double z = ofDay(day, asset, "jiang-oomen", "power", "" + power, "small-sample", "none");
      // Theirs divides Omega by n-p-1, the paper by n-p+1. They sum the differences of simple and
      // log returns as they come; 390 roundings of 1e-16 in a sum of 6e-5 are 2e-6 of a z. With
      // fifty digits it is ours: see JiangOomenTest.
      rows.rowWithin(
          id + "JO" + power + ".z", z * Math.sqrt((DAY - power - 1.0) / (DAY - power + 1.0)), 2e-6);
    }
  }

  /** Theirs looks at the 330 returns from the 61st on. */
  private static void leeMykland(ConformanceRows rows, String id, int day, int asset) {
    List<Bar> bars = Conformance.bars(BTC, day, asset, 1);
    LeeMyklandMax kernel =
        new LeeMyklandMax(MINUTE, DAY - LOCAL, LOCAL, LeeMyklandMax.Form.STATISTIC);
    BarWindow state = kernel.create();
    bars.forEach(bar -> kernel.update(state, bar));
    double largest = kernel.value(state, bars.getLast().eventNanos());
    rows.row(id + "LM_K60.maxabs", largest);
    rows.row(id + "LM_K60.argmax", placeOf(largest, bars));
    // Theirs has the constants of 390 tests, though it makes 330.
    rows.row(id + "LM_K60.gumbel_stat", LeeMyklandLimit.of(DAY).standardized(largest));
  }

  /** The place of the return, from 0, whose statistic is of this size. */
  private static int placeOf(double largest, List<Bar> bars) {
    LeeMykland kernel = new LeeMykland(BarSpan.full(MINUTE, LOCAL), LeeMykland.Form.STATISTIC, 5);
    BarWindow state = kernel.create();
    for (int i = 0; i < bars.size(); i++) {
      kernel.update(state, bars.get(i));
      if (Math.abs(kernel.value(state, bars.get(i).eventNanos())) == largest) {
        return i - 1;
      }
    }
    return -1;
  }
}
