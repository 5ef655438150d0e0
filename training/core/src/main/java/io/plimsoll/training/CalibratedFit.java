package io.plimsoll.training;

import io.plimsoll.models.Calibration;
import io.plimsoll.models.CombinationModel;
import io.plimsoll.models.Estimator;
import io.plimsoll.models.FitContext;
import io.plimsoll.models.Forecaster;
import io.plimsoll.models.Model;
import io.plimsoll.models.Predictor;
import io.plimsoll.models.Provenance;
import io.plimsoll.training.LabelTable.Label;
import java.util.List;

/**
 * A family fitted twice on one window: on its first part, whose predictions on the rest calibrate,
 * and on the whole of it, which is used. Calibrating on what a model was fitted on would promise
 * more than it keeps.
 *
 * @param first fitted on the first part of the window
 * @param whole fitted on all of it
 */
record CalibratedFit(Model first, Model whole) {

  /** Fits a family. */
  static CalibratedFit fit(
      Estimator<?> estimator, Window window, Provenance.Origin origin, long seed) {
    FitContext context = context(window, origin, seed);
    return new CalibratedFit(
        estimator.fit(window.set(window.first()), context),
        estimator.fit(window.set(window.all()), context));
  }

  /** Combines fits on the same window, with equal weights. */
  static CalibratedFit combine(
      List<CalibratedFit> members, Window window, Provenance.Origin origin, long seed) {
    FitContext context = context(window, origin, seed);
    return new CalibratedFit(
        CombinationModel.equal(members.stream().map(CalibratedFit::first).toList(), context),
        CombinationModel.equal(members.stream().map(CalibratedFit::whole).toList(), context));
  }

  private static FitContext context(Window window, Provenance.Origin origin, long seed) {
    return new FitContext(
        new Provenance.Origin(
            origin.dataSha256(),
            origin.viewName(),
            origin.viewVersion(),
            origin.label(),
            window.fromNanos(),
            window.toNanos(),
            origin.commit(),
            origin.jdk()),
        seed);
  }

  /** The whole model with the calibration that the first one earned. */
  Forecaster calibrate(Window window, ExperimentSettings settings) {
    int n = window.calibration().stream().mapToInt(rows -> rows.length).sum();
    double[] predicted = new double[n];
    double[] realized = new double[n];
    double[] threshold = new double[n];
    double[] down = new double[n];
    double[] up = new double[n];
    int at = 0;
    for (int i = 0; i < window.panels().size(); i++) {
      Panel panel = window.panels().get(i);
      Predictor predictor = first.bind(panel.features().columns());
      for (int row : window.calibration().get(i)) {
        Label label = panel.labels().label(row);
        predicted[at] = predictor.predict(panel.features(), row);
        realized[at] = label.variance();
        threshold[at] = label.threshold();
        down[at] = label.down();
        up[at] = label.up();
        at++;
      }
    }
    return new Forecaster(
        whole,
        Calibration.fit(predicted, realized, threshold, down, up, settings.levelArray()),
        settings.labels().longRunColumn(),
        settings.labels().spikeMultiple(),
        settings.labels().horizonNanos());
  }
}
