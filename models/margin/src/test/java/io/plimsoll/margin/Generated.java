package io.plimsoll.margin;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.margin.MarketSnapshot.InstrumentState;
import io.plimsoll.margin.VenueRules.InstrumentRules;
import io.plimsoll.margin.VenueRules.Netting;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Accounts, markets and rules that a seed determines. */
public final class Generated {
  public static final List<InstrumentId> INSTRUMENTS =
      List.of(new InstrumentId("A-USD"), new InstrumentId("B-USD"), new InstrumentId("C-USD"));

  /** Four tiers with amounts 0, 6250, 56250 and 806250. */
  public static final BracketTable TABLE =
      new BracketTable(
          new double[] {0, 250_000, 1_000_000, 5_000_000},
          new double[] {0.05, 0.1, 0.2, 0.5},
          new double[] {0.025, 0.05, 0.1, 0.25},
          Double.POSITIVE_INFINITY);

  private Generated() {}

  public static VenueRules rules(Netting netting) {
    return new VenueRules(
        "Generated",
        LocalDate.of(2025, 1, 1),
        "test",
        netting,
        0.0005,
        0.005,
        Map.of("*", new InstrumentRules(0.01, TABLE)));
  }

  public static MarketSnapshot market(SplittableRandom random) {
    Map<InstrumentId, InstrumentState> states = new HashMap<>();
    for (InstrumentId instrument : INSTRUMENTS) {
      states.put(
          instrument,
          new InstrumentState(Math.exp(random.nextDouble(-3, 11)), random.nextDouble(1e4, 1e7)));
    }
    return new MarketSnapshot(states);
  }

  /** Up to four positions of 100 to 10 million notional at the mark, entered within 20% of it. */
  public static Account account(SplittableRandom random, MarketState market) {
    List<Position> positions = new ArrayList<>();
    int n = random.nextInt(1, 5);
    double notional = 0;
    for (int i = 0; i < n; i++) {
      InstrumentId instrument = INSTRUMENTS.get(random.nextInt(INSTRUMENTS.size()));
      double size = Math.exp(random.nextDouble(Math.log(100), Math.log(1e7)));
      double entry = market.mark(instrument) * random.nextDouble(0.8, 1.2);
      double quantity = size / market.mark(instrument) * (random.nextBoolean() ? 1 : -1);
      positions.add(new Position(instrument, quantity, entry, size * random.nextDouble(0.02, 0.6)));
      notional += size;
    }
    return new Account("g", notional * random.nextDouble(0, 0.3), positions);
  }

  public static MarginMultiplier multiplier(SplittableRandom random) {
    Map<InstrumentId, Double> factors = new HashMap<>();
    for (InstrumentId instrument : INSTRUMENTS) {
      factors.put(instrument, random.nextDouble(0.5, 4));
    }
    return MarginMultiplier.of(factors, Map.of("g", random.nextDouble(1, 1.5)));
  }
}
