package io.plimsoll.margin.collateral;

import io.plimsoll.datasets.Checks;

/**
 * An extra haircut on collateral that loses its value together with the account's positions.
 *
 * <p>Posting ETH behind a long position in ETH is wrong-way: both fall together. The same ETH
 * behind a short position offsets it. Which haircut holds depends on the sign of the account's
 * delta in the underlying; it sets in linearly, {@code haircut·min(1, |delta|/fullAt)}, or at once
 * where {@code fullAt} is zero. Tokens that fall when the underlying rises have their haircut on
 * the short side.
 *
 * @param underlying whose delta decides
 * @param longHaircut fraction in [0, 1] taken away when the account is long
 * @param shortHaircut fraction in [0, 1] taken away when the account is short
 * @param fullAtValue delta in margin currency from which the whole haircut holds, zero or more
 */
public record WrongWay(
    String underlying, double longHaircut, double shortHaircut, double fullAtValue) {
  /** Positions do not matter. */
  public static final WrongWay NONE = new WrongWay("none", 0, 0, 0);

  public WrongWay {
    Checks.notBlank(underlying, "wrong-way underlying");
    Checks.inRange(longHaircut, 0, 1, "wrong-way long haircut");
    Checks.inRange(shortHaircut, 0, 1, "wrong-way short haircut");
    Checks.notNegative(fullAtValue, "wrong-way full-at");
  }

  /** Fraction taken away at a delta in margin currency, in [0, 1]. */
  public double haircut(double delta) {
    Checks.finite(delta, "delta");
    if (delta == 0) {
      return 0;
    }
    double whole = delta > 0 ? longHaircut : shortHaircut;
    double size = Math.abs(delta);
    return size < fullAtValue ? whole * (size / fullAtValue) : whole;
  }
}
