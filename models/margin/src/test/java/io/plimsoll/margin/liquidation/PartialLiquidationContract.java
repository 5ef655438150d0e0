package io.plimsoll.margin.liquidation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.margin.Account;
import io.plimsoll.margin.Position;
import io.plimsoll.margin.liquidation.LiquidationState.Unwinding;
import io.plimsoll.margin.liquidation.PartialLiquidation.Insolvency;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What every policy of partial liquidation keeps. */
abstract class PartialLiquidationContract {
  /** A policy with settings that a seed determines, fit for a breach. */
  abstract PartialLiquidation policy(SplittableRandom random, Breach breach);

  @Property(tries = 5_000, seed = "1")
  void neverClosesMoreThanAPositionNorEnlargesOne(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Breach breach = Marks.breach(random, random.nextDouble(-0.5, 1));
    PartialLiquidation policy = policy(random, breach);
    double[] closed = new double[breach.account().positions().size()];
    for (Closing closing : policy.next(breach)) {
      closed[closing.index()] += closing.quantity();
    }
    for (int i = 0; i < closed.length; i++) {
      double held = breach.account().positions().get(i).quantity();
      assertTrue(closed[i] == 0 || Math.signum(closed[i]) == Math.signum(held));
      assertTrue(Math.abs(closed[i]) <= Math.abs(held) * (1 + 1e-12));
    }
  }

  @Property(tries = 5_000, seed = "2")
  void neverRaisesTheRequirementAtTheMark(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Breach breach = Marks.breach(random, random.nextDouble(-0.5, 1));
    List<Closing> closings = policy(random, breach).next(breach);
    double before = breach.maintenance();
    double after =
        breach
            .health()
            .maintenance(close(breach, closings, 0), breach.market(), breach.multiplier());
    // Closing at the mark leaves equity as it is, so this alone is health.
    assertTrue(after <= before * (1 + 1e-12), () -> before + " rose to " + after);
  }

  @Property(tries = 5_000, seed = "3")
  void closesEverythingWhenInsolventUnlessTheVenueKeepsItsLimits(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Breach breach = Marks.breach(random, random.nextDouble(-0.5, 0));
    PartialLiquidation policy = policy(random, breach);
    if (policy.insolvency() == Insolvency.CLOSES_ALL) {
      assertTrue(close(breach, policy.next(breach), 0).positions().isEmpty());
    }
  }

  @Property(tries = 500, seed = "4")
  void comesToAnEnd(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Breach breach = Marks.breach(random, random.nextDouble(0, 1));
    PartialLiquidation policy = policy(random, breach);
    for (int tranche = 0; tranche < 20_000; tranche++) {
      boolean done =
          breach.account().positions().isEmpty()
              || breach.equity() >= (1 + policy.exitBuffer()) * breach.maintenance() * (1 - 1e-9);
      if (done) {
        return;
      }
      breach = next(breach, policy.next(breach));
    }
    assertFalse(true, "still not at an end: " + breach.account());
  }

  /** The breach ten seconds later. */
  private static Breach next(Breach breach, List<Closing> closings) {
    double before = (1 + 0.02) * breach.maintenance() - breach.equity();
    for (Closing closing : closings) {
      var instrument = breach.account().positions().get(closing.index()).instrument();
      breach.volume().add(instrument, breach.nowNanos(), Math.abs(closing.quantity()));
    }
    Account account = close(breach, closings, breach.costFraction());
    double equity = breach.health().equity(account, breach.market());
    double maintenance = breach.health().maintenance(account, breach.market(), breach.multiplier());
    double cured = Math.max(0, before - ((1 + 0.02) * maintenance - equity));
    Unwinding progress = breach.progress();
    return new Breach(
        breach.nowNanos() + 10_000_000_000L,
        account,
        breach.market(),
        breach.multiplier(),
        breach.health(),
        breach.tiers(),
        breach.costFraction(),
        new Unwinding(
            progress.tranches() + 1,
            progress.startNanos(),
            breach.nowNanos(),
            progress.shortageCured() + cured),
        breach.volume());
  }

  /** The account after closings at the mark; costs are at most the equity there is. */
  static Account close(Breach breach, List<Closing> closings, double cost) {
    Account account = breach.account();
    List<Integer> indices = new ArrayList<>();
    for (int i = 0; i < account.positions().size(); i++) {
      indices.add(i);
    }
    for (Closing closing : closings) {
      int index = indices.indexOf(closing.index());
      Position position = account.positions().get(index);
      var contract = breach.market().contract(position.instrument());
      double mark = breach.market().mark(position.instrument());
      double part = closing.quantity();
      double quantity =
          Math.abs(part) >= Math.abs(position.quantity()) * (1 - 1e-12)
              ? position.quantity()
              : part;
      int before = account.positions().size();
      account = account.closing(contract, index, quantity, mark);
      double fee = cost * contract.notional(quantity, mark);
      double equity = breach.health().equity(account, breach.market());
      account = account.plusCollateral(-Math.min(fee, Math.max(0, equity)));
      if (account.positions().size() < before) {
        indices.remove(index);
      }
    }
    assertEquals(indices.size(), account.positions().size());
    return account;
  }
}
