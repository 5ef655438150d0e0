package io.plimsoll.margin.liquidation;

import io.plimsoll.datasets.Checks;
import io.plimsoll.margin.Position;
import java.util.List;

/**
 * A fixed fraction of the position with the largest requirement, and all of it once less than a
 * minimum would be left.
 *
 * @param fraction of the position closed at a time, in (0, 1]
 * @param minimumNotional a position that would be left with less is closed whole, settlement
 *     currency, zero or more
 */
public record FixedFraction(double fraction, double minimumNotional) implements PartialLiquidation {
  public FixedFraction {
    if (!(fraction > 0 && fraction <= 1)) {
      throw new IllegalArgumentException("fraction must be in (0, 1], was " + fraction);
    }
    Checks.notNegative(minimumNotional, "minimumNotional");
  }

  @Override
  public List<Closing> next(Breach breach) {
    return breach.insolvent() ? breach.everything() : breach.first(index -> part(breach, index));
  }

  private Closing part(Breach breach, int index) {
    Position position = breach.account().positions().get(index);
    double quantity = fraction * position.quantity();
    double rest =
        breach.contract(index).notional(position.quantity() - quantity, breach.mark(index));
    // A fraction of a subnormal quantity rounds to zero.
    boolean whole = rest < minimumNotional || quantity == 0;
    return new Closing(index, whole ? position.quantity() : quantity);
  }

  @Override
  public FirstOrder firstOrder() {
    return FirstOrder.BINDING;
  }
}
