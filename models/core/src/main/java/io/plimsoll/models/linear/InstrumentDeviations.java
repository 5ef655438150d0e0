package io.plimsoll.models.linear;

import io.plimsoll.models.TrainingMatrix;
import io.plimsoll.models.TrainingSet;
import io.plimsoll.models.numeric.RidgeSystem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What sets each instrument apart from what all share: the deviations of {@link RelativeHarX},
 * found on what the common coefficients leave over.
 */
final class InstrumentDeviations {
  /** The mean of what an instrument's rows leave over is hardly shrunk. */
  private static final double OWN_MEAN_RIDGE = 0.01;

  private final RelativeHarX.Settings settings;
  private final Rows rows;

  private InstrumentDeviations(RelativeHarX.Settings settings, Rows rows) {
    this.settings = settings;
    this.rows = rows;
  }

  /**
   * The rows of a fit.
   *
   * @param x features, scaled
   * @param y log targets less log levels
   * @param logLevels log levels
   */
  record Rows(double[][] x, double[] y, double[] logLevels) {}

  /** Rows of one instrument, which follow each other. */
  private record Stretch(int from, int to) {
    int size() {
      return to - from;
    }

    double mean(double[] values) {
      double sum = 0;
      for (int i = from; i < to; i++) {
        sum += values[i];
      }
      return sum / size();
    }
  }

  /** The coefficients of each instrument that has enough rows, deviations included. */
  static Map<String, RelativeLogModel.Fit> fit(
      RelativeHarX.Settings settings,
      TrainingSet set,
      TrainingMatrix matrix,
      Rows rows,
      RelativeLogModel.Fit common) {
    InstrumentDeviations deviations = new InstrumentDeviations(settings, rows);
    List<Stretch> stretches = deviations.stretches(matrix.block());
    double spread = deviations.spread(stretches);
    Map<String, RelativeLogModel.Fit> fits = new TreeMap<>();
    for (Stretch stretch : stretches) {
      String name = set.blocks().get(matrix.block()[stretch.from()]).rows().instrument().value();
      fits.put(name, deviations.of(stretch, common.coefficients(), spread));
    }
    return fits;
  }

  private List<Stretch> stretches(int[] block) {
    List<Stretch> stretches = new ArrayList<>();
    int from = 0;
    for (int to = 1; to <= block.length; to++) {
      if (to == block.length || block[to] != block[from]) {
        if (to - from >= settings.leastOwnRows()) {
          stretches.add(new Stretch(from, to));
        }
        from = to;
      }
    }
    return stretches;
  }

  /**
   * How far log levels usually are from their instrument's mean: one scale for all, since a level
   * that hardly moved in its training rows would make much of little.
   */
  private double spread(List<Stretch> stretches) {
    double[] logLevels = rows.logLevels();
    double squares = 0;
    int n = 0;
    for (Stretch stretch : stretches) {
      double mean = stretch.mean(logLevels);
      for (int i = stretch.from(); i < stretch.to(); i++) {
        squares += (logLevels[i] - mean) * (logLevels[i] - mean);
      }
      n += stretch.size();
    }
    return Math.sqrt(squares / n);
  }

  private RelativeLogModel.Fit of(Stretch stretch, double[] common, double spread) {
    int width = common.length - 1;
    double mean = stretch.mean(rows.logLevels());
    // A spread of rounding errors is none.
    boolean reverting = settings.reversion() == RelativeHarX.Reversion.OWN && spread > 1e-9;
    double[] left = new double[stretch.size()];
    double[][] seen = new double[stretch.size()][];
    RidgeSystem system = new RidgeSystem(width + (reverting ? 1 : 0));
    for (int i = 0; i < left.length; i++) {
      double[] x = rows.x()[stretch.from() + i];
      seen[i] = reverting ? Arrays.copyOf(x, width + 1) : x;
      if (reverting) {
        seen[i][width] = (rows.logLevels()[stretch.from() + i] - mean) / spread;
      }
      left[i] = rows.y()[stretch.from() + i] - RelativeLogModel.index(common, x);
      system.add(seen[i], left[i]);
    }
    double[] g = system.solve(OWN_MEAN_RIDGE, settings.ownRidge());
    for (int i = 0; i < left.length; i++) {
      left[i] -= RelativeLogModel.index(g, seen[i]);
    }
    double slope = reverting ? g[width + 1] / spread : 0;
    double[] b = new double[common.length];
    for (int j = 0; j < b.length; j++) {
      b[j] = common[j] + g[j];
    }
    b[0] -= slope * mean;
    return new RelativeLogModel.Fit(b, slope, settings.retransformation().step(left));
  }
}
