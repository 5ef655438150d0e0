package io.plimsoll.training.replay;

import io.plimsoll.margin.CrossMargin;
import io.plimsoll.margin.MarginMultiplier;
import io.plimsoll.margin.liquidation.ImpactExecution;
import io.plimsoll.margin.liquidation.InsuranceFund;
import io.plimsoll.margin.liquidation.Ledger;
import io.plimsoll.margin.liquidation.LiquidationEngine;

/**
 * The bar a regime has come to: marks before, within and after it, and the multipliers in force.
 */
final class BarContext {
  final Replay.Settings settings;
  final PricePath path;
  final MarginPath regime;
  final CrossMargin margin;
  final LiquidationEngine engine;
  final ImpactExecution orders;
  final Ledger ledger;

  /** Closes of the bar before: at these prices accounts act when the bar opens. */
  final PathMarket before;

  /** What hurts the account under review most within the bar. */
  final PathMarket worst;

  /** Closes of the bar: at these prices liquidation orders execute. */
  final PathMarket after;

  /** By instrument number, in force during the bar and during the bar before. */
  final double[] multipliers;

  final double[] earlierMultipliers;
  final MarginMultiplier current;
  final MarginMultiplier earlier;
  long openNanos;
  long endNanos;
  boolean rose;

  BarContext(Replay.Settings settings, PricePath path, MarginPath regime) {
    this.settings = settings;
    this.path = path;
    this.regime = regime;
    margin = new CrossMargin(settings.rules());
    engine = new LiquidationEngine(settings.liquidation(), settings.rules());
    orders = new ImpactExecution(settings.impact());
    ledger = new Ledger(new InsuranceFund(settings.insuranceFund()));
    before = new PathMarket(path);
    worst = new PathMarket(path);
    after = new PathMarket(path);
    multipliers = new double[path.instruments().size()];
    earlierMultipliers = new double[path.instruments().size()];
    current = view(multipliers);
    earlier = view(earlierMultipliers);
    readMultipliers(path.endNanos(0));
  }

  /** Multipliers from an array that may change later. */
  MarginMultiplier view(double[] values) {
    return (instrument, accountId) -> values[before.number(instrument)];
  }

  void moveTo(int bar) {
    openNanos = path.endNanos(bar - 1);
    endNanos = path.endNanos(bar);
    before.moveTo(bar - 1);
    worst.moveTo(bar);
    after.moveTo(bar);
    System.arraycopy(multipliers, 0, earlierMultipliers, 0, multipliers.length);
    readMultipliers(openNanos);
    rose = false;
    for (int i = 0; i < multipliers.length; i++) {
      rose |= multipliers[i] > earlierMultipliers[i];
    }
    orders.startInterval();
  }

  private void readMultipliers(long nanos) {
    for (int i = 0; i < multipliers.length; i++) {
      multipliers[i] = regime.at(path.instruments().get(i), nanos);
    }
  }
}
