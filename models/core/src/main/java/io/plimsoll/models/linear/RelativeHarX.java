package io.plimsoll.models.linear;

import io.plimsoll.datasets.Checks;
import io.plimsoll.models.Bounds;
import io.plimsoll.models.Estimator;
import io.plimsoll.models.FitContext;
import io.plimsoll.models.Standardizer;
import io.plimsoll.models.TrainingMatrix;
import io.plimsoll.models.TrainingSet;
import io.plimsoll.models.numeric.RidgeSystem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A linear model of how far the log variance will be from its own long-run level, learned on many
 * instruments together, with what sets each of them apart.
 *
 * <p>{@code ln(y / level) = a + Σ b_j·x_j + (a_i + Σ g_ij·x_j) + e}. Targets and features are free
 * of scale, so instruments share the coefficients b, found by ridge on standardised features; on
 * what these leave over each instrument i has deviations g_i, shrunk much harder, and among them a
 * term {@code c_i·(ln level − m_i)}, m_i the mean of its own log level: a calm week is followed by
 * more than its level says and a wild one by less, which a model that is free of scale cannot know
 * ({@code reversion: none} leaves it out). The forecast is {@code level · exp(… + r_i)}, r_i the
 * step from the mean of a logarithm to the logarithm of a mean: half the instrument's residual
 * variance, as of a log-normal, or with {@code retransformation: smearing} what its residuals
 * themselves give. An instrument with few rows, or one that training never saw, has no deviations
 * and the common step.
 *
 * <p>Features are clipped to what training saw and the ratio to the level is bounded likewise, so
 * the exponent cannot run away.
 *
 * <p><b>Reference</b>: pooling after scaling: Bollerslev, Hood, Huss, Pedersen (2018), Risk
 * everywhere, Review of Financial Studies 31, section 4; coefficients shrunk towards a common
 * value: Maddala, Trost, Li, Joutz (1997), Journal of Business and Economic Statistics 15;
 * smearing: Duan (1983), Journal of the American Statistical Association 78.
 */
public final class RelativeHarX implements Estimator<RelativeHarX.Settings> {
  /** The family's name. */
  public static final String FAMILY = "relative-har-x";

  private static final int ROWS_PER_COEFFICIENT = 3;
  private static final double CLIP_TAIL = 0.005;

  /** The mean of what an instrument's rows leave over is hardly shrunk. */
  private static final double OWN_MEAN_RIDGE = 0.01;

  private final Settings settings;

  /** What an instrument's own level says beyond being the unit of its forecast. */
  public enum Reversion {
    /** How far it is from its mean over the instrument's training rows is a deviation's term. */
    OWN,
    /** Nothing. */
    NONE
  }

  /** How the mean of a variance is found from the mean of its logarithm. */
  public enum Retransformation {
    /** As of a log-normal: half the residual variance. Right where a variance sums many returns. */
    LOG_NORMAL,
    /**
     * The logarithm of the mean of {@code exp(e)}, e the residuals in sample. Right whatever their
     * shape, such as that of one squared return, but a few wild hours move it.
     */
    SMEARING
  }

  /**
   * What can be set.
   *
   * @param level the long-run variance, scaled to the horizon
   * @param inputs features free of scale: logarithms of ratios, bounded terms, calendar terms
   * @param ridge penalty of a common coefficient on the standardised scale, per observation
   * @param ownRidge penalty of an instrument's deviation, per observation of it
   * @param leastOwnRows an instrument with fewer rows has no deviations
   * @param boundsFactor how far the ratio to the level may leave the range of training
   * @param reversion what an instrument's own level says beyond being the unit
   * @param retransformation how the mean of a variance is found from that of its logarithm
   */
  public record Settings(
      String level,
      List<String> inputs,
      double ridge,
      double ownRidge,
      int leastOwnRows,
      double boundsFactor,
      Reversion reversion,
      Retransformation retransformation) {
    public Settings {
      Checks.notBlank(level, "level");
      inputs = List.copyOf(inputs);
      if (inputs.isEmpty()) {
        throw new IllegalArgumentException("inputs must name at least one feature");
      }
      Checks.positive(ridge, "ridge");
      Checks.positive(ownRidge, "ownRidge");
      Checks.positive(leastOwnRows, "leastOwnRows");
      Checks.inRange(boundsFactor, 1, 1e6, "boundsFactor");
    }

    /** The defaults over given inputs; the level is not among them. */
    public static Settings of(String level, List<String> inputs) {
      return new Settings(
          level,
          inputs.stream().filter(name -> !name.equals(level)).toList(),
          0.01,
          0.3,
          300,
          Bounds.DEFAULT_FACTOR,
          Reversion.OWN,
          Retransformation.LOG_NORMAL);
    }
  }

