package io.plimsoll.margin.simulation;

import io.plimsoll.datasets.Progress;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.margin.BracketTable;
import io.plimsoll.margin.Conventions;
import io.plimsoll.margin.VenueRules;
import io.plimsoll.margin.VenueRules.InstrumentRules;
import io.plimsoll.margin.VenueRules.Netting;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A venue and paths for tests of this package. */
final class Simulated {
  static final InstrumentId A = new InstrumentId("A-USD");

  /** Four tiers with maintenance amounts 0, 6250, 56250 and 806250. */
  static final BracketTable TABLE =
      new BracketTable(
          new double[] {0, 250_000, 1_000_000, 5_000_000},
          new double[] {0.05, 0.1, 0.2, 0.5},
          new double[] {0.025, 0.05, 0.1, 0.25},
          Double.POSITIVE_INFINITY);

  static final VenueRules RULES = rules(TABLE, 0.0005, 0.005);

  /** Initial 10%, maintenance 5% at any size, no fees. */
  static final VenueRules FLAT = rules(BracketTable.flat(0.1, 0.05), 0, 0);

  private Simulated() {}

  static SimulationSettings whole(VenueRules rules, double fund, Feedback feedback) {
    return new SimulationSettings(
        rules, 1, 0, fund, LossAllocation.OPPOSITE_SIDE, feedback, 10, 50, 1);
  }

  static SimulationResult run(SimulationSettings settings, InstrumentPath path, Trader... traders) {
    return ExchangeSimulation.run(
        settings, Population.of(List.of(traders)), MarketPath.of(path), Progress.NONE);
  }

  static VenueRules rules(BracketTable table, double takerFee, double liquidationFee) {
    return new VenueRules(
        "Simulated",
        LocalDate.of(2025, 1, 1),
        "test",
        Netting.NET,
        takerFee,
        liquidationFee,
        Map.of(VenueRules.ANY_INSTRUMENT, new InstrumentRules(0.01, table)));
  }

  static VenueRules rules(Conventions conventions, Map<String, InstrumentRules> instruments) {
    return new VenueRules(
        "Simulated",
        LocalDate.of(2025, 1, 1),
        Optional.empty(),
        "test",
        Netting.NET,
        0.0005,
        0.005,
        conventions,
        instruments);
  }

  /** Bars that open where the one before closed and have no other extremes. */
  static InstrumentPath closes(double... closes) {
    return closes(A, closes);
  }

  static InstrumentPath closes(InstrumentId instrument, double... closes) {
    double[] open = new double[closes.length];
    double[] high = new double[closes.length];
    double[] low = new double[closes.length];
    for (int b = 0; b < closes.length; b++) {
      open[b] = closes[Math.max(0, b - 1)];
      high[b] = Math.max(open[b], closes[b]);
      low[b] = Math.min(open[b], closes[b]);
    }
    return InstrumentPath.of(instrument, open, high, low, closes);
  }
}
