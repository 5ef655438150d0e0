package io.plimsoll.datasets.account;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.market.InstrumentId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the venue's books say of an account: all of it, so that what is not in it is not there.
 *
 * @param equity collateral plus unrealized profit and loss, quote currency; may be negative
 * @param maintenance margin that must be held, quote currency, zero or more
 * @param initial margin that new positions would need, quote currency, zero or more
 * @param collateral what was deposited, by asset
 * @param positions open positions, at most one an instrument
 */
public record AccountSnapshot(
    AccountId account,
    long eventNanos,
    long availableNanos,
    double equity,
    double maintenance,
    double initial,
    List<Collateral> collateral,
    List<Position> positions)
    implements AccountEvent {
  public AccountSnapshot {
    if (availableNanos < eventNanos) {
      throw new IllegalArgumentException(
          "availableNanos must not precede eventNanos " + eventNanos + ", was " + availableNanos);
    }
    Checks.finite(equity, "equity");
    Checks.notNegative(maintenance, "maintenance");
    Checks.notNegative(initial, "initial");
    collateral = List.copyOf(collateral);
    positions = List.copyOf(positions);
    Set<InstrumentId> seen = new HashSet<>();
    for (Position position : positions) {
      if (!seen.add(position.instrument())) {
        throw new IllegalArgumentException(
            "positions must have an instrument once, had " + position.instrument() + " twice");
      }
    }
  }

  /**
   * One asset that was deposited.
   *
   * @param asset as the venue writes it
   * @param valueQuote quote currency, zero or more, before haircuts
   * @param pricedBy the instrument whose price moves that value; null for what keeps it
   */
  public record Collateral(String asset, double valueQuote, @Nullable InstrumentId pricedBy) {
    public Collateral {
      Checks.notBlank(asset, "asset");
      Checks.notNegative(valueQuote, "valueQuote of " + asset);
    }
  }

  /**
   * One open position.
   *
   * @param quantity base units, negative when short, never zero
   * @param mark what it is valued at, quote currency, positive
   * @param liquidationPrice quote currency, positive; NaN where there is none
   */
  public record Position(
      InstrumentId instrument, double quantity, double mark, double liquidationPrice) {
    public Position {
      Checks.finite(quantity, "quantity of " + instrument);
      if (quantity == 0) {
        throw new IllegalArgumentException(
            "quantity of " + instrument + " must not be zero, was " + quantity);
      }
      Checks.positive(mark, "mark of " + instrument);
      if (!Double.isNaN(liquidationPrice)) {
        Checks.positive(liquidationPrice, "liquidationPrice of " + instrument);
      }
    }
  }
}