  /** An estimator. */
  public RelativeHarX(Settings settings) {
    this.settings = settings;
  }

  @Override
  public String family() {
    return FAMILY;
  }

  @Override
  public Settings settings() {
    return settings;
  }

  @Override
  public RelativeHarX with(Settings other) {
    return new RelativeHarX(other);
  }

  @Override
  public RelativeLogModel fit(TrainingSet set, FitContext context) {
    List<String> columns = new ArrayList<>(settings.inputs());
    columns.add(settings.level());
    int width = settings.inputs().size();
    TrainingMatrix matrix =
        TrainingMatrix.of(set, columns, null)
            .requireRows(Math.max(30, ROWS_PER_COEFFICIENT * (width + 1)), FAMILY);
    Bounds levels = Bounds.of(set, settings.boundsFactor());
    Standardizer scales =
        Standardizer.fit(
            set,
            settings.inputs(),
            Standardizer.Logs.WHERE_SKEWED,
            Standardizer.Indicators.KEPT,
            CLIP_TAIL);
    double[][] x = new double[matrix.size()][width];
    double[] y = new double[matrix.size()];
    double[] logLevels = new double[matrix.size()];
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < y.length; i++) {
      for (int j = 0; j < width; j++) {
        x[i][j] = scales.apply(j, matrix.x()[i][j]);
      }
      logLevels[i] = StrictMath.log(levels.apply(matrix.x()[i][width]));
      y[i] = matrix.y()[i] - logLevels[i];
      least = Math.min(least, y[i]);
      most = Math.max(most, y[i]);
    }
    RelativeLogModel.Fit common = common(x, y);
    double slack = StrictMath.log(settings.boundsFactor());
    return new RelativeLogModel(
        context.provenance(FAMILY, settings, "plimsoll"),
        settings.level(),
        levels,
        scales,
        new RelativeLogModel.Range(least - slack, most + slack),
        common,
        own(set, matrix, new Rows(x, y, logLevels), common));
  }

  private RelativeLogModel.Fit common(double[][] x, double[] y) {
    int width = x[0].length;
    RidgeSystem system = new RidgeSystem(width);
    for (int i = 0; i < y.length; i++) {
      system.add(x[i], y[i]);
    }
    double[] b = system.solve(0, settings.ridge());
    double[] e = new double[y.length];
    for (int i = 0; i < e.length; i++) {
      e[i] = y[i] - RelativeLogModel.index(b, x[i]);
    }
    return new RelativeLogModel.Fit(b, 0, retransformation(e));
  }

  /**
   * The rows of a fit.
   *
   * @param x features, scaled
   * @param y log targets less log levels
   * @param logLevels log levels
   */
  private record Rows(double[][] x, double[] y, double[] logLevels) {}

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
  private Map<String, RelativeLogModel.Fit> own(
      TrainingSet set, TrainingMatrix matrix, Rows rows, RelativeLogModel.Fit common) {
    List<Stretch> stretches = stretches(matrix.block());
    double spread = spread(rows.logLevels(), stretches);
    Map<String, RelativeLogModel.Fit> fits = new TreeMap<>();
    for (Stretch stretch : stretches) {
      String name = set.blocks().get(matrix.block()[stretch.from()]).rows().instrument().value();
      fits.put(name, deviating(rows, stretch, common.coefficients(), spread));
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
  private double spread(double[] logLevels, List<Stretch> stretches) {
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

  private RelativeLogModel.Fit deviating(
      Rows rows, Stretch stretch, double[] common, double spread) {
    int width = common.length - 1;
    double mean = stretch.mean(rows.logLevels());
    // A spread of rounding errors is none.
    boolean reverting = settings.reversion() == Reversion.OWN && spread > 1e-9;
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
    return new RelativeLogModel.Fit(b, slope, retransformation(left));
  }

  /** Of residuals about their own mean. */
  private double retransformation(double[] residuals) {
    double n = residuals.length;
    double sum = 0;
    double squares = 0;
    double exponentials = 0;
    for (double e : residuals) {
      sum += e;
      squares += e * e;
      exponentials += StrictMath.exp(e);
    }
    double mean = sum / n;
    double step =
        settings.retransformation() == Retransformation.LOG_NORMAL
            ? (squares / n - mean * mean) / 2
            : StrictMath.log(exponentials / n) - mean;
    // Neither is negative but by rounding.
    return Math.max(0, step);
  }
}
