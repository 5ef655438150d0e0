package io.plimsoll.margin.liquidation;

import java.util.List;

/**
 * How much of a breached account a venue closes at a time. A policy is settings only; the same
 * breach gives the same answer.
 *
 * <p>Which venue is which: {@link TierSteps} Binance, OKX and Bybit; {@link BlockLimits} dYdX;
 * {@link LargePositions} Hyperliquid; {@link AuctionLimit} Derive; {@link MarginShortage} Drift;
 * {@link DelayedPortions} Synthetix.
 *
 * <p>Every policy keeps to this: it never closes more than a position and never enlarges one; at
 * the marks, before impact and cost, the requirement after the closing is not above that before;
 * asked again and again while time passes, it comes to an end.
 */
public sealed interface PartialLiquidation
    permits AuctionLimit,
        BlockLimits,
        DelayedPortions,
        FixedFraction,
        LargePositions,
        MarginShortage,
        TierSteps,
        ToBuffer {

  /**
   * What to close now; empty where the venue has to wait. Asked about accounts that have positions
   * and lack equity (a {@link FirstOrder#BINDING} policy also about others); indices refer to the
   * breach's account.
   */
  List<Closing> next(Breach breach);

  /**
   * By what fraction equity must exceed the requirement before liquidation ends, zero or more: a
   * venue that closes until there is a buffer does not stop at the requirement itself.
   */
  default double exitBuffer() {
    return 0;
  }

  /** Whether the first order goes out whatever the price did since the breach. */
  default FirstOrder firstOrder() {
    return FirstOrder.IF_STILL_BREACHED;
  }

  /** What happens to an account whose equity is gone. */
  default Insolvency insolvency() {
    return Insolvency.CLOSES_ALL;
  }

  /** What becomes of the first order when the account recovers before it goes out. */
  enum FirstOrder {
    BINDING,
    IF_STILL_BREACHED
  }

  /** Whether the venue keeps to its limits when equity is not positive. */
  enum Insolvency {
    /** Every position is closed at once. */
    CLOSES_ALL,
    /** Limits hold for solvent and insolvent accounts alike. */
    KEEPS_LIMITS
  }
}
