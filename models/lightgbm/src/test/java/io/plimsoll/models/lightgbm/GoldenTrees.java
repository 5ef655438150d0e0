package io.plimsoll.models.lightgbm;

import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.FeatureView;
import io.plimsoll.models.Calibration;
import io.plimsoll.models.FitContext;
import io.plimsoll.models.Forecaster;
import io.plimsoll.models.Model;
import io.plimsoll.models.Predictor;
import io.plimsoll.models.Provenance;
import io.plimsoll.models.SimulatedVariance;
import io.plimsoll.models.bundle.ModelBundle;
import io.plimsoll.models.multiplier.GuardSettings;
import io.plimsoll.models.multiplier.ShrunkQuantilePolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A bundle whose trees LightGBM grew. Run {@code main} at a release to add that release's file to
 * the golden ones of the bundles' tests; never to replace one.
 */
public final class GoldenTrees {
  private static final SimulatedVariance MARKET = SimulatedVariance.of(700, 20);

  private GoldenTrees() {}

  static ModelBundle build() {
    Provenance.Origin origin =
        new Provenance.Origin("0123abcd", "golden-trees", "1", "rv_1h", 10, 20, "unknown", "25");
    LightGbmEstimator.Settings settings =
        LightGbmEstimator.Settings.of(
                SimulatedVariance.INPUTS.har(), SimulatedVariance.INPUTS.all())
            .with(Objective.QLIKE)
            .with(new Growth(12, 16, 12, 0.1, 10, 1, 0.7, 0.7, 1, 2, Growth.Stopping.NEVER));
    Model model =
        new LightGbmEstimator(settings).fit(MARKET.set(0, 600), new FitContext(origin, 1));
    List<FeatureSpec> features =
        SimulatedVariance.INPUTS.all().stream()
            .map(column -> new FeatureSpec(column, "simulated", Map.of("a", "1")))
            .toList();
    return new ModelBundle(
        "golden-trees",
        new FeatureView("golden-trees", 60_000_000_000L, 300_000_000_000L, features),
        new Forecaster(
            model,
            Calibration.gaussian(Calibration.defaultLevels()),
            "rv_22",
            3,
            Duration.ofHours(1).toNanos()),
        new ShrunkQuantilePolicy.Settings(0.99, 0.6, 0.05),
        GuardSettings.defaults(),
        origin);
  }

  /** Writes the file to the path that is given and prints what it predicts. */
  public static void main(String[] arguments) throws IOException {
    ModelBundle bundle = build();
    Files.write(
        Path.of(arguments[0]), Objects.requireNonNull(bundle.files().get(ModelBundle.MODEL_FILE)));
    Predictor predictor = bundle.forecaster().model().bind(MARKET.table().columns());
    for (int row : new int[] {4, 100, 650, 699}) {
      System.out.println(row + ", " + predictor.predict(MARKET.table(), row));
    }
  }
}
