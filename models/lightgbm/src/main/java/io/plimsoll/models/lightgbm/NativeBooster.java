package io.plimsoll.models.lightgbm;

import com.microsoft.ml.lightgbm.PredictionType;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMDataset;
import io.github.metarank.lightgbm4j.LGBMException;
import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.models.TrainingMatrix;

/** LightGBM's own booster; native memory, so close it. */
final class NativeBooster implements AutoCloseable {
  private final LGBMBooster booster;

  private NativeBooster(LGBMBooster booster) {
    this.booster = booster;
  }

  /** Grows the trees. */
  static NativeBooster train(
      TrainingMatrix matrix, LightGbmEstimator.Settings settings, long seed) {
    NativeLibrary.load();
    String parameters = parameters(settings, seed);
    try (LGBMDataset data =
        LGBMDataset.createFromMat(
            flat(matrix.x()), matrix.size(), matrix.inputs().size(), true, parameters, null)) {
      data.setField("label", narrow(matrix.centredTarget()));
      NativeBooster trained = new NativeBooster(LGBMBooster.create(data, parameters));
      try {
        boolean exhausted = false;
        for (int i = 0; i < settings.trees() && !exhausted; i++) {
          exhausted = trained.booster.updateOneIter();
        }
        return trained;
      } catch (LGBMException e) {
        trained.close();
        throw e;
      }
    } catch (LGBMException e) {
      throw failed(e);
    }
  }

  private static String parameters(LightGbmEstimator.Settings settings, long seed) {
    int seed31 = Long.hashCode(seed) & Integer.MAX_VALUE;
    return String.join(
        " ",
        "objective=regression",
        "boost_from_average=false",
        "num_leaves=" + settings.leaves(),
        "learning_rate=" + settings.learningRate(),
        "min_data_in_leaf=" + settings.minRowsPerLeaf(),
        "lambda_l2=" + settings.lambda(),
        "feature_fraction=" + settings.featureFraction(),
        "bagging_fraction=" + settings.rowFraction(),
        "bagging_freq=" + (settings.rowFraction() < 1 ? 1 : 0),
        "max_bin=63",
        "seed=" + seed31,
        "deterministic=true",
        "force_row_wise=true",
        "num_threads=" + settings.threads(),
        "verbosity=-1");
  }

  /** The model in LightGBM's text format. */
  String text() {
    try {
      return booster.saveModelToString(0, 0, LGBMBooster.FeatureImportanceType.SPLIT);
    } catch (LGBMException e) {
      throw failed(e);
    }
  }

  /** What LightGBM itself predicts for rows; {@code x[i]} is one. */
  double[] predict(double[][] x) {
    try {
      return booster.predictForMat(
          flat(x), x.length, x[0].length, true, PredictionType.C_API_PREDICT_RAW_SCORE);
    } catch (LGBMException e) {
      throw failed(e);
    }
  }

  @Override
  public void close() {
    try {
      booster.close();
    } catch (LGBMException e) {
      throw failed(e);
    }
  }

  private static PlimsollException failed(LGBMException cause) {
    return new PlimsollException(
        ErrorCode.INTERNAL, "LightGBM failed: " + cause.getMessage(), cause);
  }

  private static double[] flat(double[][] rows) {
    int width = rows[0].length;
    double[] flat = new double[rows.length * width];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(rows[i], 0, flat, i * width, width);
    }
    return flat;
  }

  private static float[] narrow(double[] values) {
    float[] narrow = new float[values.length];
    for (int i = 0; i < narrow.length; i++) {
      narrow[i] = (float) values[i];
    }
    return narrow;
  }
}
