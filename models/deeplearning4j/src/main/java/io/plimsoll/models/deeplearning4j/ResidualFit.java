package io.plimsoll.models.deeplearning4j;

import io.plimsoll.models.Bounds;
import io.plimsoll.models.FitContext;
import io.plimsoll.models.Model;
import io.plimsoll.models.Provenance;
import io.plimsoll.models.Standardizer;
import io.plimsoll.models.TrainingSet;
import io.plimsoll.models.network.NetworkModel;
import java.util.List;

/**
 * What all networks share: a base, whose log residual is learned by an ensemble.
 *
 * @param base what is corrected, fitted on the same set
 * @param inputs features of a step
 * @param window which rows a sequence takes
 * @param training how it is trained
 * @param boundsFactor how far a forecast may leave the range of the training targets
 * @param factory makes the networks
 */
record ResidualFit(
    Model base,
    List<String> inputs,
    NetworkModel.Window window,
    TrainingSettings training,
    double boundsFactor,
    Trainable.Factory factory) {
  static final String BACKEND = "Deeplearning4j 1.0.0-M2.1";
  static final int LEAST_SEQUENCES = 100;

  /** Fits; the provenance is what the model will carry. */
  NetworkModel fit(TrainingSet set, FitContext context, Provenance provenance) {
    Standardizer standardizer = Standardizer.fit(set, inputs);
    Sequences sequences =
        Sequences.of(set, standardizer, window, base)
            .thinned(training.mostSequences())
            .requireSize(LEAST_SEQUENCES, provenance.family());
    Sequences.Split split = sequences.split(training.validationFraction(), provenance.family());
    EnsembleTrainer.Trained trained =
        new EnsembleTrainer(split, training, factory).train(context.seed());
    return new NetworkModel(
        provenance,
        standardizer,
        window,
        trained.networks(),
        new NetworkModel.Output(0, trained.trust() * sequences.targetSd()),
        base,
        Bounds.of(set, boundsFactor));
  }
}
