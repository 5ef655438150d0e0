package io.plimsoll.training.comparison;

import io.plimsoll.models.linear.InSample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A fit to all labelled rows of one instrument, as papers print it: no forecast.
 *
 * @param settings of the family, by name
 * @param target what was fitted: {@code variance} or {@code log variance}
 * @param rows how many rows were fitted
 * @param standardErrors how they were estimated, for a person
 * @param lag over how many rows they allow errors to be correlated
 * @param rSquared share of the variance of the target that is fitted
 * @param meanSquaredError mean squared residual, in the unit of the target squared
 */
public record InSampleScore(
    String model,
    String family,
    Map<String, String> settings,
    String instrument,
    String target,
    int rows,
    String standardErrors,
    int lag,
    List<Coefficient> coefficients,
    double rSquared,
    double meanSquaredError) {
  public InSampleScore {
    settings = Collections.unmodifiableMap(new TreeMap<>(settings));
    coefficients = List.copyOf(coefficients);
  }

  /**
   * One coefficient.
   *
   * @param name {@code intercept} or the regressor
   * @param standardError NaN where the regressor was dropped, because others span it
   * @param statistic the estimate over its standard error
   */
  public record Coefficient(String name, double estimate, double standardError, double statistic) {}

  static InSampleScore of(
      ModelSettings.Fitted model, Map<String, String> settings, String instrument, InSample fit) {
    List<Coefficient> coefficients = new ArrayList<>();
    for (int j = 0; j < fit.coefficients().length; j++) {
      coefficients.add(
          new Coefficient(
              fit.names().get(j),
              fit.coefficients()[j],
              fit.standardErrors()[j],
              fit.statistic(j)));
    }
    return new InSampleScore(
        model.name(),
        model.family(),
        settings,
        instrument,
        switch (fit.scale()) {
          case LEVEL -> "variance";
          case LOG -> "log variance";
        },
        fit.rows(),
        fit.lag() == 0
            ? "White (HC0), without a small-sample factor"
            : "Newey-West, Bartlett weights, without a small-sample factor",
        fit.lag(),
        coefficients,
        fit.rSquared(),
        fit.meanSquaredError());
  }
}
