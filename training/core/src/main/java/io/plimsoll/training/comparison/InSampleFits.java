package io.plimsoll.training.comparison;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.models.Estimator;
import io.plimsoll.models.RecordSettings;
import io.plimsoll.models.TrainingSet;
import io.plimsoll.models.linear.InSampleEstimator;
import io.plimsoll.training.comparison.ComparisonSummary.Missing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The fits of a horizon that a study shows as tables.
 *
 * @param scores by entry of the study, then by instrument
 * @param missing fits that data do not allow, and why
 */
record InSampleFits(List<InSampleScore> scores, List<Missing> missing) {

  /**
   * Fits.
   *
   * @throws PlimsollException with {@code NOT_FOUND} for an unknown family, with {@code
   *     INVALID_INPUT} for one without an in-sample form or a setting that cannot be; it names the
   *     study, the model and the family
   */
  static InSampleFits of(ComparisonSettings settings, Sample sample, Fitting fitting) {
    List<InSampleScore> scores = new ArrayList<>();
    List<Missing> missing = new ArrayList<>();
    long to = settings.clock().toNanos().orElse(Long.MAX_VALUE);
    for (InSampleSettings entry : settings.inSample()) {
      InSampleEstimator<?> estimator = estimator(settings, entry.model(), fitting);
      Map<String, String> values = RecordSettings.values(estimator.settings());
      int lag = entry.lag().orElse(overlap(settings, sample));
      for (int i = 0; i < sample.panels().size(); i++) {
        String instrument = sample.panels().get(i).features().instrument().value();
        TrainingSet set = new TrainingSet(List.of(fitting.labelled(i, to)));
        try {
          scores.add(
              InSampleScore.of(entry.model(), values, instrument, estimator.inSample(set, lag)));
        } catch (PlimsollException | IllegalArgumentException e) {
          missing.add(
              new Missing(entry.name(), "in sample, " + instrument + ": " + e.getMessage()));
        }
      }
    }
    return new InSampleFits(scores, missing);
  }

  /** How many rows after a row have a horizon that overlaps its own. */
  private static int overlap(ComparisonSettings settings, Sample sample) {
    long rows = Math.ceilDiv(sample.horizonNanos(), settings.clock().trainNanos());
    return Math.toIntExact(Math.max(1, rows) - 1);
  }

  private static InSampleEstimator<?> estimator(
      ComparisonSettings settings, ModelSettings.Fitted model, Fitting fitting) {
    String where = "study '" + settings.name() + "', in-sample: ";
    Estimator<?> estimator;
    try {
      estimator = fitting.single(model);
    } catch (PlimsollException e) {
      throw new PlimsollException(e.code(), where + e.getMessage(), e);
    }
    if (estimator instanceof InSampleEstimator<?> fits) {
      return fits;
    }
    throw new PlimsollException(
        ErrorCode.INVALID_INPUT,
        where
            + "model '"
            + model.name()
            + "': family '"
            + model.family()
            + "' has no in-sample form");
  }
}
