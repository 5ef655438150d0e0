package io.plimsoll.models.deeplearning4j;

import io.plimsoll.models.network.LstmWeights;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * An LSTM that Deeplearning4j itself steps through a sequence, beside its weights in our form: for
 * parity checks and benchmarks. Native memory, so close it; one thread at a time.
 */
public final class NativeLstm implements AutoCloseable {
  private final MultiLayerNetwork network;
  private final LstmWeights weights;
  private final INDArray row;

  private NativeLstm(MultiLayerNetwork network, int inputs, int units) {
    this.network = network;
    this.weights =
        new LstmWeights(
            inputs,
            units,
            Parameters.rows(network.getParam("0_W")),
            Parameters.rows(network.getParam("0_RW")),
            Parameters.rows(network.getParam("0_b")),
            Parameters.rows(network.getParam("1_W")),
            network.getParam("1_b").getFloat(0));
    this.row = Nd4j.create(1, inputs);
  }

  /** A network with fresh weights. */
  public static NativeLstm create(int inputs, int units, long seed) {
    Nd4jStart.ensure();
    MultiLayerConfiguration configuration =
        new NeuralNetConfiguration.Builder()
            .seed(seed)
            .weightInit(WeightInit.XAVIER)
            .list()
            .layer(
                new LSTM.Builder()
                    .nIn(inputs)
                    .nOut(units)
                    .activation(Activation.TANH)
                    .gateActivationFunction(Activation.SIGMOID)
                    .forgetGateBiasInit(1)
                    .build())
            .layer(
                new RnnOutputLayer.Builder(LossFunction.MSE)
                    .nIn(units)
                    .nOut(1)
                    .activation(Activation.IDENTITY)
                    .build())
            .build();
    MultiLayerNetwork network = new MultiLayerNetwork(configuration);
    network.init();
    return new NativeLstm(network, inputs, units);
  }

  /** The same weights for our own forward pass. */
  public LstmWeights weights() {
    return weights;
  }

  /** Takes the next inputs and returns the output after them. */
  public double step(double[] x) {
    for (int j = 0; j < x.length; j++) {
      row.putScalar(j, x[j]);
    }
    return network.rnnTimeStep(row).getDouble(0);
  }

  /** Forgets the sequence so far. */
  public void reset() {
    network.rnnClearPreviousState();
  }

  @Override
  public void close() {
    row.close();
    network.close();
  }
}
