package io.plimsoll.margin.liquidation;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.margin.BracketTable;
import io.plimsoll.margin.VenueRules;

/** Where an instrument's requirement changes its slope. */
@FunctionalInterface
public interface Tiers {
  /** One tier for every size: portfolio rules, whose requirement knows no tiers. */
  Tiers NONE = instrument -> SingleTier.TABLE;

  /** The tiers of an instrument by notional. */
  BracketTable of(InstrumentId instrument);

  /** The tiers of a venue's rate schedules. */
  static Tiers of(VenueRules rules) {
    return instrument -> rules.of(instrument).brackets();
  }

  /** A table whose floors say nothing; its rates are never read. */
  final class SingleTier {
    private static final BracketTable TABLE = BracketTable.flat(1, 0.5);

    private SingleTier() {}
  }
}
