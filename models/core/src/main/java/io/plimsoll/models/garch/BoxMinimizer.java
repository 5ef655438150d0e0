package io.plimsoll.models.garch;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Finds a minimum of a smooth function within a box: projected quasi-Newton steps from a measured
 * curvature.
 *
 * <p>The Hessian is taken from differences of the gradient at the start and, for searches that take
 * long, every fifteen steps; in between it is kept up to date by damped BFGS; variables that lie at
 * a limit with the gradient pushing outward are held, the others take a Newton step that is cut at
 * the box and halved until it descends (Armijo). No randomness: the same function and start give
 * the same bits.
 *
 * <p><b>Cost</b>: one gradient a variable to begin with, then one a step, usually below twenty.
 *
 * <p><b>Reference</b>: Bertsekas (1982), Projected Newton methods for optimization problems with
 * simple constraints, SIAM Journal on Control and Optimization 20; damping: Powell (1978), A fast
 * algorithm for nonlinearly constrained optimization calculations, Lecture Notes in Mathematics
 * 630.
 *
 * @param tolerance the projected gradient counts as zero below this, relative to one plus the
 *     function's size, in variables that differ by about one
 * @param maxSteps how many steps before it gives up
 */
public record BoxMinimizer(double tolerance, int maxSteps) {
  private static final double ARMIJO = 1e-4;
  private static final int HALVINGS = 40;
  private static final double DIFFERENCE = 1e-5;
  private static final int REFRESH = 15;

  public BoxMinimizer {
    Checks.inOpenRange(tolerance, 0, 1, "tolerance");
    Checks.positive(maxSteps, "maxSteps");
  }

  /** Stops at a relative gradient of 1e-9, or after 200 steps with an error. */
  public static BoxMinimizer standard() {
    return new BoxMinimizer(1e-9, 200);
  }

  /**
   * Where the minimum is.
   *
   * @param x the point
   * @param value the function there
   * @param steps how many steps it took
   */
  public record Minimum(double[] x, double value, int steps) {}

  /**
   * The minimum that is downhill from a start.
   *
   * @param name what is minimised, for the error
   * @throws PlimsollException with {@code INVALID_INPUT} and the reason where none is found
   */
  public Minimum minimize(String name, Objective objective, Box box, double[] start) {
    return new Run(name, objective, box, start).go();
  }

  /** One search. */
  private final class Run {
    private final String name;
    private final Objective objective;
    private final Box box;
    private final int n;
    private double[] x;
    private double[] gradient;
    private double value;
    private double[][] curvature;
    private double[] trial;
    private double[] trialGradient;

    Run(String name, Objective objective, Box box, double[] start) {
      this.name = name;
      this.objective = objective;
      this.box = box;
      this.n = box.size();
      if (start.length != n) {
        throw new IllegalArgumentException(
            "expected a start of " + n + " variables, had " + start.length);
      }
      this.x = new double[n];
      for (int i = 0; i < n; i++) {
        x[i] = box.clamp(i, start[i]);
      }
      this.gradient = new double[n];
      this.trial = new double[n];
      this.trialGradient = new double[n];
      this.curvature = new double[n][n];
      this.value = objective.value(x, gradient);
    }

    Minimum go() {
      if (!Double.isFinite(value)) {
        throw failed("the function is " + value + " at the start " + Arrays.toString(x), 0);
      }
      measureCurvature();
      boolean fresh = true;
      for (int step = 0; step < maxSteps; step++) {
        double slope = projectedGradient();
        if (slope <= tolerance * (1 + Math.abs(value))) {
          return new Minimum(x, value, step);
        }
        if (descend(direction())) {
          fresh = step % REFRESH == REFRESH - 1;
          if (fresh) {
            measureCurvature();
          }
        } else if (slope <= 1e3 * tolerance * (1 + Math.abs(value))) {
          // the steps are lost in the rounding of the function: there is nothing left to gain
          return new Minimum(x, value, step);
        } else if (fresh) {
          throw failed("no step descends though the gradient is " + slope, step);
        } else {
          measureCurvature();
          fresh = true;
        }
      }
      throw failed("the gradient is still " + projectedGradient(), maxSteps);
    }

    private PlimsollException failed(String reason, int steps) {
      return new PlimsollException(
          ErrorCode.INVALID_INPUT,
          name + " did not converge in " + steps + " steps: " + reason + "; value " + value);
    }

    private boolean held(int i) {
      return (x[i] <= box.lower()[i] && gradient[i] > 0)
          || (x[i] >= box.upper()[i] && gradient[i] < 0);
    }

    private double projectedGradient() {
      double most = 0;
      for (int i = 0; i < n; i++) {
        if (!held(i)) {
          most = Math.max(most, Math.abs(gradient[i]));
        }
      }
      return most;
    }

    /** The Hessian from differences of the gradient, into the box where a limit is near. */
    private void measureCurvature() {
      for (int i = 0; i < n; i++) {
        double step = DIFFERENCE * Math.min(1 + Math.abs(x[i]), box.upper()[i] - box.lower()[i]);
        if (x[i] + step > box.upper()[i]) {
          step = -step;
        }
        System.arraycopy(x, 0, trial, 0, n);
        trial[i] += step;
        objective.value(trial, trialGradient);
        for (int j = 0; j < n; j++) {
          curvature[i][j] = (trialGradient[j] - gradient[j]) / (trial[i] - x[i]);
        }
      }
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < i; j++) {
          double mean = 0.5 * (curvature[i][j] + curvature[j][i]);
          curvature[i][j] = Double.isFinite(mean) ? mean : 0;
          curvature[j][i] = curvature[i][j];
        }
        if (!Double.isFinite(curvature[i][i])) {
          curvature[i][i] = 1;
        }
      }
      SmallMatrix.makePositive(curvature);
    }

    private double[] direction() {
      int[] free = IntStream.range(0, n).filter(i -> !held(i)).toArray();
      double[] step = new double[n];
      double[] reduced = SmallMatrix.descent(curvature, gradient, free);
      for (int i = 0; i < free.length; i++) {
        step[free[i]] = reduced[i];
      }
      return step;
    }

    /** Moves to a lower point along a direction, if there is one. */
    private boolean descend(double[] direction) {
      double length = 1;
      for (int halving = 0; halving < HALVINGS; halving++) {
        double promised = 0;
        for (int i = 0; i < n; i++) {
          trial[i] = box.clamp(i, x[i] + length * direction[i]);
          promised += gradient[i] * (trial[i] - x[i]);
        }
        double there = promised < 0 ? objective.value(trial, trialGradient) : Double.NaN;
        if (there <= value + ARMIJO * promised && there < value) {
          accept(there);
          return true;
        }
        length *= Double.isFinite(there) && halving < 3 ? 0.5 : 0.2;
      }
      return false;
    }

    private void accept(double there) {
      SmallMatrix.dampedUpdate(curvature, x, trial, gradient, trialGradient);
      double[] oldX = x;
      double[] oldGradient = gradient;
      x = trial;
      gradient = trialGradient;
      value = there;
      trial = oldX;
      trialGradient = oldGradient;
    }
  }
}
