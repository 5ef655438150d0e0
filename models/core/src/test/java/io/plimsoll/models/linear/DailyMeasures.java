package io.plimsoll.models.linear;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.features.Conformance;
import io.plimsoll.features.FeatureTable;
import io.plimsoll.models.TrainingSet;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** The 1,500 days of the conformance pack as rows of HAR columns; row 0 is day 21. */
final class DailyMeasures {
  static final List<String> HAR = List.of("rv_1", "rv_5", "rv_22");
  static final List<String> JUMPS = List.of("jump_1", "jump_5", "jump_22");
  static final List<String> COLUMNS =
      List.of("rv_1", "rv_5", "rv_22", "jump_1", "jump_5", "jump_22", "rq_1", "rsn_1", "rsp_1");
  private static final int FIRST = 21;

  private DailyMeasures() {}

  /** Rows, each followed by the mean of the next {@code horizon} days. */
  static TrainingSet set(int horizon) {
    return set(horizon, value -> value);
  }

  /** The same with a function applied to every column and to the target. */
  static TrainingSet set(int horizon, DoubleUnaryOperator transform) {
    double[] rv = Conformance.column("daily_measures", "rv");
    double[] bpv = Conformance.column("daily_measures", "bpv");
    double[] rq = Conformance.column("daily_measures", "rq");
    double[] falls = Conformance.column("daily_measures", "rs_neg");
    double[] rises = Conformance.column("daily_measures", "rs_pos");
    double[] jump = new double[rv.length];
    Arrays.setAll(jump, day -> Math.max(rv[day] - bpv[day], 0));
    int n = rv.length - FIRST - horizon;
    FeatureTable.Builder rows = new FeatureTable.Builder(new InstrumentId("DAILY"), "1", COLUMNS);
    int[] origins = new int[n];
    double[] target = new double[n];
    for (int i = 0; i < n; i++) {
      int day = i + FIRST;
      double[] row = {
        rv[day],
        mean(rv, day, 5),
        mean(rv, day, 22),
        jump[day],
        mean(jump, day, 5),
        mean(jump, day, 22),
        rq[day],
        falls[day],
        rises[day]
      };
      rows.add(day, Arrays.stream(row).map(transform).toArray());
      origins[i] = i;
      target[i] = transform.applyAsDouble(mean(rv, day + horizon, horizon));
    }
    return new TrainingSet(List.of(new TrainingSet.Block(rows.build(), origins, target)));
  }

  private static double mean(double[] values, int last, int n) {
    double sum = 0;
    for (int i = last - n + 1; i <= last; i++) {
      sum += values[i];
    }
    return sum / n;
  }
}
