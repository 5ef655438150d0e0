package io.plimsoll.margin.liquidation;

import io.plimsoll.datasets.Checks;
import io.plimsoll.margin.Position;
import java.util.List;

/**
 * One position a block, at most a fraction of it and at most an amount: {@code min(max(min(minimum,
 * N), fraction·N), maximum)} of its notional N, rounded down to the step. A position that fits is
 * closed whole. The limits hold for insolvent accounts too.
 *
 * <p>dYdX picks the position at random; here it is the one with the largest requirement, so that
 * the same account is always treated alike. The interval between tranches is the block.
 *
 * <p><b>Reference</b>: dYdX v4-chain, {@code clob/keeper/liquidations.go}, {@code
 * GetMaxAndMinPositionNotionalLiquidatable} and {@code GetLiquidatablePositionSizeDelta}.
 *
 * @param maximumFraction of a position a block, in (0, 1]
 * @param minimumNotional that may be closed whatever the fraction, quote currency, zero or more
 * @param maximumNotional of an account a block, quote currency, positive
 * @param step contracts are closed in multiples of this; zero for no rounding
 */
public record BlockLimits(
    double maximumFraction, double minimumNotional, double maximumNotional, double step)
    implements PartialLiquidation {
  public BlockLimits {
    if (!(maximumFraction > 0 && maximumFraction <= 1)) {
      throw new IllegalArgumentException(
          "maximumFraction must be in (0, 1], was " + maximumFraction);
    }
    Checks.notNegative(minimumNotional, "minimumNotional");
    Checks.positive(maximumNotional, "maximumNotional");
    Checks.notNegative(step, "step");
  }

  @Override
  public List<Closing> next(Breach breach) {
    return breach.first(index -> part(breach, index));
  }

  private Closing part(Breach breach, int index) {
    Position position = breach.account().positions().get(index);
    double notional = breach.notional(index);
    double allowed = allowed(notional);
    double size = Math.abs(position.quantity());
    double part = allowed >= notional || size <= step ? size : size * (allowed / notional);
    if (step > 0 && part < size) {
      part = Math.min(size, Math.max(step, Math.floor(part / step) * step));
    }
    return new Closing(index, part == 0 ? position.quantity() : copySign(part, position));
  }

  private static double copySign(double size, Position position) {
    return Math.copySign(size, position.quantity());
  }

  /** The notional that may be closed of a position. */
  public double allowed(double notional) {
    double floor = Math.min(minimumNotional, notional);
    return Math.min(Math.max(floor, maximumFraction * notional), maximumNotional);
  }

  @Override
  public Insolvency insolvency() {
    return Insolvency.KEEPS_LIMITS;
  }
}
