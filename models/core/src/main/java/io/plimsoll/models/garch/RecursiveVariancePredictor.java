package io.plimsoll.models.garch;

import io.plimsoll.datasets.Explanation;
import io.plimsoll.datasets.Explanation.Operation;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.features.FeatureRows;
import io.plimsoll.models.Predictor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs the recursion of a {@link RecursiveVarianceModel} over a window of rows. */
final class RecursiveVariancePredictor implements Predictor {
  /**
   * A return counts as at most so many training deviations, a measure as its square: beyond it is a
   * wrong number, and its square could overflow.
   */
  private static final double MOST_DEVIATIONS = 1e6;

  private final RecursiveVarianceModel model;
  private final RecursiveVarianceModel.Window window;
  private final int[] positions;
  private final Map<InstrumentId, Bound> known;
  private final Bound unknown;
  private final double[] state;

  /** What is needed of an instrument to predict. */
  private record Bound(InstrumentVariance variance, VarianceProcess process, boolean scaled) {}

  RecursiveVariancePredictor(RecursiveVarianceModel model, List<String> columns) {
    this.model = model;
    this.window = model.window();
    this.positions = FeatureRows.positions(columns, model.inputs());
    this.known = new HashMap<>();
    model.instruments().forEach((id, variance) -> known.put(id, bound(variance, true)));
    this.unknown = bound(model.others(), false);
    this.state = new double[unknown.process().stateSize()];
  }

  private Bound bound(InstrumentVariance variance, boolean scaled) {
    return new Bound(
        variance, model.kind().process(variance.parameters(), window.returnsPerHorizon()), scaled);
  }

  private Bound of(FeatureRows rows) {
    Bound own = known.get(rows.instrument());
    return own == null ? unknown : own;
  }

  @Override
  public double predict(FeatureRows rows, int row) {
    if (!isComplete(rows, row)) {
      return Double.NaN;
    }
    Bound bound = of(rows);
    double square = returnSquare(bound, rows, row);
    double sum = sum(bound, square, rows, row);
    return model.bounds().apply(bound.variance().level() * square * sum);
  }

  private boolean isComplete(FeatureRows rows, int row) {
    if (row + 1 < window.lookbackRows()) {
      return false;
    }
    for (int position : positions) {
      if (Double.isNaN(rows.value(row, position))) {
        return false;
      }
    }
    return true;
  }

  private double returnSquare(Bound bound, FeatureRows rows, int row) {
    return bound.scaled()
        ? bound.variance().returnSquare()
        : windowMean(rows, row, positions[0], true);
  }

  private double measureMean(Bound bound, FeatureRows rows, int row) {
    return bound.scaled() || positions.length == 1
        ? bound.variance().measureMean()
        : windowMean(rows, row, positions[1], false);
  }

  /** The mean over the window of a column or its square; gaps left out, never zero. */
  private double windowMean(FeatureRows rows, int row, int position, boolean squared) {
    double sum = 0;
    int count = 0;
    for (int i = window.firstRow(row); i <= row; i += window.returnRows()) {
      double value = rows.value(i, position);
      double term = squared ? value * value : value;
      if (term >= 0) {
        sum += term;
        count++;
      }
    }
    return Math.max(Double.MIN_NORMAL, Math.min(Double.MAX_VALUE, sum / Math.max(1, count)));
  }

  /** The expected variance of the horizon, in units of the squared return scale. */
  private double sum(Bound bound, double square, FeatureRows rows, int row) {
    double deviation = Math.sqrt(square);
    double mean = measureMean(bound, rows, row);
    VarianceProcess process = bound.process();
    process.start(state, 1, 1);
    for (int i = window.firstRow(row); i <= row; i += window.returnRows()) {
      double shock = limited(rows.value(i, positions[0]) / deviation, MOST_DEVIATIONS);
      double measure =
          positions.length == 1
              ? Double.NaN
              : limited(rows.value(i, positions[1]) / mean, MOST_DEVIATIONS * MOST_DEVIATIONS);
      process.update(state, shock, measure);
    }
    return process.sum(state);
  }

  private static double limited(double value, double most) {
    return Math.max(-most, Math.min(most, value));
  }

  @Override
  public Explanation explain(FeatureRows rows, int row) {
    if (!isComplete(rows, row)) {
      return Explanation.input(model.family() + " forecast, an input is missing", Double.NaN);
    }
    Bound bound = of(rows);
    double square = returnSquare(bound, rows, row);
    double sum = sum(bound, square, rows, row);
    List<Explanation> evidence = new ArrayList<>();
    evidence.add(Explanation.input("variance of the horizon over the scale", sum));
    evidence.add(
        Explanation.input("variance of the next return over the scale", nextVariance(bound)));
    for (int j = 0; j < positions.length; j++) {
      evidence.add(Explanation.input(model.inputs().get(j), rows.value(row, positions[j])));
    }
    double[] parameters = bound.variance().parameters();
    for (int i = 0; i < parameters.length; i++) {
      evidence.add(Explanation.input(model.kind().parameters().get(i), parameters[i]));
    }
    return model
        .bounds()
        .explain(
            Explanation.of(
                model.family() + " forecast",
                Operation.PRODUCT,
                Explanation.input("level of realized variance", bound.variance().level()),
                Explanation.input("scale, a mean squared return", square),
                Explanation.of("recursion over the window", Operation.FIRST, evidence)));
  }

  /** Of the state that {@link #sum} left behind. */
  private double nextVariance(Bound bound) {
    return bound.process().variance(state);
  }
}
