package io.plimsoll.margin.portfolio;

import io.plimsoll.datasets.Checks;

/**
 * How the smile turns: volatility is multiplied by 1 + clamp(k·cap/k*, ±cap), at least zero, where
 * k = ln(K/F) for the linear turn and |ln(K/F)| for the absolute one.
 *
 * <p>cap = base + change·√τ; k* = max(least, √τ·width·(level + slope·√τ)) is where the smile is
 * thought to flatten. <b>Unit</b>: fractions of volatility.
 *
 * @param linearCap base of the linear turn
 * @param linearChange change of it by √τ
 * @param absoluteCap base of the absolute turn
 * @param absoluteChange change of it by √τ
 * @param minimumWidth least k*, positive unless every option has a positive k*
 * @param widthScale width
 * @param widthLevel level
 * @param widthSlope slope
 */
public record SkewShock(
    double linearCap,
    double linearChange,
    double absoluteCap,
    double absoluteChange,
    double minimumWidth,
    double widthScale,
    double widthLevel,
    double widthSlope) {
  public SkewShock {
    Checks.notNegative(linearCap, "linear-cap");
    Checks.finite(linearChange, "linear-change");
    Checks.notNegative(absoluteCap, "absolute-cap");
    Checks.finite(absoluteChange, "absolute-change");
    Checks.notNegative(minimumWidth, "minimum-width");
    Checks.notNegative(widthScale, "width-scale");
    Checks.finite(widthLevel, "width-level");
    Checks.finite(widthSlope, "width-slope");
  }

  /** cap of the linear turn. */
  public double linearCap(double rootYears) {
    return linearChange * rootYears + linearCap;
  }

  /** cap of the absolute turn. */
  public double absoluteCap(double rootYears) {
    return absoluteChange * rootYears + absoluteCap;
  }

  /** k*. */
  public double width(double rootYears) {
    return Math.max(minimumWidth, rootYears * widthScale * (widthLevel + widthSlope * rootYears));
  }

  /** By what volatility is multiplied before it is kept from falling below zero. */
  public static double multiplier(double k, double cap, double width) {
    double turn = width > 0 ? k * cap / width : Math.copySign(cap, k);
    return 1 + (k >= 0 ? Math.min(cap, turn) : Math.max(-cap, turn));
  }
}
