package io.plimsoll.margin.portfolio;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.store.Yaml;
import io.plimsoll.margin.Account;
import io.plimsoll.margin.Contract;
import io.plimsoll.margin.Contract.EuropeanOption;
import io.plimsoll.margin.Contract.Future;
import io.plimsoll.margin.Contract.Perpetual;
import io.plimsoll.margin.Contract.Right;
import io.plimsoll.margin.MarginMultiplier;
import io.plimsoll.margin.MarketSnapshot;
import io.plimsoll.margin.MarketSnapshot.AssetState;
import io.plimsoll.margin.MarketSnapshot.InstrumentState;
import io.plimsoll.margin.Payoff;
import io.plimsoll.margin.Position;
import io.plimsoll.margin.rules.RuleSets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Portfolios on BTC and the market that they are in, as a seed determines them. */
record GeneratedPortfolio(Account account, MarketSnapshot market) {
  static final InstrumentId PERP = new InstrumentId("BTC-PERP");
  private static final long DAY = 86_400_000_000_000L;

  /** The rule sets of this package that take BTC, read once. */
  static final List<PortfolioRules> RULES =
      List.of(
          rules("derive-pm2-btc"),
          rules("paradex-pm"),
          rules("deribit-spm-btc"),
          rules("deribit-pm-btc"),
          rules("okx-pm"));

  static PortfolioRules rules(String name) {
    return (PortfolioRules) RuleSets.load(name, Yaml::read);
  }

  /** Up to four positions in a perpetual, a future and options of three expiries, and cash. */
  static GeneratedPortfolio of(SplittableRandom random, PortfolioRules rules) {
    return of(random, rules, 1 + random.nextInt(4));
  }

  static GeneratedPortfolio of(SplittableRandom random, PortfolioRules rules, int size) {
    boolean futures = !(rules instanceof DerivePm2Rules);
    double spot = Math.exp(random.nextDouble(Math.log(5_000), Math.log(200_000)));
    String cash = rules.currency();
    Map<InstrumentId, InstrumentState> states = new LinkedHashMap<>();
    Map<InstrumentId, Contract> contracts = new LinkedHashMap<>();
    double[] forward = new double[3];
    double[] discount = new double[3];
    long[] expiry = new long[3];
    for (int e = 0; e < 3; e++) {
      expiry[e] = (long) (DAY * Math.exp(random.nextDouble(Math.log(0.3), Math.log(400))));
      double years = (double) expiry[e] / (365 * DAY);
      forward[e] = spot * Math.exp(random.nextDouble(-0.1, 0.2) * years);
      discount[e] = Math.exp(-random.nextDouble(0, 0.1) * years);
    }
    List<Position> positions = new ArrayList<>();
    double gross = 0;
    for (int i = 0; i < size; i++) {
      double quantity = Math.exp(random.nextDouble(-4, 3)) * (random.nextBoolean() ? 1 : -1);
      int kind = random.nextInt(4);
      InstrumentId id;
      double entry;
      if (kind == 0) {
        id = PERP;
        double mark = spot * 1.0007;
        contracts.put(id, new Perpetual(id, "BTC", cash, Payoff.LINEAR, 1));
        states.put(id, InstrumentState.of(mark).withIndex(spot, 1));
        entry = mark * random.nextDouble(0.9, 1.1);
      } else if (kind == 1 && futures) {
        int e = random.nextInt(3);
        id = new InstrumentId("BTC-F" + e);
        contracts.put(id, new Future(id, "BTC", cash, Payoff.LINEAR, 1, expiry[e]));
        states.put(id, InstrumentState.of(forward[e]).withIndex(spot, 1));
        entry = forward[e] * random.nextDouble(0.9, 1.1);
      } else {
        int e = random.nextInt(3);
        double strike = spot * Math.exp(random.nextDouble(-0.7, 0.7));
        double vol = random.nextDouble(0.2, 1.5);
        id = new InstrumentId("BTC-O" + i);
        Right right = random.nextBoolean() ? Right.CALL : Right.PUT;
        contracts.put(
            id, new EuropeanOption(id, "BTC", cash, Payoff.LINEAR, 1, expiry[e], strike, right));
        states.put(
            id,
            InstrumentState.of(1)
                .withIndex(spot, 1)
                .withVolatility(vol, forward[e], random.nextDouble(0.4, 1), discount[e]));
        entry = spot * random.nextDouble(0.001, 0.2);
      }
      positions.add(Position.cross(id, quantity, entry));
      gross += Math.abs(quantity) * spot;
    }
    Map<String, Double> balances = new HashMap<>();
    if (random.nextInt(3) == 0 && takesBitcoin(rules)) {
      balances.put("BTC", random.nextDouble(0, 3));
    }
    MarketSnapshot market =
        new MarketSnapshot(
            0,
            states,
            contracts,
            Map.of(
                "BTC", new AssetState(spot, random.nextDouble(0.4, 1)),
                "USDC", new AssetState(random.nextDouble(0.97, 1.01), 1)));
    double wallet = gross * random.nextDouble(-0.1, 0.6);
    boolean lends = !(rules instanceof ScanRules);
    return new GeneratedPortfolio(
        new Account("g", lends ? wallet : Math.abs(wallet), balances, positions), market);
  }

