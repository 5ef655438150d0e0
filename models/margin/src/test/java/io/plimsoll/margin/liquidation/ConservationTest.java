package io.plimsoll.margin.liquidation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.margin.Account;
import io.plimsoll.margin.Generated;
import io.plimsoll.margin.MarginMultiplier;
import io.plimsoll.margin.Position;
import io.plimsoll.margin.Seeds;
import io.plimsoll.margin.VenueRules;
import io.plimsoll.margin.VenueRules.Netting;
import io.plimsoll.margin.liquidation.DutchAuction.Point;
import io.plimsoll.margin.liquidation.LiquidationEngine.Transition;
import io.plimsoll.margin.liquidation.Waterfall.Clawback;
import io.plimsoll.margin.liquidation.Waterfall.Deleveraging;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * No money appears or vanishes, whichever way a venue liquidates: at every step the equity of all
 * accounts plus fund, fees and counterparties is what it was, and what the steps say adds up.
 */
class ConservationTest {
  private static final long MINUTE = 60_000_000_000L;
  private static final Set<String> TAKEN = new TreeSet<>();

  @Test
  void moneyIsConservedOnEveryPath() {
    Seeds.each(100_000, this::moneyIsConservedOnEveryPath);
    // A property over generated scenarios says nothing of paths that no scenario takes.
    everyIsTaken(LiquidationStep.class);
    everyIsTaken(LiquidationState.class);
  }

  private void moneyIsConservedOnEveryPath(long seed) {
    new Scenario(new SplittableRandom(seed)).run();
  }

  private static void everyIsTaken(Class<?> kinds) {
    for (Class<?> kind : kinds.getPermittedSubclasses()) {
      assertTrue(TAKEN.contains(kind.getSimpleName()), kind.getSimpleName() + " never happened");
    }
  }

  private static final List<String> IDS = List.of("a", "b", "c");

  /** Three accounts that trade with the ledger, a venue, and a market that moves a lot. */
  private static final class Scenario {
    private final SplittableRandom random;
    private final Marks market;
    private final AccountHealth health;
    private final AccountBook book;
    private final Ledger ledger;
    private final LiquidationEngine engine;
    private final OrderExecution orders;
    private final Bidder bidder;
    private final Map<String, LiquidationState> states = new TreeMap<>();
    private double scale;

    Scenario(SplittableRandom random) {
      this.random = random;
      this.market = Marks.generate(random);
      VenueRules rules = Generated.rules(random.nextBoolean() ? Netting.NET : Netting.GROSS);
      this.health = AccountHealth.cross(rules);
      List<Account> accounts = new ArrayList<>();
      for (String id : IDS) {
        accounts.add(market.account(random, id, health, random.nextDouble(0.2, 6)));
        states.put(id, LiquidationState.HEALTHY);
      }
      this.book = new AccountBook(accounts, health);
      this.ledger =
          new Ledger(
              new InsuranceFund(random.nextInt(3) == 0 ? 0 : Math.exp(random.nextDouble(0, 15))));
      for (Account account : accounts) {
        scale += Math.abs(account.collateral()) + ledger.fund().balance();
        for (Position position : account.positions()) {
          var contract = market.contract(position.instrument());
          ledger.trade(contract, position.quantity(), position.entryPrice());
          scale += contract.notional(position.quantity(), position.entryPrice());
        }
      }
      this.engine = new LiquidationEngine(venue(random), health, Tiers.of(rules));
      this.orders = execution(random);
      this.bidder =
          random.nextInt(4) == 0
              ? Bidder.NONE
              : Bidder.chargingRequirement(random.nextDouble(0, 0.5));
    }

    private static OrderExecution execution(SplittableRandom random) {
      return switch (random.nextInt(3)) {
        case 0 -> OrderExecution.AT_MARK;
        case 1 -> new ImpactExecution(new ImpactModel(ImpactModel.Shape.SQUARE_ROOT, 0.02, 0.2));
        default ->
            new BookExecution(
                new DepthProfile(
                    new double[] {0.0005, 0.002, 0.01, 0.05}, new double[] {0.2, 0.5, 0, 2}, 0.15));
      };
    }

    void run() {
      double money = money();
      long now = 0;
      for (int t = 1; t <= 3; t++) {
        market.move(random, 0.08);
        now += random.nextLong(1, 20) * MINUTE;
        for (String id : IDS) {
          if (step(now, id)) {
            assertEquals(money, money(), 1e-9 * (scale + Math.abs(money)));
          }
        }
        assertEquals(money, money(), 1e-9 * (scale + Math.abs(money)));
      }
    }

