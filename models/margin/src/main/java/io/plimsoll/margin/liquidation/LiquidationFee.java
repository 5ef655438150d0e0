package io.plimsoll.margin.liquidation;

import io.plimsoll.datasets.Checks;

/** What an account pays to the insurance fund for being liquidated. A fee never makes bad debt. */
public sealed interface LiquidationFee {

  /** The largest fraction of the notional closed that is charged. */
  double fraction();

  /**
   * A fraction of the notional closed, at most the equity left.
   *
   * @param fraction of the notional, in [0, 1)
   */
  record Flat(double fraction) implements LiquidationFee {
    public Flat {
      Checks.inRange(fraction, 0, Math.nextDown(1.0), "fraction");
    }
  }

  /**
   * What the fill brought over the bankruptcy price, at most a fraction of the notional; where the
   * fill brought less than the bankruptcy price the fund pays the difference at once. The
   * bankruptcy price of a fill is that at which the account would lose the share of its equity that
   * the fill frees of its requirement.
   *
   * <p><b>Reference</b>: dYdX v4-chain, {@code GetLiquidationInsuranceFundDelta}.
   *
   * @param fraction of the notional, in [0, 1)
   */
  record UpToBankruptcy(double fraction) implements LiquidationFee {
    public UpToBankruptcy {
      Checks.inRange(fraction, 0, Math.nextDown(1.0), "fraction");
    }
  }
}
