package io.plimsoll.models.garch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class GarchLikelihoodTest {
  private static final double[] RETURNS =
      Series.withGaps(Series.gjr(0.05, 0.05, 0.1, 0.85, 400, 2), 150, 160);
  private static final double[] MEASURE = measure();

  private static double[] measure() {
    double[] other = Series.gjr(0.05, 0.05, 0.1, 0.85, 400, 9);
    return Arrays.stream(other).map(r -> 0.2 + r * r).toArray();
  }

  private static double[] parameters(GarchModel model) {
    double[] own =
        switch (model.recursion()) {
          case Garch() -> new double[] {0.06, 0.11, 0.82};
          case Gjr() -> new double[] {0.06, 0.06, 0.1, 0.83};
          case Egarch() -> new double[] {0.01, 0.2, -0.08, 0.93};
          case HeavyReturn() -> new double[] {0.03, 0.3, 0.6};
        };
    double[] all = new double[model.parameters().size()];
    if (model.mean() == Mean.CONSTANT) {
      all[0] = 0.04;
    }
    System.arraycopy(own, 0, all, model.firstOfRecursion(), own.length);
    if (model.firstOfShape() < all.length) {
      all[model.firstOfShape()] = 6.5;
    }
    return all;
  }

  private static List<GarchModel> models() {
    return List.of(new Garch(), new Gjr(), new Egarch(), new HeavyReturn()).stream()
        .flatMap(
            recursion ->
                List.of(new NormalInnovation(), new StudentInnovation()).stream()
                    .flatMap(
                        innovation ->
                            Arrays.stream(Mean.values())
                                .map(mean -> new GarchModel(mean, recursion, innovation))))
        .toList();
  }

  private static GarchLikelihood likelihood(GarchModel model) {
    return new GarchLikelihood(
        model, RETURNS, model.recursion().readsMeasure() ? MEASURE : new double[0]);
  }

  /** Central differences of the value, whose own error is about 1e-9 of it. */
  @Test
  void theGradientIsTheSlopeOfTheValueOnEveryAxis() {
    for (GarchModel model : models()) {
      GarchLikelihood likelihood = likelihood(model);
      double[] at = parameters(model);
      double[] gradient = new double[at.length];
      likelihood.value(at, gradient);
      for (int i = 0; i < at.length; i++) {
        double slope = slope(likelihood, at, i);
        assertEquals(
            slope,
            gradient[i],
            1e-4 + 1e-6 * Math.abs(slope),
            model + " by " + model.parameters().get(i));
      }
    }
  }

  private static double slope(GarchLikelihood likelihood, double[] at, int i) {
    double step = 1e-6 * Math.max(0.1, Math.abs(at[i]));
    double[] above = at.clone();
    double[] below = at.clone();
    above[i] += step;
    below[i] -= step;
    double[] ignored = new double[at.length];
    return (likelihood.value(above, ignored) - likelihood.value(below, ignored))
        / (above[i] - below[i]);
  }

  @Test
  void theGradientInCoordinatesIsTheSlopeToo() {
    for (GarchModel model : models()) {
      Objective objective = likelihood(model).inCoordinates();
      double[] at = model.starts(0.1).get(1);
      double[] gradient = new double[at.length];
      objective.value(at, gradient);
      for (int i = 0; i < at.length; i++) {
        double[] above = at.clone();
        double[] below = at.clone();
        above[i] += 1e-6;
        below[i] -= 1e-6;
        double[] ignored = new double[at.length];
        double slope =
            (objective.value(above, ignored) - objective.value(below, ignored))
                / (above[i] - below[i]);
        assertEquals(slope, gradient[i], 1e-4 + 1e-6 * Math.abs(slope), model + " coordinate " + i);
      }
    }
  }

  @Test
  void theValueIsTheSumOfTheDensities() {
    for (GarchModel model : models()) {
      GarchLikelihood likelihood = likelihood(model);
      double[] at = parameters(model);
      double sum = Arrays.stream(likelihood.logDensities(at)).sum();
      assertEquals(sum, likelihood.value(at, new double[at.length]), 1e-9, model.toString());
    }
  }

  @Test
  void theJointGradientOfRealizedGarchIsTheSlope() {
    double[] logs = Arrays.stream(MEASURE).map(Math::log).toArray();
    double[] gappy = Series.withGaps(logs, 200, 207);
    RealizedGarchLikelihood likelihood = new RealizedGarchLikelihood(RETURNS, gappy, 0.1, -0.2);
    double[] at = {0.05, 0.6, 0.3, -0.2, 0.95, -0.06, 0.08};
    double[] gradient = new double[7];
    likelihood.value(at, gradient);
    for (int i = 0; i < at.length; i++) {
      double[] above = at.clone();
      double[] below = at.clone();
      above[i] += 1e-6;
      below[i] -= 1e-6;
      double[] ignored = new double[7];
      double slope =
          (likelihood.value(above, ignored).total() - likelihood.value(below, ignored).total())
              / (above[i] - below[i]);
      assertEquals(slope, gradient[i], 1e-4 + 1e-6 * Math.abs(slope), "parameter " + i);
    }
  }

  @Test
  void aRecursionWithoutItsMeasureIsRefused() {
    GarchModel heavy = GarchModel.of(new HeavyReturn());
    assertThrows(
        IllegalArgumentException.class, () -> new GarchLikelihood(heavy, RETURNS, new double[0]));
    GarchModel garch = GarchModel.of(new Garch());
    assertThrows(
        IllegalArgumentException.class, () -> new GarchLikelihood(garch, RETURNS, MEASURE));
  }
}
