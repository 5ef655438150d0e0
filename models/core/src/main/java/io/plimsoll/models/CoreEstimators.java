package io.plimsoll.models;

import io.plimsoll.models.linear.Ewma;
import io.plimsoll.models.linear.LogHar;
import io.plimsoll.models.linear.LogHarX;
import io.plimsoll.models.linear.RandomWalk;
import java.util.List;

/** The estimators that need nothing but the JDK. */
public final class CoreEstimators implements EstimatorProvider {

  @Override
  public List<String> families() {
    return List.of(RandomWalk.FAMILY, Ewma.FAMILY, LogHar.FAMILY, LogHarX.FAMILY);
  }

  @Override
  public Estimator<?> create(String family, Inputs inputs) {
    return switch (family) {
      case RandomWalk.FAMILY ->
          new RandomWalk(new RandomWalk.Settings(inputs.last(), Bounds.DEFAULT_FACTOR));
      case Ewma.FAMILY -> new Ewma(new Ewma.Settings(inputs.ewma(), Bounds.DEFAULT_FACTOR));
      case LogHar.FAMILY -> new LogHar(LogHar.Settings.of(inputs.har()));
      case LogHarX.FAMILY ->
          new LogHarX(
              LogHarX.Settings.of(
                  inputs.har(),
                  inputs.all().stream().filter(name -> !inputs.har().contains(name)).toList()));
      default ->
          throw new IllegalArgumentException(
              "unknown family '" + family + "'; known: " + families());
    };
  }
}
