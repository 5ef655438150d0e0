package io.plimsoll.models.lightgbm;

import com.microsoft.ml.lightgbm.PredictionType;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMDataset;
import io.github.metarank.lightgbm4j.LGBMException;
import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.models.TrainingMatrix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** LightGBM's own booster; native memory, so close it. */
final class NativeBooster implements AutoCloseable {
  private static final String TEMPORARY = "java.io.tmpdir";
  private static boolean loaded;

  private final LGBMBooster booster;

  private NativeBooster(LGBMBooster booster) {
    this.booster = booster;
  }

  /** Grows the trees. */
  static NativeBooster train(
      TrainingMatrix matrix, LightGbmEstimator.Settings settings, long seed) {
    load();
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

  /**
   * Loads the native library once. lightgbm4j unpacks it to a fixed name in the temporary directory,
   * so a second program that starts would overwrite the file that this one has mapped, and crash
   * it; a directory of our own keeps them apart.
   */
  private static synchronized void load() {
    if (loaded) {
      return;
    }
    String shared = System.getProperty(TEMPORARY);
    try {
      Path own = Files.createTempDirectory("plimsoll-lightgbm");
      System.setProperty(TEMPORARY, own.toString());
      LGBMBooster.loadNative();
      loaded = true;
      deleteAtExit(own);
    } catch (IOException | LinkageError e) {
      throw cannotLoad(e);
    } finally {
      System.setProperty(TEMPORARY, shared);
    }
  }

  private static void deleteAtExit(Path directory) throws IOException {
    directory.toFile().deleteOnExit();
    try (Stream<Path> files = Files.list(directory)) {
      files.forEach(file -> file.toFile().deleteOnExit());
    }
  }

  /** What is missing when the native library does not load. */
  static PlimsollException cannotLoad(Throwable cause) {
    StringBuilder reasons = new StringBuilder();
    for (Throwable t = cause; t != null; t = t.getCause()) {
      reasons.append(reasons.isEmpty() ? "" : "; ").append(t);
    }
    String advice =
        reasons.indexOf("gomp") >= 0
            ? "LightGBM needs the OpenMP library libgomp: install it (Debian, Ubuntu: apt-get install libgomp1;"
                + " Fedora: dnf install libgomp)"
            : "LightGBM's native library does not load on "
                + System.getProperty("os.name")
                + " "
                + System.getProperty("os.arch");
    return new PlimsollException(ErrorCode.MISSING_DEPENDENCY, advice + ": " + reasons, cause);
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
