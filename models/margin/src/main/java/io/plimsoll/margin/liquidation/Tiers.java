package io.plimsoll.margin.liquidation;

import io.plimsoll.margin.BracketTable;
import io.plimsoll.margin.Contract;
import io.plimsoll.margin.MarginSchedule;
import io.plimsoll.margin.SizeTiers;
import io.plimsoll.margin.VenueRules;

/** At which sizes a position's requirement changes its rate. */
@FunctionalInterface
public interface Tiers {
  /** One tier for every size: portfolio rules, and schedules that are smooth in the size. */
  Tiers NONE = (contract, mark) -> new double[1];

  /**
   * The sizes from which tiers hold, in contracts at a mark; the first is zero, and they rise
   * strictly.
   */
  double[] floors(Contract contract, double mark);

  /** The tiers of a venue's rate schedules; one tier where a schedule has another form. */
  static Tiers of(VenueRules rules) {
    return (contract, mark) -> floors(rules.of(contract).schedule(), contract, mark);
  }

  private static double[] floors(MarginSchedule schedule, Contract contract, double mark) {
    if (schedule instanceof BracketTable table) {
      double unit = contract.notional(1, mark);
      double[] floors = new double[table.size()];
      for (int i = 0; i < floors.length; i++) {
        floors[i] = table.floor(i) / unit;
      }
      return floors;
    }
    if (schedule instanceof SizeTiers sizes) {
      double[] floors = new double[sizes.size()];
      for (int i = 0; i < floors.length; i++) {
        floors[i] = sizes.floor(i) / contract.size();
      }
      return floors;
    }
    return new double[1];
  }
}
