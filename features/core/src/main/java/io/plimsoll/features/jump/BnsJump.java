package io.plimsoll.features.jump;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.volatility.PowerMeasure;
import io.plimsoll.features.volatility.PowerSum;
import io.plimsoll.features.window.BarMemory;
import io.plimsoll.features.window.BarSpan;
import io.plimsoll.features.window.BarWindow;
import io.plimsoll.features.window.BarWindowKernel;
import io.plimsoll.features.window.SmallSample;

/**
 * Barndorff-Nielsen and Shephard's test of whether a window holds jumps: how far realized variance
 * lies above a variance that jumps hardly touch, in standard deviations.
 *
 * <p>With n returns, realized variance RV, integrated variance IV and quarticity IQ: {@code linear}
 * {@code √n (RV − IV) / √(θ IQ)}; {@code ratio} {@code √n (1 − IV/RV) / √(θ IQ/IV²)}; {@code
 * ratio-max}, the best behaved, the same with {@code max(1, IQ/IV²)}. Standard normal where there
 * are no jumps; 2.33 is passed by chance once in a hundred. θ belongs to the variance: π²/4 + π − 5
 * of bipower variation, 1.81 of MinRV, 0.96 of MedRV. NaN of a price that stood still. Settings:
 * {@code window} (at least four bars), {@code form} (default {@code ratio-max}), {@code variance}
 * (default {@code bipower}; {@code min}, {@code med}), {@code quarticity} (default {@code
 * tripower}; {@code quadpower}, {@code min}, {@code med}), {@code small-sample} of the variance
 * (default {@code factor}; {@code none}), {@code warm-up}.
 *
 * <p><b>Unit</b>: standard deviations. <b>Range</b>: (−∞, ∞). <b>Cost</b>: O(1) a bar, one
 * logarithm and two powers. <b>Reference</b>: Barndorff-Nielsen, Shephard (2006), Econometrics of
 * testing for jumps, section 3; the maximum: Huang, Tauchen (2005), section 3; θ of the others:
 * Andersen, Dobrev, Schaumburg (2012), section 2.
 */
public final class BnsJump extends BarWindowKernel {
  private final Form form;
  private final Variance variance;
  private final Quarticity quarticity;
  private final SmallSample smallSample;

  /** How the distance is measured. */
  public enum Form {
    LINEAR,
    RATIO,
    RATIO_MAX
  }

  /** The variance that jumps hardly touch. */
  public enum Variance {
    BIPOWER(PowerSum.multipower(2, 2), Math.PI * Math.PI / 4 + Math.PI - 5),
    MIN(PowerMeasure.MIN_RV.sum(), 1.81),
    MED(PowerMeasure.MED_RV.sum(), 0.96);

    private final PowerSum sum;
    private final double theta;

    Variance(PowerSum sum, double theta) {
      this.sum = sum;
      this.theta = theta;
    }
  }

  /** The quarticity that jumps hardly touch. */
  public enum Quarticity {
    TRIPOWER(PowerMeasure.TRIPOWER_QUARTICITY),
    QUADPOWER(PowerMeasure.QUADPOWER_QUARTICITY),
    MIN(PowerMeasure.MIN_RQ),
    MED(PowerMeasure.MED_RQ);

    private final PowerSum sum;

    Quarticity(PowerMeasure measure) {
      sum = measure.sum();
    }
  }

  /** A kernel over a window. */
  public BnsJump(
      BarSpan span, Form form, Variance variance, Quarticity quarticity, SmallSample smallSample) {
    super(
        span,
        Counting.RETURNS,
        spec(
            "bns-jump",
            span,
            Counting.RETURNS,
            "sqrt(n) (1 - IV/RV) / sqrt(theta max(1, IQ/IV^2)), or one of its other forms",
            "standard deviations",
            "(-inf, inf)",
            "Barndorff-Nielsen, Shephard (2006), section 3"),
        BarMemory.ofSums(span.bars(), variance.sum.length(span), quarticity.sum.length(span))
            .withRings(variance.sum.neighbours(), quarticity.sum.neighbours()));
    this.form = form;
    this.variance = variance;
    this.quarticity = quarticity;
    this.smallSample = smallSample;
  }

  /** Reads {@code window}, {@code warm-up}, {@code form}, {@code variance}, … */
  public static BnsJump from(KernelSettings settings) {
    return new BnsJump(
        BarSpan.from(settings),
        settings.choice("form", Form.RATIO_MAX),
        settings.choice("variance", Variance.BIPOWER),
        settings.choice("quarticity", Quarticity.TRIPOWER),
        SmallSample.from(settings, SmallSample.FACTOR));
  }

  @Override
  protected void add(BarWindow window, Bar bar) {
    double r = window.logReturn();
    window.sum(0).add(r * r);
    variance.sum.add(window, window.ring(0), window.sum(1));
    quarticity.sum.add(window, window.ring(1), window.sum(2));
  }

  @Override
  protected double value(BarWindow window, int filled) {
    double realized = window.sum(0).sum();
    double integrated = variance.sum.estimate(window.sum(1).sum(), filled, filled, smallSample);
    double fourth =
        quarticity.sum.estimate(window.sum(2).sum(), filled, filled, SmallSample.FACTOR);
    double relative = fourth / (integrated * integrated);
    double root = Math.sqrt(filled / variance.theta);
    return switch (form) {
      case LINEAR -> root * (realized - integrated) / Math.sqrt(fourth);
      case RATIO -> root * (1 - integrated / realized) / Math.sqrt(relative);
      case RATIO_MAX -> root * (1 - integrated / realized) / Math.sqrt(Math.max(1, relative));
    };
  }
}