  private static boolean takesBitcoin(PortfolioRules rules) {
    return switch (rules) {
      case DerivePm2Rules derive -> derive.collateral().containsKey("BTC");
      case ScanRules scan -> scan.collateral().containsKey("BTC");
      case OkxRules okx -> okx.collateral().containsKey("BTC");
    };
  }

  /** The same with every position a multiple of its size; collateral stays. */
  Account times(double factor) {
    return new Account(
        account.id(),
        account.collateral(),
        account.balances(),
        account.positions().stream().map(p -> p.withQuantity(p.quantity() * factor)).toList());
  }

  /** The market where BTC and everything on it have been multiplied by a factor. */
  MarketSnapshot moved(double factor) {
    MarketSnapshot moved = market;
    for (Map.Entry<InstrumentId, InstrumentState> entry : market.instruments().entrySet()) {
      InstrumentState s = entry.getValue();
      boolean option = market.contract(entry.getKey()) instanceof EuropeanOption;
      InstrumentState changed =
          s.withMark(option ? s.mark() : s.mark() * factor)
              .withIndex(s.index() * factor, s.confidence());
      moved =
          moved.with(
              entry.getKey(),
              option
                  ? changed.withVolatility(
                      s.volatility(), s.forward() * factor, s.forwardConfidence(), s.discount())
                  : changed);
    }
    AssetState btc = market.assets().get("BTC");
    return moved.with("BTC", new AssetState(btc.price() * factor, btc.confidence()));
  }

  /** The same with none but its options, all of them short. */
  Account shortOptions() {
    return new Account(
        account.id(),
        account.collateral(),
        account.balances(),
        account.positions().stream()
            .filter(p -> market.contract(p.instrument()) instanceof EuropeanOption)
            .map(p -> p.withQuantity(-Math.abs(p.quantity())))
            .toList());
  }

  /** The market where every implied volatility has been multiplied by a factor. */
  MarketSnapshot rougher(double factor) {
    MarketSnapshot rougher = market;
    for (Map.Entry<InstrumentId, InstrumentState> entry : market.instruments().entrySet()) {
      InstrumentState s = entry.getValue();
      if (market.contract(entry.getKey()) instanceof EuropeanOption) {
        rougher =
            rougher.with(
                entry.getKey(),
                s.withVolatility(
                    s.volatility() * factor, s.forward(), s.forwardConfidence(), s.discount()));
      }
    }
    return rougher;
  }

  /** What all positions stand for at the index, sizes added up. */
  double notional() {
    return account.positions().stream()
        .mapToDouble(p -> Math.abs(p.quantity()) * market.index(p.instrument()))
        .sum();
  }

  static MarginMultiplier multiplier(double factor) {
    return MarginMultiplier.constant(factor);
  }
}
