package io.plimsoll.models.bundle;

import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.FeatureView;
import io.plimsoll.models.Bounds;
import io.plimsoll.models.Calibration;
import io.plimsoll.models.CombinationModel;
import io.plimsoll.models.FitContext;
import io.plimsoll.models.Forecaster;
import io.plimsoll.models.Model;
import io.plimsoll.models.Provenance;
import io.plimsoll.models.SimulatedVariance;
import io.plimsoll.models.Standardizer;
import io.plimsoll.models.TrainingSet;
import io.plimsoll.models.linear.Ewma;
import io.plimsoll.models.linear.LogHarX;
import io.plimsoll.models.linear.RandomWalk;
import io.plimsoll.models.multiplier.GuardSettings;
import io.plimsoll.models.multiplier.ShrunkQuantilePolicy;
import io.plimsoll.models.network.LstmWeights;
import io.plimsoll.models.network.NetworkModel;
import io.plimsoll.models.tree.TreeEnsembleModel;
import io.plimsoll.models.tree.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A bundle in which every kind of model of this module stands once. Run {@code main} at a release
 * to add that release's file to the golden ones; never to replace one.
 */
public final class GoldenBundle {
  static final SimulatedVariance MARKET = SimulatedVariance.of(700, 20);

  private GoldenBundle() {}

  static ModelBundle build() {
    Provenance.Origin origin =
        new Provenance.Origin("0123abcd", "golden", "1", "rv_1h", 10, 20, "unknown", "25");
    FitContext context = new FitContext(origin, 1);
    TrainingSet set = MARKET.set(0, 600);
    Model walk = new RandomWalk(new RandomWalk.Settings("rv_1", 4)).fit(set, context);
    Model ewma = new Ewma(new Ewma.Settings("ewma", 4)).fit(set, context);
    Model har =
        new LogHarX(LogHarX.Settings.of(List.of("rv_1", "rv_5", "rv_22"), List.of("noise")))
            .fit(set, context);
    Trees.Builder nodes = new Trees.Builder();
    int calm = nodes.leaf(0.2);
    int wild = nodes.split(1, 2e-4, true, nodes.leaf(-0.1), nodes.leaf(-0.3));
    nodes.tree(nodes.split(0, 1e-4, false, calm, wild));
    Model trees =
        new TreeEnsembleModel(
            new Provenance(origin, "trees", "by hand", 1, "plimsoll"),
            List.of("rv_1", "ewma"),
            nodes.build(0.05),
            walk,
            Bounds.of(set, 4));
    float[] w = {0.5f, -0.25f, 0.75f, 1f};
    float[] r = {0.25f, 0.5f, -0.5f, 0.125f};
    float[] b = {0.1f, 1f, 0f, -0.5f};
    Model network =
        new NetworkModel(
            new Provenance(origin, "network", "by hand", 1, "plimsoll"),
            Standardizer.fit(set, List.of("rv_1")),
            new NetworkModel.Window(5, 1),
            List.of(new LstmWeights(1, 1, w, r, b, new float[] {0.5f}, 0.1f)),
            new NetworkModel.Output(0.02, 0.3),
            ewma,
            Bounds.of(set, 4));
    Forecaster forecaster =
        new Forecaster(
            CombinationModel.equal(List.of(har, trees, network), context),
            Calibration.gaussian(Calibration.defaultLevels()),
            "rv_22",
            3,
            Duration.ofHours(1).toNanos());
    List<FeatureSpec> features = new ArrayList<>();
    for (String column : SimulatedVariance.INPUTS.all()) {
      features.add(new FeatureSpec(column, "simulated", Map.of("b", "2", "a", "1")));
    }
    return new ModelBundle(
            "golden",
            new FeatureView("golden", 60_000_000_000L, 300_000_000_000L, features),
            forecaster,
            new ShrunkQuantilePolicy.Settings(0.99, 0.6, 0.05),
            GuardSettings.defaults(),
            origin)
        .withMetadata(Map.of("qlike", "0.25", "remark", "two\nlines"));
  }

  /** Writes the file to the path that is given. */
  public static void main(String[] arguments) throws IOException {
    Files.write(
        Path.of(arguments[0]), Objects.requireNonNull(build().files().get(ModelBundle.MODEL_FILE)));
  }
}