    /** Takes an account one step further; whether anything happened. */
    private boolean step(long now, String id) {
      Account before = book.account(id);
      double fund = ledger.fund().balance();
      double equity = health.equity(before, market);
      boolean mayAct =
          !(states.get(id) instanceof LiquidationState.Healthy)
              || equity < health.maintenance(before, market, MarginMultiplier.ONE);
      double others = mayAct ? others(id) : 0;
      LiquidationContext context =
          LiquidationContext.of(market, market, MarginMultiplier.ONE, orders, ledger)
              .with(book)
              .with(bidder);
      Transition t = engine.advance(now, before, states.get(id), context);
      book.put(t.account());
      states.put(id, t.state());
      TAKEN.add(t.state().getClass().getSimpleName());
      if (t.steps().isEmpty()) {
        assertEquals(before, t.account());
        return false;
      }
      assertTrue(mayAct);
      double account = 0;
      double toFund = 0;
      double toOthers = 0;
      for (LiquidationStep step : t.steps()) {
        TAKEN.add(step.getClass().getSimpleName());
        account += step.accountChange();
        toFund += step.fundChange();
        toOthers += step.othersChange();
      }
      double tolerance = 1e-9 * (scale + Math.abs(equity) + Math.abs(others) + fund);
      assertEquals(health.equity(t.account(), market) - equity, account, tolerance);
      assertEquals(ledger.fund().balance() - fund, toFund, tolerance);
      assertEquals(others(id) - others, toOthers, tolerance);
      assertEquals(t.account(), book.account(id));
      assertTrue(t.fundDraw() <= fund + t.fee() + tolerance);
      if (t.state() instanceof LiquidationState.Closed) {
        assertTrue(t.account().positions().isEmpty() && t.account().collateral() >= -tolerance);
      }
      return true;
    }

    /** Counterparties and all other accounts. */
    private double others(String id) {
      double sum = ledger.total(market) - ledger.fund().balance();
      for (Account account : book.accounts()) {
        sum += account.id().equals(id) ? 0 : health.equity(account, market);
      }
      return sum;
    }

    private double money() {
      double sum = ledger.total(market);
      for (Account account : book.accounts()) {
        sum += health.equity(account, market);
      }
      return sum;
    }
  }

  private static LiquidationRules venue(SplittableRandom random) {
    boolean auction = random.nextInt(4) == 0;
    double fee = random.nextInt(3) == 0 ? 0 : random.nextDouble(0, 0.02);
    Deleveraging[] ways = Deleveraging.values();
    DeleveragingRank[] ranks = DeleveragingRank.values();
    Clawback[] clawbacks = Clawback.values();
    return new LiquidationRules(
        "generated",
        random.nextInt(3) == 0 ? random.nextInt(3) * MINUTE : 0,
        random.nextInt(2) * MINUTE,
        auction ? new AuctionLimit(random.nextDouble(0, 0.3), 0) : partial(random),
        auction ? auction(random) : sale(random),
        random.nextBoolean()
            ? new LiquidationFee.Flat(fee)
            : new LiquidationFee.UpToBankruptcy(fee),
        random.nextInt(4) == 0 ? new Backstop(2.0 / 3, random.nextInt(3)) : Backstop.NONE,
        new Waterfall(
            random.nextBoolean() ? Double.POSITIVE_INFINITY : random.nextDouble(0, 1e5),
            ways[random.nextInt(ways.length)],
            ranks[random.nextInt(ranks.length)],
            clawbacks[random.nextInt(clawbacks.length)]));
  }

  private static DutchAuction auction(SplittableRandom random) {
    return new DutchAuction(
        List.of(
            new Point(0, 0.95),
            new Point(random.nextLong(1, 15) * MINUTE, 0.7),
            new Point(random.nextLong(15, 40) * MINUTE, 0)),
        random.nextLong(1, 30) * MINUTE,
        random.nextDouble(0, 0.1));
  }

  private static LiquidationSale sale(SplittableRandom random) {
    return switch (random.nextInt(3)) {
      case 0 -> LiquidationSale.MARKET;
      case 1 -> new LiquidationSale.Fillable(1, random.nextDouble(0, 2));
      default -> new LiquidationSale.Liquidators(random.nextDouble(0, 0.02));
    };
  }

  private static PartialLiquidation partial(SplittableRandom random) {
    return switch (random.nextInt(7)) {
      case 0 -> new FixedFraction(random.nextDouble(0.05, 1), random.nextDouble(0, 1e4));
      case 1 -> new TierSteps(random.nextInt(1, 3), random.nextInt(1, 3));
      case 2 -> new ToBuffer(random.nextDouble(0, 0.3));
      case 3 -> new BlockLimits(random.nextDouble(0.05, 1), 1_000, 100_000, 0);
      case 4 -> new MarginShortage(0.01, 0.01, 0.02, 0.1, MINUTE, 50);
      case 5 -> {
        Map<String, Double> scales = new TreeMap<>();
        for (InstrumentId instrument : Marks.INSTRUMENTS) {
          scales.put(instrument.value(), Math.exp(random.nextDouble(0, 20)));
        }
        yield new DelayedPortions(0.001, 1.5, MINUTE, 0.0005, scales);
      }
      default -> new LargePositions(100_000, 0.2, MINUTE / 2);
    };
  }
}
