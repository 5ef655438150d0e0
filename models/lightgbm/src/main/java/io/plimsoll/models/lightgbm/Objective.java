package io.plimsoll.models.lightgbm;

import io.plimsoll.datasets.Checks;
import io.plimsoll.models.numeric.LogisticRegression;
import java.util.Arrays;

/**
 * What trees are grown to minimise, in the score {@code s} that starts from the offset.
 *
 * @param loss the kind
 * @param level the quantile's level; NaN for the other kinds
 */
public record Objective(Loss loss, double level) {
  /** {@code (y − s)²}: the mean. */
  public static final Objective SQUARED = new Objective(Loss.SQUARED, Double.NaN);

  /**
   * {@code y·exp(−s) + s}: the QLIKE loss of the forecast {@code exp(s)} of a positive {@code y},
   * up to what does not depend on {@code s}. LightGBM calls it gamma.
   *
   * <p><b>Reference</b>: Patton (2011), Volatility forecast comparison using imperfect volatility
   * proxies, Journal of Econometrics 160.
   */
  public static final Objective QLIKE = new Objective(Loss.QLIKE, Double.NaN);

  /** {@code ln(1 + exp(s)) − y·s} for {@code y} 0 or 1: {@code s} is the log odds. */
  public static final Objective BINARY = new Objective(Loss.BINARY, Double.NaN);

  /** The kinds of loss. */
  public enum Loss {
    /** Squared error. */
    SQUARED("regression"),
    /** QLIKE. */
    QLIKE("gamma"),
    /** Pinball loss of one level. */
    QUANTILE("quantile"),
    /** Log loss of an event. */
    BINARY("binary");

    private final String name;

    Loss(String name) {
      this.name = name;
    }
  }

  public Objective {
    if (loss == Loss.QUANTILE) {
      Checks.inOpenRange(level, 0, 1, "level");
    } else if (!Double.isNaN(level)) {
      throw new IllegalArgumentException(loss + " has no level, was " + level);
    }
  }

  /** The pinball loss of a level in (0, 1): {@code s} is the quantile. */
  public static Objective quantile(double level) {
    return new Objective(Loss.QUANTILE, level);
  }

  /** What LightGBM is told. */
  String parameters() {
    return switch (loss) {
      case SQUARED, BINARY -> "objective=" + loss.name;
      // A leaf of tiny targets has next to no curvature, and a Newton step there no bound.
      case QLIKE -> "objective=" + loss.name + " max_delta_step=2";
      case QUANTILE -> "objective=" + loss.name + " alpha=" + level;
    };
  }

  /** Throws IllegalArgumentException where a target cannot be one of this objective. */
  void requireTargets(double[] y) {
    for (int i = 0; i < y.length; i++) {
      boolean possible =
          switch (loss) {
            case SQUARED, QUANTILE -> Double.isFinite(y[i]);
            case QLIKE -> y[i] > 0 && y[i] < Double.POSITIVE_INFINITY;
            case BINARY -> y[i] == 0 || y[i] == 1;
          };
      if (!possible) {
        throw new IllegalArgumentException(
            "y[" + i + "] cannot be a target of " + loss + ", was " + y[i]);
      }
    }
  }

  /**
   * The constant that the trees start from: the best one where rows have no offset, otherwise zero,
   * because the level is then the offset's. A quantile starts from the best constant over the
   * offset: its gradient only says on which side of the score a row lies, and where all rows lie on
   * one side there is nothing to split.
   */
  double start(TrainingRows rows) {
    double[] offset = rows.offset();
    if (offset.length == 0) {
      return constant(rows.y());
    }
    if (loss != Loss.QUANTILE) {
      return 0;
    }
    double[] above = new double[offset.length];
    for (int i = 0; i < above.length; i++) {
      above[i] = rows.y()[i] - offset[i];
    }
    return constant(above);
  }

  /** The best constant score. */
  private double constant(double[] y) {
    double sum = 0;
    for (double value : y) {
      sum += value;
    }
    double mean = sum / y.length;
    return switch (loss) {
      case SQUARED -> mean;
      case QLIKE -> StrictMath.log(mean);
      case QUANTILE -> {
        double[] sorted = y.clone();
        Arrays.sort(sorted);
        yield sorted[Math.max(0, (int) Math.ceil(level * sorted.length) - 1)];
      }
      // Half an event more on both sides, so that one class alone has finite odds.
      case BINARY -> LogisticRegression.logit((sum + 0.5) / (y.length + 1));
    };
  }
}
