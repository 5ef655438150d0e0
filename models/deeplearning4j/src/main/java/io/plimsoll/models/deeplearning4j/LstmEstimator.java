package io.plimsoll.models.deeplearning4j;

import io.plimsoll.datasets.Checks;
import io.plimsoll.models.Bounds;
import io.plimsoll.models.Estimator;
import io.plimsoll.models.FitContext;
import io.plimsoll.models.Model;
import io.plimsoll.models.Standardizer;
import io.plimsoll.models.TrainingSet;
import io.plimsoll.models.linear.LogHar;
import io.plimsoll.models.network.LstmModel;
import java.util.List;

/**
 * A small LSTM, trained by Deeplearning4j, that corrects a log-HAR forecast.
 *
 * <p>The target is the log residual {@code ln y − ln base}, centred and standardised, with squared
 * loss; the level is the base's. Adam over the older origins of the training set; the newest {@code
 * validationFraction} choose the epoch and how far to trust the network: its output is multiplied
 * with the slope of the residual on it, within [0, 1], so a network that learnt nothing leaves the
 * base as it is. Rows with a missing input anywhere in their window are left out.
 *
 * <p>The fitted model holds the weights and needs no Deeplearning4j. Deterministic with one OpenMP
 * thread ({@code OMP_NUM_THREADS=1}, which is also the fastest).
 *
 * <p><b>Reference</b>: Hochreiter and Schmidhuber (1997), Long short-term memory, Neural
 * Computation 9.
 */
public final class LstmEstimator implements Estimator<LstmEstimator.Settings> {
  /** The family's name. */
  public static final String FAMILY = "dl4j-lstm";

  private static final String BACKEND = "Deeplearning4j 1.0.0-M2.1";
  private static final int LEAST_SEQUENCES = 100;

  private final Settings settings;

  /**
   * What can be set.
   *
   * @param base the log-HAR that is corrected
   * @param inputs features of a step
   * @param lookback rows a sequence has, at least 1
   * @param units of the layer, at least 1
   * @param mostEpochs at least 1
   * @param patience epochs without a better validation loss after which training ends, at least 1
   * @param batch origins a step of Adam sees, at least 1
   * @param learningRate in (0, 1]
   * @param l2 ridge on the weights, zero or more
   * @param validationFraction share of the origins, the newest, that are held out, in (0, 0.5]
   * @param boundsFactor how far a forecast may leave the range of the training targets
   */
  public record Settings(
      LogHar.Settings base,
      List<String> inputs,
      int lookback,
      int units,
      int mostEpochs,
      int patience,
      int batch,
      double learningRate,
      double l2,
      double validationFraction,
      double boundsFactor) {
    public Settings {
      inputs = List.copyOf(inputs);
      if (inputs.isEmpty()) {
        throw new IllegalArgumentException("inputs must name at least one feature");
      }
      Checks.positive(lookback, "lookback");
      Checks.inRange(units, 1, 1024, "units");
      Checks.positive(mostEpochs, "mostEpochs");
      Checks.positive(patience, "patience");
      Checks.positive(batch, "batch");
      Checks.inRange(learningRate, 1e-9, 1, "learningRate");
      Checks.notNegative(l2, "l2");
      Checks.inRange(validationFraction, 0.01, 0.5, "validationFraction");
      Checks.inRange(boundsFactor, 1, 1e6, "boundsFactor");
    }

    /**
     * The defaults: an hour of five-minute rows, few units, for a few thousand rows whose labels
     * overlap.
     */
    public static Settings of(List<String> har, List<String> inputs) {
      return new Settings(
          LogHar.Settings.of(har),
          inputs,
          12,
          12,
          12,
          3,
          256,
          0.01,
          1e-3,
          0.2,
          Bounds.DEFAULT_FACTOR);
    }
  }

  /** An estimator. */
  public LstmEstimator(Settings settings) {
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
  public LstmEstimator with(Settings other) {
    return new LstmEstimator(other);
  }

  @Override
  public LstmModel fit(TrainingSet set, FitContext context) {
    Model base = new LogHar(settings.base()).fit(set, context);
    Standardizer standardizer = Standardizer.fit(set, settings.inputs());
    Sequences sequences =
        Sequences.of(set, standardizer, settings.lookback(), base)
            .requireSize(LEAST_SEQUENCES, FAMILY);
    LstmTrainer.Trained trained = LstmTrainer.train(sequences, settings, context.seed());
    return new LstmModel(
        context.provenance(FAMILY, settings, BACKEND),
        standardizer,
        settings.lookback(),
        trained.weights(),
        new LstmModel.Output(0, trained.trust() * sequences.targetSd()),
        base,
        Bounds.of(set, settings.boundsFactor()));
  }
}
