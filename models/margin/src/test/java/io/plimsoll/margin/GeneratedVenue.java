package io.plimsoll.margin;

import io.plimsoll.datasets.config.ConfigTree;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.margin.Contract.EuropeanOption;
import io.plimsoll.margin.Contract.Future;
import io.plimsoll.margin.Contract.Perpetual;
import io.plimsoll.margin.Contract.Right;
import io.plimsoll.margin.Conventions.Valuation;
import io.plimsoll.margin.MarketSnapshot.AssetState;
import io.plimsoll.margin.MarketSnapshot.InstrumentState;
import io.plimsoll.margin.VenueRules.InstrumentRules;
import io.plimsoll.margin.VenueRules.Netting;
import io.plimsoll.margin.collateral.CollateralSchedule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A venue with any form of schedule and any convention, a market of its contracts and an account
 * there, as a seed determines them.
 */
record GeneratedVenue(
    VenueRules rules, MarketSnapshot market, Account account, MarginMultiplier multiplier) {
  private static final String COIN = "COIN";

  /** Which kinds of contract are traded. */
  enum Kind {
    LINEAR,
    INVERSE,
    OPTIONS
  }

  /** Three instruments in each of which there may be several positions. */
  static GeneratedVenue of(SplittableRandom random) {
    return of(random, conventions(random));
  }

  /** A venue that reckons at the mark, with no fee in the requirement. */
  static GeneratedVenue plain(SplittableRandom random) {
    return of(random, Conventions.PLAIN);
  }

  private static GeneratedVenue of(SplittableRandom random, Conventions conventions) {
    Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
    Netting netting = random.nextBoolean() ? Netting.NET : Netting.GROSS;
    Map<String, InstrumentRules> instruments = new HashMap<>();
    Map<InstrumentId, InstrumentState> states = new HashMap<>();
    Map<InstrumentId, Contract> contracts = new HashMap<>();
    double index = Math.exp(random.nextDouble(0, 11));
    for (InstrumentId id : Generated.INSTRUMENTS) {
      Contract contract = contract(random, id, kind, index);
      double mark =
          kind == Kind.OPTIONS
              ? Math.exp(random.nextDouble(-6, 0.5))
              : Math.exp(random.nextDouble(-3, 11));
      double tick = Math.pow(10, Math.floor(Math.log10(mark)) - 4);
      contracts.put(id, contract);
      instruments.put(id.value(), new InstrumentRules(tick, schedule(random, contract)));
      states.put(
          id,
          InstrumentState.of(mark)
              .withIndex(kind == Kind.OPTIONS ? index : mark, 1)
              .withOpenInterest(
                  random.nextDouble(0, 2e8) / contract.notional(1, mark), random.nextDouble()));
    }
    Map<String, AssetState> assets = Map.of(COIN, AssetState.of(random.nextDouble(0.5, 100)));
    MarketSnapshot market = new MarketSnapshot(0, states, contracts, assets);
    VenueRules rules =
        new VenueRules(
            "Generated",
            LocalDate.of(2025, 1, 1),
            Optional.empty(),
            "test",
            netting,
            0.0005,
            0.005,
            conventions,
            instruments);
    return new GeneratedVenue(rules, market, account(random, market), Generated.multiplier(random));
  }

  private static Conventions conventions(SplittableRandom random) {
    Optional<String> currency = random.nextBoolean() ? Optional.of("USD") : Optional.empty();
    return new Conventions(
        currency,
        random.nextBoolean() ? random.nextDouble(0, 0.001) : 0,
        0,
        random.nextInt(4) == 0 ? Valuation.ENTRY : Valuation.MARK,
        random.nextInt(4) == 0 ? 0.1 : 0,
        currency.isPresent() && random.nextBoolean()
            ? Optional.of(haircuts(random.nextDouble(0.5, 1)))
            : Optional.empty(),
        EnumSet.of(MarginMethod.CROSS, MarginMethod.ISOLATED));
  }

  private static CollateralSchedule haircuts(double rate) {
    return CollateralSchedule.from(
        ConfigTree.of(
            "generated",
            Map.of("currency", "USD", "assets", List.of(Map.of("asset", COIN, "rate", rate)))));
  }

  private static Contract contract(
      SplittableRandom random, InstrumentId id, Kind kind, double index) {
    double size = List.of(1.0, 0.001, 10.0, 100.0).get(random.nextInt(4));
    return switch (kind) {
      case LINEAR ->
          random.nextBoolean()
              ? new Perpetual(id, "X", COIN, Payoff.LINEAR, size)
              : new Future(id, "X", COIN, Payoff.LINEAR, size, 1);
      case INVERSE ->
          random.nextBoolean()
              ? new Perpetual(id, COIN, COIN, Payoff.INVERSE, size)
              : new Future(id, COIN, COIN, Payoff.INVERSE, size, 1);
      case OPTIONS ->
          new EuropeanOption(
              id,
              COIN,
              COIN,
              Payoff.INVERSE,
              size,
              1,
              index * random.nextDouble(0.5, 2),
              random.nextBoolean() ? Right.CALL : Right.PUT);
    };
  }

  private static MarginSchedule schedule(SplittableRandom random, Contract contract) {
    if (contract instanceof EuropeanOption option) {
      return new ShortOption(option.right(), 0.15, 0.1, 0.075);
    }
    double initial = random.nextDouble(0.01, 0.2);
    double part = random.nextDouble(0.3, 1);
    return switch (random.nextInt(contract.payoff() == Payoff.INVERSE ? 3 : 7)) {
      case 0 -> Generated.TABLE;
      case 1 -> BracketTable.flat(initial, part * initial);
      case 2 ->
          new SizeTiers(
              new double[] {0, 1, 1e3, 1e6},
              new double[] {0.02, 0.05, 0.1, 0.5},
              new double[] {0.01, 0.025, 0.1, 0.25},
              Double.POSITIVE_INFINITY);
      case 3 -> new LinearInSize(initial, part * initial, 1e-6 * initial, 5e-7 * initial * part);
      case 4 -> new RootInSize(initial, part * initial, 1e-3 * initial, 1e-3 * initial * part);
      case 5 -> new SkewScaled(1e7, random.nextDouble(1, 6), 0.05, 0.33, random.nextDouble(0, 100));
      default ->
          random.nextBoolean()
              ? new OpenInterestScaled(Math.round(1e6 * initial), Math.round(1e6 * part), 4e7, 1e8)
              : new OpenInterestFactor(initial, 6e-10, part * initial);
    };
  }

  /** Up to five positions of 100 to 10 million notional, entered within a fifth of the mark. */
  private static Account account(SplittableRandom random, MarketSnapshot market) {
    List<Position> positions = new ArrayList<>();
    int n = random.nextInt(1, 6);
    double total = 0;
    for (int i = 0; i < n; i++) {
      InstrumentId id = Generated.INSTRUMENTS.get(random.nextInt(3));
      double notional = Math.exp(random.nextDouble(Math.log(100), Math.log(1e7)));
      double quantity = notional / market.contract(id).notional(1, market.mark(id));
      double entry = market.mark(id) * random.nextDouble(0.8, 1.2);
      positions.add(
          new Position(
              id,
              random.nextBoolean() ? quantity : -quantity,
              entry,
              random.nextBoolean() ? 0 : notional * random.nextDouble(0.02, 0.6)));
      total += notional;
    }
    Map<String, Double> balances =
        random.nextInt(3) == 0 ? Map.of(COIN, total * random.nextDouble(0, 0.3)) : Map.of();
    return new Account("g", total * random.nextDouble(0, 0.5), balances, positions);
  }

  /** The same account with every quantity times a factor. */
  Account scaled(double factor) {
    return new Account(
        account.id(),
        account.collateral(),
        account.balances(),
        account.positions().stream().map(p -> p.withQuantity(p.quantity() * factor)).toList());
  }

  CrossMargin cross() {
    return new CrossMargin(rules);
  }

  IsolatedMargin isolated() {
    return new IsolatedMargin(rules);
  }
}
