package io.plimsoll.models.linear;

import io.plimsoll.models.FitContext;
import io.plimsoll.models.TrainingSet;
import io.plimsoll.models.numeric.CoefficientErrors;
import io.plimsoll.models.numeric.LeastSquares;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The one fit behind all families that are linear in {@link Term}s: least squares of the target on
 * the terms, over the origins in which every input is a number, of which it wants ten a
 * coefficient.
 *
 * @param <C> the settings
 */
public abstract class TermEstimator<C extends Record> implements InSampleEstimator<C> {

  /** For the families of this package. */
  TermEstimator() {}

  /** The regressors. */
  abstract List<Term> terms();

  /** What is fitted: the variance or its logarithm. */
  abstract TermModel.Scale scale();

  /** What the families have in common. */
  abstract FitOptions options();

  /** One weight an observation. */
  double[] weights(Design design) {
    double[] ones = new double[design.y().length];
    Arrays.fill(ones, 1);
    return ones;
  }

  @Override
  public final TermModel fit(TrainingSet set, FitContext context) {
    Design design = design(set);
    LeastSquares.Fit fit = solve(design, weights(design));
    return new TermModel(
        context.provenance(family(), settings(), "plimsoll"),
        scale(),
        design.terms(),
        new TermModel.Coefficients(
            fit.intercept(),
            fit.coefficients(),
            switch (scale()) {
              case LEVEL -> 0;
              case LOG -> fit.residualVariance() / 2;
            },
            fit.rSquared()),
        design.filter());
  }

  @Override
  public final InSample inSample(TrainingSet set, int lag) {
    Design design = design(set);
    double[] weights = weights(design);
    LeastSquares.Fit fit = solve(design, weights);
    double[][] covariance =
        new CoefficientErrors(design.rows(), design.y(), weights, fit).neweyWest(lag);
    List<String> names = new ArrayList<>(List.of("intercept"));
    design.terms().forEach(term -> names.add(term.label()));
    int p = fit.coefficients().length;
    double[] coefficients = new double[p + 1];
    coefficients[0] = fit.intercept();
    System.arraycopy(fit.coefficients(), 0, coefficients, 1, p);
    return new InSample(
        List.copyOf(names),
        coefficients,
        CoefficientErrors.standardErrors(covariance),
        lag,
        scale(),
        fit.rSquared(),
        meanSquare(design, fit),
        design.y().length);
  }

  private Design design(TrainingSet set) {
    return Design.of(set, family(), terms(), scale(), options());
  }

  static LeastSquares.Fit solve(Design design, double[] weights) {
    return LeastSquares.fitColumns(
        design.x(), design.y(), weights, new double[design.terms().size()]);
  }

  /** The fitted value of one row. */
  static double fitted(LeastSquares.Fit fit, double[] x) {
    double fitted = fit.intercept();
    for (int j = 0; j < x.length; j++) {
      fitted += fit.coefficients()[j] * x[j];
    }
    return fitted;
  }

  private static double meanSquare(Design design, LeastSquares.Fit fit) {
    double squares = 0;
    for (int i = 0; i < design.y().length; i++) {
      double residual = design.y()[i] - fitted(fit, design.row(i));
      squares += residual * residual;
    }
    return squares / design.y().length;
  }
}
