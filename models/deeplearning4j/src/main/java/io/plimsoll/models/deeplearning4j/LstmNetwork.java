package io.plimsoll.models.deeplearning4j;

import io.plimsoll.models.network.LstmWeights;
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

/** One LSTM layer with a linear head on the last step. */
final class LstmNetwork implements Trainable {
  private final int inputs;
  private final int units;
  private final MultiLayerNetwork network;

  LstmNetwork(int inputs, int units, TrainingSettings training, long seed) {
    Nd4jStart.ensure();
    this.inputs = inputs;
    this.units = units;
    MultiLayerConfiguration configuration =
        new NeuralNetConfiguration.Builder()
            .seed(seed)
            .updater(new Adam(training.learningRate()))
            .weightInit(WeightInit.XAVIER)
            .l2(training.l2())
            .list()
            .layer(
                new LastTimeStep(
                    new LSTM.Builder()
                        .nIn(inputs)
                        .nOut(units)
                        .activation(Activation.TANH)
                        .gateActivationFunction(Activation.SIGMOID)
                        .forgetGateBiasInit(1)
                        .build()))
            .layer(
                new OutputLayer.Builder(LossFunction.MSE)
                    .nIn(units)
                    .nOut(1)
                    .activation(Activation.IDENTITY)
                    .build())
            .build();
    this.network = new MultiLayerNetwork(configuration);
    network.init();
  }

  @Override
  public void fit(float[] x, float[] y) {
    try (INDArray features = array(x, y.length);
        INDArray labels = Nd4j.createFromArray(y).reshape('c', y.length, 1)) {
      network.fit(features, labels);
    }
  }

  /** What Deeplearning4j says for some sequences. */
  float[] output(float[] x, int sequences) {
    try (INDArray features = array(x, sequences);
        INDArray output = network.output(features)) {
      return output.data().asFloat();
    }
  }

  /**
   * As Deeplearning4j wants it: origin, input, step; in column order, because it takes step after
   * step out of it: twice as fast.
   */
  private INDArray array(float[] x, int sequences) {
    int width = x.length / sequences;
    float[] columns = new float[x.length];
    for (int i = 0; i < sequences; i++) {
      for (int k = 0; k < width; k++) {
        columns[k * sequences + i] = x[i * width + k];
      }
    }
    return Nd4j.create(columns, new int[] {sequences, inputs, width / inputs}, 'f');
  }

  @Override
  public LstmWeights export() {
    return new LstmWeights(
        inputs,
        units,
        Parameters.rows(network.getParam("0_W")),
        Parameters.rows(network.getParam("0_RW")),
        Parameters.rows(network.getParam("0_b")),
        Parameters.rows(network.getParam("1_W")),
        network.getParam("1_b").getFloat(0));
  }

  @Override
  public void close() {
    network.close();
    Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread();
  }
}
