package io.plimsoll.features.volatility;

import io.plimsoll.features.window.Ring;
import java.util.Locale;

/**
 * The measures of integrated variance and integrated quarticity that are sums over neighbouring
 * absolute returns; each constant is a kernel of its own, named {@code like-this}.
 */
public enum PowerMeasure {
  /** {@code (n/3) Σ r⁴}: jumps blow it up. */
  REALIZED_QUARTICITY(
      new PowerSum(1, 4, 1.0 / 3, absolute -> fourth(absolute.get(0))),
      "n/3 * sum of r^4",
      "Barndorff-Nielsen, Shephard (2002), section 2"),
  /** {@code n μ_{4/3}⁻³ n/(n−2) Σ |rᵢ|^(4/3) |rᵢ₋₁|^(4/3) |rᵢ₋₂|^(4/3)}. */
  TRIPOWER_QUARTICITY(
      PowerSum.multipower(3, 4),
      "n * mu(4/3)^-3 * n/(n-2) * sum of products of three neighbours |r|^(4/3)",
      "Barndorff-Nielsen, Shephard (2006), section 2"),
  /** {@code n (π/2)² n/(n−3) Σ |rᵢ||rᵢ₋₁||rᵢ₋₂||rᵢ₋₃|}. */
  QUADPOWER_QUARTICITY(
      PowerSum.multipower(4, 4),
      "n * (pi/2)^2 * n/(n-3) * sum of products of four neighbours |r|",
      "Barndorff-Nielsen, Shephard (2006), section 2"),
  /** {@code π/(π−2) n/(n−1) Σ min(|rᵢ|, |rᵢ₋₁|)²}. */
  MIN_RV(
      new PowerSum(
          2,
          2,
          Math.PI / (Math.PI - 2),
          absolute -> square(Math.min(absolute.get(0), absolute.get(1)))),
      "pi/(pi-2) * n/(n-1) * sum of min(|r(i)|, |r(i-1)|)^2",
      "Andersen, Dobrev, Schaumburg (2012), section 2"),
  /** {@code π/(6−4√3+π) n/(n−2) Σ med(|rᵢ|, |rᵢ₋₁|, |rᵢ₋₂|)²}. */
  MED_RV(
      new PowerSum(
          3, 2, Math.PI / (6 - 4 * Math.sqrt(3) + Math.PI), absolute -> square(median(absolute))),
      "pi/(6-4 sqrt(3)+pi) * n/(n-2) * sum of med(|r(i)|, |r(i-1)|, |r(i-2)|)^2",
      "Andersen, Dobrev, Schaumburg (2012), section 2"),
  /** {@code π/(3π−8) n n/(n−1) Σ min(|rᵢ|, |rᵢ₋₁|)⁴}. */
  MIN_RQ(
      new PowerSum(
          2,
          4,
          Math.PI / (3 * Math.PI - 8),
          absolute -> fourth(Math.min(absolute.get(0), absolute.get(1)))),
      "n * pi/(3 pi-8) * n/(n-1) * sum of min(|r(i)|, |r(i-1)|)^4",
      "Andersen, Dobrev, Schaumburg (2012), section 3"),
  /** {@code 3π/(9π+72−52√3) n n/(n−2) Σ med(|rᵢ|, |rᵢ₋₁|, |rᵢ₋₂|)⁴}. */
  MED_RQ(
      new PowerSum(
          3,
          4,
          3 * Math.PI / (9 * Math.PI + 72 - 52 * Math.sqrt(3)),
          absolute -> fourth(median(absolute))),
      "n * 3 pi/(9 pi+72-52 sqrt(3)) * n/(n-2) * sum of med(|r(i)|, |r(i-1)|, |r(i-2)|)^4",
      "Andersen, Dobrev, Schaumburg (2012), section 3");

  private final PowerSum sum;
  private final String formula;
  private final String reference;

  PowerMeasure(PowerSum sum, String formula, String reference) {
    this.sum = sum;
    this.formula = formula;
    this.reference = reference;
  }

  /** The sum it is made of. */
  public PowerSum sum() {
    return sum;
  }

  /** The name of its kernel. */
  public String kernel() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String formula() {
    return formula;
  }

  String reference() {
    return reference;
  }

  private static double square(double x) {
    return x * x;
  }

  private static double fourth(double x) {
    return x * x * x * x;
  }

  private static double median(Ring three) {
    double a = three.get(0);
    double b = three.get(1);
    double c = three.get(2);
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  }
}
