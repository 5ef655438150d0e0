package io.plimsoll.margin;

/** How a contract's value depends on its price, and with it in what it settles. */
public enum Payoff {
  /** Worth {@code size · price} in the quote currency; gains settle there. */
  LINEAR,
  /**
   * Worth a fixed amount of the quote currency, {@code size}, whatever the price; gains settle in
   * the underlying, so that the value in it is {@code −size / price}.
   */
  INVERSE
}
