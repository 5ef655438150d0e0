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
import java.util.List;

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
    SMEARING;

    /** The step from one to the other, zero or more, by residuals about their own mean. */
    double step(double[] residuals) {
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
          this == LOG_NORMAL
              ? (squares / n - mean * mean) / 2
              : StrictMath.log(exponentials / n) - mean;
      // Neither is negative but by rounding.
      return Math.max(0, step);
    }
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
        InstrumentDeviations.fit(
            settings, set, matrix, new InstrumentDeviations.Rows(x, y, logLevels), common));
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
    return new RelativeLogModel.Fit(b, 0, settings.retransformation().step(e));
  }
}
