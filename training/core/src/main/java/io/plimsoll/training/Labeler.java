package io.plimsoll.training;

import io.plimsoll.datasets.Checks;
import io.plimsoll.features.FeatureRows;
import io.plimsoll.training.LabelTable.Label;
import java.util.Arrays;
import java.util.List;

/**
 * Makes the labels of a feature table from bars.
 *
 * <p>The origin's price is the close of the bar that ends at the origin. A label needs that bar and
 * every bar of the horizon {@code (t, t + h]}; with one missing there is no label. Realized
 * variance is {@code Σ r²} of the bars' log returns (Andersen, Bollerslev, Diebold and Labys 2003).
 * The worst excursions are {@code −min ln(low/price)} and {@code max ln(high/price)}, zero or more.
 * A spike is a variance above {@code spikeMultiple} times the long-run variance that the row itself
 * holds.
 *
 * <p>Where nothing moved, the variance is floored at {@code (tickSize/price)²}, one tick over the
 * horizon: a realized variance of zero says that prices are discrete, not that there is no risk,
 * and its logarithm would rule every fit. The share of floored labels is in the table.
 */
public final class Labeler {
  private final Settings settings;

  /**
   * How labels are made.
   *
   * @param horizonNanos how far ahead; a whole number of bars
   * @param barNanos the span of the bars
   * @param longRunColumn the feature that holds the long-run variance, scaled to the horizon
   * @param currentColumn the feature that holds the variance of the last horizon
   * @param spikeMultiple a spike is more than this times the long-run variance; above 1
   * @param tickSize the price step, in quote units, for the floor
   */
  public record Settings(
      long horizonNanos,
      long barNanos,
      String longRunColumn,
      String currentColumn,
      double spikeMultiple,
      double tickSize) {
    public Settings {
      Checks.positive(horizonNanos, "horizonNanos");
      Checks.positive(barNanos, "barNanos");
      if (horizonNanos % barNanos != 0) {
        throw new IllegalArgumentException(
            "horizonNanos must be a multiple of barNanos " + barNanos + ", was " + horizonNanos);
      }
      Checks.notBlank(longRunColumn, "longRunColumn");
      Checks.notBlank(currentColumn, "currentColumn");
      Checks.inRange(spikeMultiple, Math.nextUp(1), 1e6, "spikeMultiple");
      Checks.positive(tickSize, "tickSize");
    }
  }

  /** A labeler. */
  public Labeler(Settings settings) {
    this.settings = settings;
  }

  /**
   * One label a row; throws where rows and bars are of different instruments or a column is
   * missing.
   */
  public LabelTable label(FeatureRows rows, BarSeries bars) {
    if (!rows.instrument().equals(bars.instrument())) {
      throw new IllegalArgumentException(
          "expected bars of " + rows.instrument() + ", were of " + bars.instrument());
    }
    int[] columns =
        FeatureRows.positions(
            rows.columns(), List.of(settings.longRunColumn, settings.currentColumn));
    long[] asOf = new long[rows.size()];
    Label[] labels = new Label[rows.size()];
    Arrays.fill(labels, Label.MISSING);
    double[] squared = squaredReturns(bars);
    int floored = 0;
    for (int row = 0; row < labels.length; row++) {
      asOf[row] = rows.asOfNanos(row);
      double threshold = settings.spikeMultiple * rows.value(row, columns[0]);
      double current = rows.value(row, columns[1]);
      int from = bars.endingAt(asOf[row]);
      if (from < 0 || !(threshold > 0) || Double.isNaN(current) || !covered(bars, from)) {
        continue;
      }
      double floor = Math.pow(settings.tickSize / bars.close(from), 2);
      double variance = variance(squared, from);
      floored += variance < floor ? 1 : 0;
      labels[row] = label(bars, from, Math.max(floor, variance), threshold, current > threshold);
    }
    return new LabelTable(rows.instrument(), settings.horizonNanos, asOf, labels, floored);
  }

  private int steps() {
    return Math.toIntExact(settings.horizonNanos / settings.barNanos);
  }

  private boolean covered(BarSeries bars, int from) {
    int to = from + steps();
    return to < bars.size() && bars.endNanos(to) - bars.endNanos(from) == settings.horizonNanos;
  }

  private double variance(double[] squared, int from) {
    double sum = 0;
    for (int bar = from + 1; bar <= from + steps(); bar++) {
      sum += squared[bar];
    }
    return sum;
  }

  /** The squared log return of each bar over the one before it; zero of the first. */
  private static double[] squaredReturns(BarSeries bars) {
    double[] squared = new double[bars.size()];
    for (int bar = 1; bar < squared.length; bar++) {
      double r = StrictMath.log(bars.close(bar) / bars.close(bar - 1));
      squared[bar] = r * r;
    }
    return squared;
  }

  private Label label(
      BarSeries bars, int from, double variance, double threshold, boolean spiking) {
    int to = from + steps();
    long matures = bars.endNanos(to);
    double lowest = bars.close(from);
    double highest = bars.close(from);
    for (int bar = from + 1; bar <= to; bar++) {
      matures = Math.max(matures, bars.availableNanos(bar));
      lowest = Math.min(lowest, bars.low(bar));
      highest = Math.max(highest, bars.high(bar));
    }
    double price = bars.close(from);
    return new Label(
        true,
        matures,
        variance,
        StrictMath.log(bars.close(to) / price),
        StrictMath.log(price / lowest),
        StrictMath.log(highest / price),
        threshold,
        variance > threshold,
        spiking);
  }
}
