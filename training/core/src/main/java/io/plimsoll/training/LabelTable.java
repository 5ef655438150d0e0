package io.plimsoll.training;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.features.FeatureRows;
import java.util.Arrays;

/**
 * What followed each row of a feature table, row by row; a row whose horizon is not fully covered
 * has no label.
 *
 * <p>A label may be used for training only once it has matured: {@link Label#maturesAtNanos}.
 */
public final class LabelTable {
  private final InstrumentId instrument;
  private final long horizonNanos;
  private final long[] asOfNanos;
  private final Label[] labels;
  private final int floored;

  LabelTable(
      InstrumentId instrument, long horizonNanos, long[] asOfNanos, Label[] labels, int floored) {
    this.instrument = instrument;
    this.horizonNanos = horizonNanos;
    this.asOfNanos = asOfNanos;
    this.labels = labels;
    this.floored = floored;
  }

  /**
   * Labels of variances alone, where prices within the horizon are not known.
   *
   * @param maturesAtNanos when each variance could be known
   * @param variance over each row's horizon; a row where it is not positive has no label
   * @param threshold above which it is a spike; a row where it is not positive has no label
   * @param current the variance of the last horizon, seen from the row
   */
  public static LabelTable ofVariances(
      FeatureRows rows,
      long horizonNanos,
      long[] maturesAtNanos,
      double[] variance,
      double[] threshold,
      double[] current) {
    long[] asOf = new long[rows.size()];
    Label[] labels = new Label[rows.size()];
    for (int row = 0; row < labels.length; row++) {
      asOf[row] = rows.asOfNanos(row);
      boolean known = variance[row] > 0 && threshold[row] > 0 && !Double.isNaN(current[row]);
      labels[row] =
          known
              ? new Label(
                  true,
                  maturesAtNanos[row],
                  variance[row],
                  Double.NaN,
                  Double.NaN,
                  Double.NaN,
                  threshold[row],
                  variance[row] > threshold[row],
                  current[row] > threshold[row])
              : Label.MISSING;
    }
    return new LabelTable(rows.instrument(), horizonNanos, asOf, labels, 0);
  }

  /**
   * What followed one origin.
   *
   * @param complete whether the whole horizon was covered; everything else is NaN or false where it
   *     was not
   * @param maturesAtNanos when the last price of the horizon could be known; {@link Long#MAX_VALUE}
   *     where incomplete
   * @param variance realized over the horizon, in squared log returns, floored; positive
   * @param logReturn over the horizon
   * @param down the worst fall below the price at the origin, as a log return of zero or more
   * @param up the worst rise above it, as a log return of zero or more
   * @param threshold the variance above which the horizon is a spike
   * @param spike whether the variance exceeded the threshold
   * @param spiking whether the last horizon, seen from the origin, was above the threshold already
   */
  public record Label(
      boolean complete,
      long maturesAtNanos,
      double variance,
      double logReturn,
      double down,
      double up,
      double threshold,
      boolean spike,
      boolean spiking) {
    static final Label MISSING =
        new Label(
            false,
            Long.MAX_VALUE,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            false,
            false);

    /** Whether a spike began: the only kind that takes skill to see. */
    public boolean onset() {
      return spike && !spiking;
    }
  }

  /** The instrument. */
  public InstrumentId instrument() {
    return instrument;
  }

  /** How far ahead the labels look. */
  public long horizonNanos() {
    return horizonNanos;
  }

  /** How many rows, labelled or not. */
  public int size() {
    return labels.length;
  }

  /** The time of a row. */
  public long asOfNanos(int row) {
    return asOfNanos[row];
  }

  /** What followed a row. */
  public Label label(int row) {
    return labels[row];
  }

  /** How many rows have a label. */
  public int complete() {
    return (int) Arrays.stream(labels).filter(Label::complete).count();
  }

  /** How many labels had a realized variance below the floor. */
  public int floored() {
    return floored;
  }
}
