package io.plimsoll.models.network;

import io.plimsoll.models.Bounds;
import io.plimsoll.models.Estimator;
import io.plimsoll.models.FitContext;
import io.plimsoll.models.Model;
import io.plimsoll.models.Standardizer;
import io.plimsoll.models.TrainingSet;
import io.plimsoll.models.linear.LogHar;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Two networks with random weights, whose output is scaled down to a small disturbance of log-HAR.
 */
record RandomNetworks(Settings settings) implements Estimator<RandomNetworks.Settings> {

  enum Shape {
    LSTM,
    TCN
  }

  record Settings(Shape shape, List<String> har, List<String> inputs) {}

  @Override
  public RandomNetworks with(Settings other) {
    return new RandomNetworks(other);
  }

  @Override
  public String family() {
    return "random-networks";
  }

  @Override
  public Model fit(TrainingSet set, FitContext context) {
    Model base = new LogHar(LogHar.Settings.of(settings.har())).fit(set, context);
    int inputs = settings.inputs().size();
    List<SequenceNetwork> networks = new ArrayList<>();
    for (long seed = context.seed(); seed < context.seed() + 2; seed++) {
      networks.add(
          switch (settings.shape()) {
            case LSTM -> lstm(inputs, 3, seed);
            case TCN -> tcn(inputs, 3, 3, seed);
          });
    }
    return new NetworkModel(
        context.provenance(family(), settings, "plimsoll"),
        Standardizer.fit(set, settings.inputs()),
        new NetworkModel.Window(8, 2),
        networks,
        new NetworkModel.Output(0.01, 0.05),
        base,
        Bounds.of(set, 4));
  }

  static float[] random(SplittableRandom random, int n) {
    float[] values = new float[n];
    for (int i = 0; i < n; i++) {
      values[i] = (float) random.nextDouble(-0.5, 0.5);
    }
    return values;
  }

  static LstmWeights lstm(int inputs, int units, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return new LstmWeights(
        inputs,
        units,
        random(random, inputs * 4 * units),
        random(random, units * 4 * units),
        random(random, 4 * units),
        random(random, units),
        0.1f);
  }

  static TcnWeights tcn(int inputs, int channels, int blocks, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<TcnWeights.Block> convolutions = new ArrayList<>();
    for (int block = 0; block < blocks; block++) {
      int width = block == 0 ? inputs : channels;
      convolutions.add(
          new TcnWeights.Block(random(random, 2 * width * channels), random(random, channels)));
    }
    return new TcnWeights(
        inputs,
        channels,
        convolutions,
        random(random, inputs * channels),
        random(random, channels),
        random(random, channels),
        -0.2f);
  }
}
