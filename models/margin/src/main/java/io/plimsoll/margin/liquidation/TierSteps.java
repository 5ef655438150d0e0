package io.plimsoll.margin.liquidation;

import io.plimsoll.datasets.Checks;
import java.util.List;

/**
 * Steps a position down the venue's tiers: just enough is closed for the rest to fit into a lower
 * tier, where the rate is lower. From the lowest tiers a position is closed whole.
 *
 * <p><b>Reference</b>: OKX, "Forced partial or full liquidation": tier 3 and above go down two
 * tiers, tiers 1 and 2 are closed whole (an older page goes from tier 3 straight to tier 1). Bybit,
 * "Liquidation process": to the next lower tier, whole in the lowest. Binance's "liquidation
 * protocols" speak of one large order that reduces the position and of takeover if that is not
 * enough, without a formula: one tier is our reading of it.
 *
 * @param tiersDown how many tiers at a time, at least 1
 * @param wholeUpToTier a position in this tier or below is closed whole, counted from 1, at least 1
 */
public record TierSteps(int tiersDown, int wholeUpToTier) implements PartialLiquidation {
  /** A mark times a quantity is off by a few units in the last place. */
  private static final double ROUNDING = 1e-12;

  public TierSteps {
    Checks.positive(tiersDown, "tiersDown");
    Checks.positive(wholeUpToTier, "wholeUpToTier");
  }

  @Override
  public List<Closing> next(Breach breach) {
    return breach.insolvent() ? breach.everything() : breach.first(index -> step(breach, index));
  }

  private Closing step(Breach breach, int index) {
    double quantity = breach.account().positions().get(index).quantity();
    double[] floors = breach.tiers().floors(breach.contract(index), breach.mark(index));
    double size = Math.abs(quantity);
    int tier = tier(floors, size);
    if (tier + 1 <= wholeUpToTier) {
      return new Closing(index, quantity);
    }
    // Just below the floor, where tables that step by size have the lower rate already.
    double kept = floors[Math.max(0, tier - tiersDown) + 1] * (1 - ROUNDING);
    return new Closing(index, Math.copySign(size - kept, quantity));
  }

  /**
   * The tier of a size, from zero. A size where two tiers meet counts to the lower one, so that a
   * step down ends in the tier it aimed at.
   */
  private static int tier(double[] floors, double size) {
    int tier = floors.length - 1;
    while (tier > 0 && size <= floors[tier] * (1 + ROUNDING)) {
      tier--;
    }
    return tier;
  }
}
