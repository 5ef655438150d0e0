package io.plimsoll.models.deeplearning4j;

import io.plimsoll.models.network.LstmWeights;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Trains one LSTM layer with a linear head and takes its weights out. */
final class LstmTrainer {
  private LstmTrainer() {}

  /**
   * What training found.
   *
   * @param trust the slope of the held-out residual on the network's output, within [0, 1]
   */
  record Trained(LstmWeights weights, double trust) {}

  static Trained train(Sequences all, LstmEstimator.Settings settings, long seed) {
    Nd4jStart.ensure();
    int held = (int) Math.ceil(all.size() * settings.validationFraction());
    // A window of origins between the two parts is left out: their labels overlap with both.
    int fit = Math.max(1, all.size() - held - settings.lookback());
    Sequences older = all.slice(0, fit);
    Sequences newest = all.slice(all.size() - held, all.size());
    MultiLayerNetwork network = network(all.x()[0][0].length, settings, seed);
    try {
      return new Epochs(network, older, newest, settings, new SplittableRandom(seed)).run();
    } finally {
      network.close();
      Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread();
    }
  }

  /** A network with fresh weights. */
  static MultiLayerNetwork network(int inputs, LstmEstimator.Settings settings, long seed) {
    MultiLayerConfiguration configuration =
        new NeuralNetConfiguration.Builder()
            .seed(seed)
            .updater(new Adam(settings.learningRate()))
            .weightInit(WeightInit.XAVIER)
            .l2(settings.l2())
            .list()
            .layer(
                new LastTimeStep(
                    new LSTM.Builder()
                        .nIn(inputs)
                        .nOut(settings.units())
                        .activation(Activation.TANH)
                        .gateActivationFunction(Activation.SIGMOID)
                        .forgetGateBiasInit(1)
                        .build()))
            .layer(
                new OutputLayer.Builder(LossFunction.MSE)
                    .nIn(settings.units())
                    .nOut(1)
                    .activation(Activation.IDENTITY)
                    .build())
            .build();
    MultiLayerNetwork network = new MultiLayerNetwork(configuration);
    network.init();
    return network;
  }

  /** Sequences as Deeplearning4j wants them: origin, input, step. */
  static INDArray array(float[][][] x) {
    int steps = x[0].length;
    int inputs = x[0][0].length;
    float[] flat = new float[x.length * inputs * steps];
    for (int i = 0; i < x.length; i++) {
      for (int t = 0; t < steps; t++) {
        for (int j = 0; j < inputs; j++) {
          flat[(i * inputs + j) * steps + t] = x[i][t][j];
        }
      }
    }
    return Nd4j.createFromArray(flat).reshape('c', x.length, inputs, steps);
  }

  /** The weights of a network in our layout. */
  static LstmWeights export(MultiLayerNetwork network, int inputs, int units) {
    return new LstmWeights(
        inputs,
        units,
        rows(network.getParam("0_W")),
        rows(network.getParam("0_RW")),
        rows(network.getParam("0_b")),
        rows(network.getParam("1_W")),
        network.getParam("1_b").getFloat(0));
  }

  /**
   * Row by row; a copy, because parameters are views in column order and the bias has one dimension
   * only.
   */
  private static float[] rows(INDArray parameter) {
    try (INDArray copy = parameter.dup('c')) {
      return copy.data().asFloat();
    }
  }

  /** One training, epoch by epoch. */
  private static final class Epochs {
    private final MultiLayerNetwork network;
    private final Sequences older;
    private final Sequences newest;
    private final LstmEstimator.Settings settings;
    private final SplittableRandom random;
    private LstmWeights best;
    private double bestLoss = Double.POSITIVE_INFINITY;
    private double bestTrust;

    private Epochs(
        MultiLayerNetwork network,
        Sequences older,
        Sequences newest,
        LstmEstimator.Settings settings,
        SplittableRandom random) {
      this.network = network;
      this.older = older;
      this.newest = newest;
      this.settings = settings;
      this.random = random;
      this.best = weights();
    }

    private LstmWeights weights() {
      return export(network, older.x()[0][0].length, settings.units());
    }

    private Trained run() {
      int since = 0;
      for (int epoch = 0; epoch < settings.mostEpochs() && since < settings.patience(); epoch++) {
        epoch();
        since = judge() ? 0 : since + 1;
      }
      return new Trained(best, bestTrust);
    }

    private void epoch() {
      int[] order = shuffled(older.size());
      for (int from = 0; from < order.length; from += settings.batch()) {
        int size = Math.min(settings.batch(), order.length - from);
        float[][][] x = new float[size][][];
        float[] y = new float[size];
        for (int i = 0; i < size; i++) {
          x[i] = older.x()[order[from + i]];
          y[i] = older.y()[order[from + i]];
        }
        try (INDArray features = array(x);
            INDArray labels = Nd4j.createFromArray(y).reshape('c', size, 1)) {
          network.fit(features, labels);
        }
      }
    }

    private int[] shuffled(int size) {
      int[] order = new int[size];
      for (int i = 0; i < size; i++) {
        int j = random.nextInt(i + 1);
        order[i] = order[j];
        order[j] = i;
      }
      return order;
    }

    /** Whether the network is better than before on the held-out origins. */
    private boolean judge() {
      LstmWeights weights = weights();
      LstmWeights.Run run = weights.run();
      double products = 0;
      double squares = 0;
      double loss = 0;
      for (int i = 0; i < newest.size(); i++) {
        run.reset();
        for (float[] step : newest.x()[i]) {
          run.step(widen(step));
        }
        double output = run.output();
        double target = newest.y()[i];
        products += output * target;
        squares += output * output;
        loss += (target - output) * (target - output);
      }
      if (!(loss < bestLoss)) {
        return false;
      }
      best = weights;
      bestLoss = loss;
      bestTrust = squares > 0 ? Math.clamp(products / squares, 0, 1) : 0;
      return true;
    }

    private static double[] widen(float[] values) {
      double[] wide = new double[values.length];
      for (int i = 0; i < wide.length; i++) {
        wide[i] = values[i];
      }
      return wide;
    }
  }
}
