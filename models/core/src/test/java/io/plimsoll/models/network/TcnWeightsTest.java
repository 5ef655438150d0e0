package io.plimsoll.models.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.models.Estimator;
import io.plimsoll.models.EstimatorContract;
import io.plimsoll.models.EstimatorProvider;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TcnWeightsTest extends EstimatorContract {
  private static final int INPUTS = 3;
  private static final int CHANNELS = 4;
  private static final int BLOCKS = 3;

  @Override
  protected Estimator<?> estimator(EstimatorProvider.Inputs inputs) {
    return new RandomNetworks(
        new RandomNetworks.Settings(RandomNetworks.Shape.TCN, inputs.har(), inputs.all()));
  }

  private static double[][] series(int steps) {
    SplittableRandom random = new SplittableRandom(5);
    double[][] x = new double[steps][INPUTS];
    for (double[] step : x) {
      for (int j = 0; j < INPUTS; j++) {
        step[j] = 2 * random.nextGaussian();
      }
    }
    return x;
  }

  private static double output(SequenceNetwork.Run run, double[][] x, int last) {
    run.reset();
    for (int t = last - (1 << BLOCKS) + 1; t <= last; t++) {
      run.step(x[t]);
    }
    return run.output();
  }

  @Test
  void oneBlockIsAsComputedByHand() {
    TcnWeights.Block block = new TcnWeights.Block(new float[] {0.5f, -1f}, new float[] {0.25f});
    TcnWeights weights =
        new TcnWeights(
            1, 1, List.of(block), new float[] {2}, new float[] {-0.5f}, new float[] {3}, 1f);
    SequenceNetwork.Run run = weights.run();
    run.step(new double[] {0.8});
    run.step(new double[] {-0.4});
    double convolution = Math.tanh(0.25 + 0.5 * 0.8 - 1 * -0.4);
    double skip = -0.5 + 2 * -0.4;
    // tanh is within 2e-9, the head multiplies it by 3
    assertEquals(1 + 3 * (convolution + skip), run.output(), 6e-9);
  }

  /** The definition: every output of every block over the whole series, zeros before its start. */
  private static double[] naive(
      List<TcnWeights.Block> blocks,
      float[] skip,
      float[] skipBias,
      float[] head,
      float headBias,
      double[][] x) {
    double[][] before = x;
    for (int l = 0; l < blocks.size(); l++) {
      int width = before[0].length;
      double[][] after = new double[x.length][CHANNELS];
      for (int t = 0; t < x.length; t++) {
        int earlier = t - (1 << l);
        for (int k = 0; k < CHANNELS; k++) {
          double sum = blocks.get(l).bias()[k];
          double straight = l == 0 ? skipBias[k] : before[t][k];
          for (int j = 0; j < width; j++) {
            double past = earlier < 0 ? 0 : before[earlier][j];
            sum += past * blocks.get(l).kernel()[j * CHANNELS + k];
            sum += before[t][j] * blocks.get(l).kernel()[(width + j) * CHANNELS + k];
            straight += l == 0 ? before[t][j] * skip[j * CHANNELS + k] : 0;
          }
          after[t][k] = Math.tanh(sum) + straight;
        }
      }
      before = after;
    }
    double[] outputs = new double[x.length];
    for (int t = 0; t < x.length; t++) {
      outputs[t] = headBias;
      for (int k = 0; k < CHANNELS; k++) {
        outputs[t] += head[k] * before[t][k];
      }
    }
    return outputs;
  }

  @Test
  void theTreeGivesWhatDilatedCausalConvolutionsGive() {
    SplittableRandom random = new SplittableRandom(11);
    List<TcnWeights.Block> blocks =
        List.of(
            new TcnWeights.Block(
                RandomNetworks.random(random, 2 * INPUTS * CHANNELS),
                RandomNetworks.random(random, CHANNELS)),
            new TcnWeights.Block(
                RandomNetworks.random(random, 2 * CHANNELS * CHANNELS),
                RandomNetworks.random(random, CHANNELS)),
            new TcnWeights.Block(
                RandomNetworks.random(random, 2 * CHANNELS * CHANNELS),
                RandomNetworks.random(random, CHANNELS)));
    float[] skip = RandomNetworks.random(random, INPUTS * CHANNELS);
    float[] skipBias = RandomNetworks.random(random, CHANNELS);
    float[] head = RandomNetworks.random(random, CHANNELS);
    SequenceNetwork.Run run =
        new TcnWeights(INPUTS, CHANNELS, blocks, skip, skipBias, head, 0.5f).run();
    double[][] x = series(60);
    double[] expected = naive(blocks, skip, skipBias, head, 0.5f, x);
    for (int t = 7; t < x.length; t++) {
      // some ten squashings lie between an input and the output, each within 2e-9
      assertEquals(expected[t], output(run, x, t), 5e-8, "at " + t);
    }
  }

  @Test
  void anOutputDoesNotMoveWhenLaterInputsChangeAndDoesWhenAnyOfItsOwnDoes() {
    SequenceNetwork.Run run = RandomNetworks.tcn(INPUTS, CHANNELS, BLOCKS, 3).run();
    int at = 20;
    double before = output(run, series(40), at);
    double[][] later = series(40);
    for (int t = at + 1; t < later.length; t++) {
      later[t] = new double[] {9, -9, 9};
    }
    output(run, later, 39);
    assertEquals(before, output(run, later, at));
    for (int t = at - 8; t <= at; t++) {
      double[][] changed = series(40);
      changed[t][1] += 1;
      double after = output(run, changed, at);
      if (t > at - 8) {
        assertTrue(Math.abs(after - before) > 1e-9, "input " + t + " has no influence");
      } else {
        assertEquals(before, after, "input " + t + " lies outside");
      }
    }
  }

  @Test
  void thereIsNoOutputBeforeTheLastStepAndNoStepAfterIt() {
    SequenceNetwork.Run run = RandomNetworks.tcn(INPUTS, CHANNELS, BLOCKS, 3).run();
    double[][] x = series(8);
    for (int t = 0; t < 8; t++) {
      assertTrue(Double.isNaN(run.output()), "after " + t + " steps");
      run.step(x[t]);
    }
    assertTrue(Double.isFinite(run.output()));
    assertThrows(IllegalStateException.class, () -> run.step(x[0]));
  }

  @Test
  void refusesWeightsOfTheWrongShapeAndSequencesOfTheWrongLength() {
    TcnWeights.Block block = new TcnWeights.Block(new float[3], new float[1]);
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                new TcnWeights(1, 1, List.of(block), new float[1], new float[1], new float[1], 0));
    assertTrue(e.getMessage().contains("kernel must hold 2"), e.getMessage());
    TcnWeights weights = RandomNetworks.tcn(1, 1, 3, 1);
    e = assertThrows(IllegalArgumentException.class, () -> weights.requireSteps(9));
    assertTrue(e.getMessage().contains("8 steps, not 9"), e.getMessage());
  }
}
