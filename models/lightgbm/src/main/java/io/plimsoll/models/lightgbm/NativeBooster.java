package io.plimsoll.models.lightgbm;

import com.microsoft.ml.lightgbm.PredictionType;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMDataset;
import io.github.metarank.lightgbm4j.LGBMException;
import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import org.jspecify.annotations.Nullable;

/** LightGBM's own booster; native memory, so close it. */
final class NativeBooster implements AutoCloseable {
  /** LightGBM's number of the first set that only judges; 0 is the one that is learned from. */
  private static final int JUDGE = 1;

  private final LGBMBooster booster;
  private final LGBMDataset data;
  private final @Nullable LGBMDataset judge;

  private NativeBooster(LGBMBooster booster, LGBMDataset data, @Nullable LGBMDataset judge) {
    this.booster = booster;
    this.data = data;
    this.judge = judge;
  }

  /**
   * A booster without trees yet.
   *
   * @param constant where rows start, their offsets apart
   * @param judging rows whose loss is asked for; null where there are none
   */
  static NativeBooster create(
      TrainingRows rows,
      @Nullable TrainingRows judging,
      Objective objective,
      Growth growth,
      double constant,
      long seed) {
    NativeLibrary.load();
    String parameters = objective.parameters() + " " + growth.parameters(seed);
    LGBMDataset data = null;
    LGBMDataset judge = null;
    try {
      data = dataset(rows, constant, parameters, null);
      judge = judging == null ? null : dataset(judging, constant, parameters, data);
      LGBMBooster booster = LGBMBooster.create(data, parameters);
      if (judge != null) {
        booster.addValidData(judge);
      }
      return new NativeBooster(booster, data, judge);
    } catch (LGBMException e) {
      close(data);
      close(judge);
      throw failed(e);
    }
  }

  private static LGBMDataset dataset(
      TrainingRows rows, double constant, String parameters, @Nullable LGBMDataset bins)
      throws LGBMException {
    LGBMDataset data =
        LGBMDataset.createFromMat(
            flat(rows.x()), rows.size(), rows.x()[0].length, true, parameters, bins);
    data.setField("label", narrow(rows.y()));
    data.setField("init_score", rows.start(constant));
    return data;
  }

  /** Grows one more tree; false where there is nothing left to split. */
  boolean grow() {
    try {
      return !booster.updateOneIter();
    } catch (LGBMException e) {
      throw failed(e);
    }
  }

  /** The mean loss of the rows that judge. */
  double loss() {
    try {
      return booster.getEval(JUDGE)[0];
    } catch (LGBMException e) {
      throw failed(e);
    }
  }

  /** The model in LightGBM's text format. */
  String text() {
    try {
      return booster.saveModelToString(0, 0, LGBMBooster.FeatureImportanceType.SPLIT);
    } catch (LGBMException e) {
      throw failed(e);
    }
  }

  /** The scores that LightGBM itself gives rows, without offset; {@code x[i]} is one. */
  double[] predict(double[][] x) {
    try {
      return booster.predictForMat(
          flat(x), x.length, x[0].length, true, PredictionType.C_API_PREDICT_RAW_SCORE);
    } catch (LGBMException e) {
      throw failed(e);
    }
  }

  /** The score of one row, by the call that LightGBM has for one. */
  double predict(double[] x) {
    try {
      return booster.predictForMatSingleRow(x, PredictionType.C_API_PREDICT_RAW_SCORE);
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
    } finally {
      close(data);
      close(judge);
    }
  }

  private static void close(@Nullable LGBMDataset data) {
    try {
      if (data != null) {
        data.close();
      }
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
