package io.plimsoll.margin.liquidation;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.margin.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Whatever is liquidated in an instrument, over all accounts, may not exceed a capacity per window
 * of time; what does not fit waits. {@code capacity = (maker fee + taker fee) · skew scale ·
 * multiplier · window seconds}, less what was liquidated within the window. Where the capacity is
 * used up but the market's skew is small ({@code |skew|/skew scale} below a bound), one more
 * window's worth is let through, though not twice at the same moment. The capacity holds for
 * insolvent accounts too.
 *
 * <p><b>Reference</b>: Synthetix v3 {@code PerpsMarket.maxLiquidatableAmount} and its test "max
 * liquidatable amount"; SIP-337.
 *
 * @param feeFraction maker and taker fee together, fraction of notional, positive
 * @param limitMultiplier positive
 * @param windowNanos positive
 * @param maximumPremiumDiscount bound on the skew over its scale, zero or more; 0 lets nothing more
 *     through
 * @param skewScales contracts by symbol, positive; {@code *} holds for every symbol not named
 */
public record DelayedPortions(
    double feeFraction,
    double limitMultiplier,
    long windowNanos,
    double maximumPremiumDiscount,
    Map<String, Double> skewScales)
    implements PartialLiquidation {
  public DelayedPortions {
    Checks.positive(feeFraction, "feeFraction");
    Checks.positive(limitMultiplier, "limitMultiplier");
    Checks.positive(windowNanos, "windowNanos");
    Checks.notNegative(maximumPremiumDiscount, "maximumPremiumDiscount");
    skewScales = Map.copyOf(skewScales);
    skewScales.forEach((symbol, scale) -> Checks.positive(scale, "skew scale of " + symbol));
  }

  @Override
  public List<Closing> next(Breach breach) {
    List<Position> positions = breach.account().positions();
    List<Closing> closings = new ArrayList<>();
    double least = 1;
    for (int i = 0; i < positions.size(); i++) {
      double fraction = fraction(breach, positions.get(i).instrument());
      least = Math.min(least, fraction);
      if (fraction * positions.get(i).quantity() != 0) {
        closings.add(breach.part(i, fraction));
      }
    }
    if (!breach.raisedBy(closings)) {
      return closings;
    }
    return least > 0 ? breach.fractionOfAll(least) : List.of();
  }

  /** The same for all legs in an instrument, so that their net shrinks with them. */
  private double fraction(Breach breach, InstrumentId instrument) {
    double size = 0;
    for (Position position : breach.account().positions()) {
      size += position.instrument().equals(instrument) ? Math.abs(position.quantity()) : 0;
    }
    return Math.min(1, allowed(breach, instrument) / size);
  }

  /** Contracts that may be liquidated in an instrument now. */
  public double allowed(Breach breach, InstrumentId instrument) {
    double scale = skewScale(instrument);
    double window = capacity(instrument);
    LiquidatedVolume volume = breach.volume();
    double left = window - volume.after(instrument, breach.nowNanos() - windowNanos);
    if (left > 0) {
      return left;
    }
    boolean again = maximumPremiumDiscount > 0 && !volume.anyAt(instrument, breach.nowNanos());
    return again && Math.abs(breach.market().skew(instrument)) / scale < maximumPremiumDiscount
        ? window
        : 0;
  }

  /** Contracts of an instrument that fit into a window. */
  public double capacity(InstrumentId instrument) {
    return feeFraction * skewScale(instrument) * limitMultiplier * (windowNanos / 1e9);
  }

  private double skewScale(InstrumentId instrument) {
    Double scale = skewScales.getOrDefault(instrument.value(), skewScales.get("*"));
    if (scale == null) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT, "skew-scales do not cover instrument '" + instrument + "'");
    }
    return scale;
  }

  @Override
  public Insolvency insolvency() {
    return Insolvency.KEEPS_LIMITS;
  }
}
