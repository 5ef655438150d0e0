package io.plimsoll.models.deeplearning4j;

import io.plimsoll.datasets.Checks;
import io.plimsoll.models.Bounds;
import io.plimsoll.models.FitContext;
import io.plimsoll.models.Model;
import io.plimsoll.models.ResidualEstimator;
import io.plimsoll.models.TrainingSet;
import io.plimsoll.models.linear.LogHar;
import io.plimsoll.models.network.NetworkModel;
import io.plimsoll.models.network.TcnWeights;
import java.util.List;

/**
 * Small causal convolutional networks, trained by Deeplearning4j from several seeds, that correct a
 * log-HAR forecast.
 *
 * <p>The target is the log residual {@code ln y − ln base}, centred and standardised, with squared
 * loss; the level is the base's. The instruments of the set are pooled: a network does not know
 * whose sequence it sees. Adam over the older origins; the newest {@code validationFraction}, apart
 * by a purge, choose each network's epoch and how far to trust their mean: it is multiplied with
 * the slope of the residual on it, within [0, 1], so that networks that learnt nothing leave the
 * base as it is. Origins with a missing input anywhere in their window are left out.
 *
 * <p>The fitted model holds the weights and needs no Deeplearning4j. Deterministic with one OpenMP
 * thread ({@code OMP_NUM_THREADS=1}, which is also the fastest).
 *
 * <p><b>Reference</b>: {@link TcnWeights} says what the network is; Reisenhofer, Bayer and Hautsch
 * (2022), HARNet, corrects a HAR with dilated convolutions too.
 */
public final class TcnEstimator implements ResidualEstimator<TcnEstimator.Settings> {
  /** The family's name. */
  public static final String FAMILY = "dl4j-tcn";

  private final Settings settings;

  /**
   * What can be set.
   *
   * @param base the log-HAR that is corrected
   * @param inputs features of a step
   * @param blocks residual blocks, with dilations 1, 2, 4, …; a sequence has two to this power
   *     steps; 1 to {@link TcnWeights#MOST_BLOCKS}
   * @param stepRows how many rows apart the steps are, at least 1
   * @param channels of a block, 1 to 1024
   * @param training how the networks are trained
   * @param boundsFactor how far a forecast may leave the range of the training targets
   */
  public record Settings(
      LogHar.Settings base,
      List<String> inputs,
      int blocks,
      int stepRows,
      int channels,
      TrainingSettings training,
      double boundsFactor) {
    public Settings {
      inputs = List.copyOf(inputs);
      if (inputs.isEmpty()) {
        throw new IllegalArgumentException("inputs must name at least one feature");
      }
      Checks.inRange(blocks, 1, TcnWeights.MOST_BLOCKS, "blocks");
      var unused = new NetworkModel.Window(1 << blocks, stepRows);
      Checks.inRange(channels, 1, 1024, "channels");
      Checks.inRange(boundsFactor, 1, 1e6, "boundsFactor");
    }

    /** The defaults: 32 steps, 16 channels. */
    public static Settings of(List<String> har, List<String> inputs, int stepRows) {
      return new Settings(
          LogHar.Settings.of(har),
          inputs,
          5,
          stepRows,
          16,
          TrainingSettings.defaults(),
          Bounds.DEFAULT_FACTOR);
    }

    /** The same with another shape, trained in another way. */
    public Settings with(int otherBlocks, int otherChannels, TrainingSettings other) {
      return new Settings(base, inputs, otherBlocks, stepRows, otherChannels, other, boundsFactor);
    }

    NetworkModel.Window window() {
      return new NetworkModel.Window(1 << blocks, stepRows);
    }
  }

  /** An estimator. */
  public TcnEstimator(Settings settings) {
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
  public TcnEstimator with(Settings other) {
    return new TcnEstimator(other);
  }

  @Override
  public NetworkModel fit(TrainingSet set, FitContext context) {
    return fit(set, new LogHar(settings.base()).fit(set, context), context);
  }

  @Override
  public NetworkModel fit(TrainingSet set, Model base, FitContext context) {
    return new ResidualFit(
            base,
            settings.inputs(),
            settings.window(),
            settings.training(),
            settings.boundsFactor(),
            (inputs, seed) ->
                new TcnNetwork(
                    inputs, settings.channels(), settings.blocks(), settings.training(), seed))
        .fit(set, context, context.provenance(FAMILY, settings, ResidualFit.BACKEND));
  }
}
