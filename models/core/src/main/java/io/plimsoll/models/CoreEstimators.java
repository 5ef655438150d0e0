package io.plimsoll.models;

import io.plimsoll.models.calibration.PooledLogisticEstimator;
import io.plimsoll.models.classifier.ClassifierEstimator;
import io.plimsoll.models.distribution.ExcursionEstimator;
import io.plimsoll.models.distribution.QuantileRegressionExcursion;
import io.plimsoll.models.garch.RecursiveVariance;
import io.plimsoll.models.garch.VarianceFamily;
import io.plimsoll.models.linear.Ewma;
import io.plimsoll.models.linear.HarFamilies;
import io.plimsoll.models.linear.LogHar;
import io.plimsoll.models.linear.LogHarX;
import io.plimsoll.models.linear.LogRidge;
import io.plimsoll.models.linear.RandomWalk;
import io.plimsoll.models.linear.RelativeHarX;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The estimators that need nothing but the JDK. */
public final class CoreEstimators implements EstimatorProvider {
  private static final Map<String, Function<Inputs, Estimator<?>>> FAMILIES = table();

  private static Map<String, Function<Inputs, Estimator<?>>> table() {
    Map<String, Function<Inputs, Estimator<?>>> families = new LinkedHashMap<>();
    families.put(
        RandomWalk.FAMILY,
        inputs -> new RandomWalk(new RandomWalk.Settings(inputs.last(), Bounds.DEFAULT_FACTOR)));
    families.put(
        Ewma.FAMILY, inputs -> new Ewma(new Ewma.Settings(inputs.ewma(), Bounds.DEFAULT_FACTOR)));
    families.put(LogHar.FAMILY, inputs -> new LogHar(LogHar.Settings.of(inputs.har())));
    families.put(
        LogHarX.FAMILY,
        inputs ->
            new LogHarX(
                LogHarX.Settings.of(
                    inputs.har(),
                    inputs.all().stream().filter(name -> !inputs.har().contains(name)).toList())));
    families.put(
        RelativeHarX.FAMILY,
        inputs -> new RelativeHarX(RelativeHarX.Settings.of(inputs.har().getLast(), inputs.all())));
    families.put(
        LogRidge.FAMILY,
        inputs ->
            new LogRidge(
                LogRidge.Settings.of(
                    inputs.har(),
                    inputs.all().stream().filter(name -> !inputs.har().contains(name)).toList())));
    families.putAll(HarFamilies.makers());
    for (VarianceFamily family : VarianceFamily.values()) {
      families.put(
          family.key(),
          inputs -> new RecursiveVariance(family, RecursiveVariance.Settings.of(family, inputs)));
    }
    return families;
  }

  @Override
  public List<String> families() {
    return List.copyOf(FAMILIES.keySet());
  }

  @Override
  public Estimator<?> create(String family, Inputs inputs) {
    Function<Inputs, Estimator<?>> maker = FAMILIES.get(family);
    if (maker == null) {
      throw new IllegalArgumentException("unknown family '" + family + "'; known: " + families());
    }
    return maker.apply(inputs);
  }

  @Override
  public List<String> classifierFamilies() {
    return List.of(PooledLogisticEstimator.FAMILY);
  }

  @Override
  public ClassifierEstimator classifier(String family, Map<String, String> settings, long seed) {
    if (!family.equals(PooledLogisticEstimator.FAMILY)) {
      throw new IllegalArgumentException(
          "unknown classifier family '" + family + "'; known: " + classifierFamilies());
    }
    return RecordSettings.with(PooledLogisticEstimator.DEFAULT, settings);
  }

  @Override
  public List<String> quantileFamilies() {
    return List.of(QuantileRegressionExcursion.DEFAULT.name());
  }

  @Override
  public ExcursionEstimator quantiles(String family, Map<String, String> settings, long seed) {
    if (!quantileFamilies().contains(family)) {
      throw new IllegalArgumentException(
          "unknown quantile family '" + family + "'; known: " + quantileFamilies());
    }
    return RecordSettings.with(QuantileRegressionExcursion.DEFAULT, settings);
  }
}
