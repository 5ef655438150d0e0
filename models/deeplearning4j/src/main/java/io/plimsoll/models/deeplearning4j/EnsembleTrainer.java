package io.plimsoll.models.deeplearning4j;

import io.plimsoll.models.network.SequenceNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Trains networks from several seeds, one after another, each until the held-out loss no longer
 * falls, and finds how far their mean can be trusted.
 */
final class EnsembleTrainer {
  private final Sequences older;
  private final Sequences newest;
  private final TrainingSettings training;
  private final Trainable.Factory factory;

  EnsembleTrainer(Sequences.Split split, TrainingSettings training, Trainable.Factory factory) {
    this.older = split.older();
    this.newest = split.newest();
    this.training = training;
    this.factory = factory;
  }

  /**
   * What training found.
   *
   * @param trust the slope of the held-out residual on the mean output, within [0, 1]
   */
  record Trained(List<SequenceNetwork> networks, double trust) {}

  /** A network with its held-out outputs and their mean squared error. */
  private record Candidate(SequenceNetwork network, double[] outputs, double loss) {}

  Trained train(long seed) {
    SplittableRandom seeds = new SplittableRandom(seed);
    List<SequenceNetwork> networks = new ArrayList<>();
    double[] mean = new double[newest.size()];
    for (int member = 0; member < training.seeds(); member++) {
      Candidate best = trainOne(seeds.nextLong(), new SplittableRandom(seeds.nextLong()));
      networks.add(best.network());
      for (int i = 0; i < mean.length; i++) {
        mean[i] += best.outputs()[i] / training.seeds();
      }
    }
    return new Trained(networks, slope(mean));
  }

  /** Least squares through the origin; a network that learnt nothing gets no say. */
  private double slope(double[] outputs) {
    double products = 0;
    double squares = 0;
    for (int i = 0; i < outputs.length; i++) {
      products += outputs[i] * newest.y(i);
      squares += outputs[i] * outputs[i];
    }
    return squares > 0 ? Math.clamp(products / squares, 0, 1) : 0;
  }

  private Candidate trainOne(long seed, SplittableRandom order) {
    try (Trainable network = factory.create(older.inputs(), seed)) {
      epoch(network, order);
      Candidate best = judge(network.export());
      int since = 0;
      for (int epoch = 1; epoch < training.mostEpochs() && since < training.patience(); epoch++) {
        epoch(network, order);
        Candidate candidate = judge(network.export());
        since++;
        if (candidate.loss() < best.loss()) {
          best = candidate;
          since = 0;
        }
      }
      return best;
    }
  }

  private void epoch(Trainable network, SplittableRandom random) {
    int[] order = shuffled(older.size(), random);
    int width = older.width();
    for (int from = 0; from < order.length; from += training.batch()) {
      int size = Math.min(training.batch(), order.length - from);
      float[] x = new float[size * width];
      float[] y = new float[size];
      for (int i = 0; i < size; i++) {
        older.copy(order[from + i], x, i * width);
        y[i] = older.y(order[from + i]);
      }
      network.fit(x, y);
    }
  }

  private static int[] shuffled(int size, SplittableRandom random) {
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  /** How a network does on the held-out origins. */
  private Candidate judge(SequenceNetwork network) {
    double[] outputs = newest.outputs(network);
    double loss = 0;
    for (int i = 0; i < outputs.length; i++) {
      double error = newest.y(i) - outputs[i];
      loss += error * error / outputs.length;
    }
    return new Candidate(network, outputs, loss);
  }
}
