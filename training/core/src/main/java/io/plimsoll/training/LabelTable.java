package io.plimsoll.training;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.features.FeatureRows;
import java.util.Arrays;
import java.util.List;

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
   * The same labels with another event in place of the spike of variance: that a feature is above a
   * limit one horizon later. It was going on where the feature is above it at the origin.
   *
   * <p>The feature should look back over one horizon and no further, or the event may lie before
   * the origin. A row has a label only where it had one, the feature has a value in it, and there
   * is a row one horizon later in which it has one too; it matures with the later of the two.
   *
   * @param rows the table that was labelled
   * @param column of the feature
   */
  public LabelTable withEvent(FeatureRows rows, String column, double above) {
    int at = FeatureRows.positions(rows.columns(), List.of(column))[0];
    Label[] changed = new Label[labels.length];
    int later = 0;
    for (int row = 0; row < labels.length; row++) {
      long end = asOfNanos[row] + horizonNanos;
      while (later < labels.length && asOfNanos[later] < end) {
        later++;
      }
      boolean known =
          later < labels.length
              && asOfNanos[later] == end
              && !Double.isNaN(rows.value(row, at))
              && !Double.isNaN(rows.value(later, at));
      changed[row] =
          known && labels[row].complete()
              ? labels[row].withEvent(
                  rows.value(later, at) > above, rows.value(row, at) > above, end)
              : Label.MISSING;
    }
    return new LabelTable(instrument, horizonNanos, asOfNanos, changed, floored);
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
   * @param spike whether the variance exceeded the threshold, or another event came
   * @param spiking whether the last horizon, seen from the origin, was one already
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

    private Label withEvent(boolean event, boolean already, long knownNanos) {
      return new Label(
          complete,
          Math.max(maturesAtNanos, knownNanos),
          variance,
          logReturn,
          down,
          up,
          threshold,
          event,
          already);
    }

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
