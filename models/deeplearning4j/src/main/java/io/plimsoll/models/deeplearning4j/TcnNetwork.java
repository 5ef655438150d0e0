package io.plimsoll.models.deeplearning4j;

import io.plimsoll.models.network.TcnWeights;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.ReshapeVertex;
import org.deeplearning4j.nn.conf.graph.SubsetVertex;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * The network of {@link TcnWeights} as a tree of dense layers: a convolution with two taps and
 * dilation {@code 2^l}, of which every {@code 2^(l+1)}-th output is wanted, is a dense layer over
 * neighbours of the block before, and a sequence in which neighbours are joined is the same array
 * in another shape.
 *
 * <p>Deeplearning4j's own dilated causal convolution gave the right causality when tried
 * (1.0.0-M2.1, two taps, dilations 1, 2 and 4), but it computes every output of every block, and
 * causality would rest on code that once had it wrong.
 */
final class TcnNetwork implements Trainable {
  private final int inputs;
  private final int channels;
  private final int blocks;
  private final ComputationGraph graph;

  TcnNetwork(int inputs, int channels, int blocks, TrainingSettings training, long seed) {
    Nd4jStart.ensure();
    this.inputs = inputs;
    this.channels = channels;
    this.blocks = blocks;
    ComputationGraphConfiguration.GraphBuilder builder =
        new NeuralNetConfiguration.Builder()
            .seed(seed)
            .updater(new Adam(training.learningRate()))
            .weightInit(WeightInit.XAVIER)
            .l2(training.l2())
            .graphBuilder()
            .addInputs("x");
    String last = "x";
    for (int block = 0; block < blocks; block++) {
      last = addBlock(builder, block, last);
    }
    OutputLayer head =
        new OutputLayer.Builder(LossFunction.MSE)
            .nIn(channels)
            .nOut(1)
            .activation(Activation.IDENTITY)
            .build();
    this.graph =
        new ComputationGraph(builder.addLayer("head", head, last).setOutputs("head").build());
    graph.init();
  }

  private String addBlock(
      ComputationGraphConfiguration.GraphBuilder builder, int block, String before) {
    int width = block == 0 ? inputs : channels;
    String pairs = "pairs" + block;
    String later = "later" + block;
    String sum = "sum" + block;
    builder.addVertex(pairs, new ReshapeVertex('c', new int[] {-1, 2 * width}, null), before);
    builder.addLayer(taps(block), dense(2 * width, Activation.TANH), pairs);
    builder.addVertex(later, new SubsetVertex(width, 2 * width - 1), pairs);
    String skip = later;
    if (block == 0) {
      skip = "skip";
      builder.addLayer(skip, dense(width, Activation.IDENTITY), later);
    }
    builder.addVertex(sum, new ElementWiseVertex(ElementWiseVertex.Op.Add), taps(block), skip);
    return sum;
  }

  private DenseLayer dense(int width, Activation activation) {
    return new DenseLayer.Builder().nIn(width).nOut(channels).activation(activation).build();
  }

  private static String taps(int block) {
    return "taps" + block;
  }

  @Override
  public void fit(float[] x, float[] y) {
    try (INDArray features = array(x, y.length);
        INDArray labels = Nd4j.createFromArray(y).reshape('c', y.length, 1)) {
      graph.fit(new INDArray[] {features}, new INDArray[] {labels});
    }
  }

  /** What Deeplearning4j says for some sequences. */
  float[] output(float[] x, int sequences) {
    try (INDArray features = array(x, sequences);
        INDArray output = graph.outputSingle(features)) {
      return output.data().asFloat();
    }
  }

  /** One row an origin, so that the size of a batch is what the optimiser takes it for. */
  private static INDArray array(float[] x, int sequences) {
    return Nd4j.createFromArray(x).reshape('c', sequences, x.length / sequences);
  }

  @Override
  public TcnWeights export() {
    List<TcnWeights.Block> convolutions = new ArrayList<>();
    for (int block = 0; block < blocks; block++) {
      convolutions.add(new TcnWeights.Block(rows(taps(block) + "_W"), rows(taps(block) + "_b")));
    }
    return new TcnWeights(
        inputs,
        channels,
        convolutions,
        rows("skip_W"),
        rows("skip_b"),
        rows("head_W"),
        graph.getParam("head_b").getFloat(0));
  }

  private float[] rows(String parameter) {
    return Parameters.rows(graph.getParam(parameter));
  }

  @Override
  public void close() {
    graph.close();
    Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread();
  }
}
