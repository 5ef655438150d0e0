package io.plimsoll.models.garch;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.models.Bounds;
import io.plimsoll.models.Estimator;
import io.plimsoll.models.EstimatorProvider.Inputs;
import io.plimsoll.models.EstimatorProvider.Part;
import io.plimsoll.models.FitContext;
import io.plimsoll.models.Predictor;
import io.plimsoll.models.TrainingSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Forecasts of a variance recursion: one parameter set an instrument, fitted to the returns from
 * its first origin to its last.
 *
 * <p>Returns that do not overlap are taken backwards from the last origin. The target is realized
 * variance, whose level differs from that of squared returns (sampling, overnight gaps): forecasts
 * are multiplied by the mean of target over forecast at the training origins, the factor that
 * minimises QLIKE. An instrument with too few returns, or whose likelihood has no optimum to be
 * found, gets the pooled parameters; {@link RecursiveVarianceModel#pooled} says why. Where that
 * holds for all, the fit fails with the first reason.
 */
public final class RecursiveVariance implements Estimator<RecursiveVariance.Settings> {
  /**
   * Returns looked back at by default: with a persistence of .98 the variance that the recursion
   * starts from then weighs {@code .98^350 = 0.0008}.
   */
  public static final int DEFAULT_RETURNS = 350;

  private final VarianceFamily family;
  private final Settings settings;

  /**
   * What can be set.
   *
   * @param inputs the log return over a step of time and, for families that read one, a realized
   *     measure of its variance
   * @param returnRows how many rows apart returns tile time without overlap
   * @param returnsPerHorizon how many such returns a horizon holds
   * @param lookbackRows rows the recursion runs over, the current one included
   * @param boundsFactor how far a forecast may leave the range of the training targets
   */
  public record Settings(
      List<String> inputs,
      int returnRows,
      int returnsPerHorizon,
      int lookbackRows,
      double boundsFactor) {
    public Settings {
      inputs = List.copyOf(inputs);
      inputs.forEach(input -> Checks.notBlank(input, "input"));
      Checks.positive(returnRows, "returnRows");
      Checks.positive(returnsPerHorizon, "returnsPerHorizon");
      Checks.positive(lookbackRows, "lookbackRows");
      Checks.inRange(boundsFactor, 1, 1e6, "boundsFactor");
    }

    /** The defaults of a family over given inputs. */
    public static Settings of(VarianceFamily family, Inputs inputs) {
      List<String> names = new ArrayList<>();
      names.add(inputs.one(Part.RETURN, family.key()));
      if (family.readsMeasure()) {
        names.add(inputs.one(Part.RETURN_VARIANCE, family.key()));
      }
      return new Settings(
          names,
          inputs.returnRows(),
          inputs.returnsPerHorizon(),
          (DEFAULT_RETURNS - 1) * inputs.returnRows() + 1,
          Bounds.DEFAULT_FACTOR);
    }
  }

  /** An estimator of a family. */
  public RecursiveVariance(VarianceFamily family, Settings settings) {
    int needed = family.readsMeasure() ? 2 : 1;
    if (settings.inputs().size() != needed) {
      throw new IllegalArgumentException(
          family.key() + " reads " + needed + " inputs, was given " + settings.inputs());
    }
    this.family = family;
    this.settings = settings;
  }

  @Override
  public String family() {
    return family.key();
  }

  @Override
  public Settings settings() {
    return settings;
  }

  @Override
  public RecursiveVariance with(Settings other) {
    return new RecursiveVariance(family, other);
  }

  @Override
  public RecursiveVarianceModel fit(TrainingSet set, FitContext context) {
    if (set.size() == 0) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          family.key() + " needs at least " + GarchFit.LEAST_RETURNS + " returns, had 0");
    }
    Bounds bounds = Bounds.of(set, settings.boundsFactor());
    Map<InstrumentId, InstrumentVariance> fitted = new TreeMap<>();
    Map<InstrumentId, String> pooled = new TreeMap<>();
    PlimsollException first = null;
    for (TrainingSet.Block block : set.blocks()) {
      InstrumentId instrument = block.rows().instrument();
      if (fitted.containsKey(instrument) || pooled.containsKey(instrument)) {
        throw new IllegalArgumentException(instrument + " has more than one block");
      }
      try {
        fitted.put(instrument, fit(block, bounds, context));
      } catch (PlimsollException e) {
        first = first == null ? e : first;
        pooled.put(instrument, e.getMessage());
      }
    }
    if (fitted.isEmpty()) {
      throw first == null ? new IllegalStateException("a set with origins has no block") : first;
    }
    return model(context, bounds, fitted, pooled);
  }

  private RecursiveVarianceModel model(
      FitContext context,
      Bounds bounds,
      Map<InstrumentId, InstrumentVariance> fitted,
      Map<InstrumentId, String> pooled) {
    return new RecursiveVarianceModel(
        context.provenance(family.key(), settings, "plimsoll"),
        family,
        new RecursiveVarianceModel.Window(
            settings.inputs(),
            settings.returnRows(),
            settings.returnsPerHorizon(),
            settings.lookbackRows()),
        bounds,
        fitted,
        pooled);
  }

  private InstrumentVariance fit(TrainingSet.Block block, Bounds bounds, FitContext context) {
    TrainingSeries series = TrainingSeries.of(block, settings, family.key());
    double[] parameters = family.fit(series.returns(), series.measure());
    InstrumentVariance plain =
        new InstrumentVariance(parameters, series.returnSquare(), series.measureMean(), 1);
    RecursiveVarianceModel model =
        model(context, bounds, Map.of(block.rows().instrument(), plain), Map.of());
    return new InstrumentVariance(
        parameters, series.returnSquare(), series.measureMean(), level(block, model));
  }

  /** The mean of target over forecast. */
  private double level(TrainingSet.Block block, RecursiveVarianceModel model) {
    Predictor predictor = model.bind(block.rows().columns());
    double sum = 0;
    int count = 0;
    for (int i = 0; i < block.origins().length; i++) {
      double forecast = predictor.predict(block.rows(), block.origins()[i]);
      if (!Double.isNaN(forecast)) {
        sum += block.target()[i] / forecast;
        count++;
      }
    }
    if (count == 0) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          family.key()
              + " needs at least "
              + settings.lookbackRows()
              + " rows before a training origin whose inputs are numbers, had none");
    }
    return sum / count;
  }
}
