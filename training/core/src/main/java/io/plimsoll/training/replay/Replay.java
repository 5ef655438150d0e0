package io.plimsoll.training.replay;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.Progress;
import io.plimsoll.margin.VenueRules;
import io.plimsoll.margin.liquidation.ImpactModel;
import io.plimsoll.margin.liquidation.LiquidationEngine;
import java.util.ArrayList;
import java.util.List;

/**
 * Walks a price path with one population of accounts under several margin regimes and says what
 * each regime cost and saved.
 *
 * <p>A bar goes like this, account by account in the order of the population:
 *
 * <ol>
 *   <li><b>Opening.</b> The multiplier in force is the last one decided at or before the bar's
 *       opening. Accounts that arrive open at the close before, with as much of what they want as
 *       initial margin × multiplier allows (so a higher multiplier caps leverage), and pay the
 *       taker fee. Accounts that have stayed long enough close at that price.
 *   <li><b>Margin calls.</b> An account with equity below {@code callRatio} × requirement is
 *       called. With its own probability it adds collateral after its own latency, up to {@code
 *       topUpTo} × requirement or as far as its reserve goes; an answer that comes after a
 *       liquidation order is too late. A call ends when equity is above the call level again.
 *   <li><b>Grace.</b> A rise of the multiplier liquidates nobody at once: an account that was above
 *       maintenance at the multiplier before and is below it at the new one is held to the earlier
 *       multiplier (or a lower current one) until the grace ends. Then, if it is still below, it is
 *       liquidated in part until it is healthy.
 *   <li><b>Liquidation.</b> A long is triggered by the bar's low and a short by its high, all
 *       instruments of a cross account at their worst together: conservative, since the true worst
 *       moments need not coincide. Orders go out after the engine's latency and execute at the
 *       close of the bar that has come by then (without latency at the worst price itself), with
 *       impact from depth that all accounts share. Liquidations do not move the path.
 * </ol>
 *
 * The walk starts at the close of the first bar. Same arguments, same result, bit for bit.
 */
public final class Replay {
  private final Settings settings;
  private final PricePath path;
  private final List<SimulatedAccount> population;

  /** A replay of a population on a path. */
  public Replay(Settings settings, PricePath path, List<SimulatedAccount> population) {
    this.settings = settings;
    this.path = path;
    this.population = List.copyOf(population);
  }

  /**
   * How the venue works and how it is judged.
   *
   * @param impact of liquidation orders on their own price
   * @param insuranceFund what is in the fund at the start, settlement currency
   * @param graceNanos how long a rise of the multiplier is held off, zero or more
   * @param callRatio multiple of the requirement below which an account is called, at least 1
   * @param topUpTo multiple of the requirement that an answer restores, at least the call ratio
   * @param horizonNanos over which margin should cover the price
   * @param decisionEveryNanos coverage is judged at ends of bars that are multiples of it
   * @param alpha the share of decisions at which the price may exceed the margin, in (0, 1)
   */
  public record Settings(
      VenueRules rules,
      LiquidationEngine.Settings liquidation,
      ImpactModel impact,
      double insuranceFund,
      long graceNanos,
      double callRatio,
      double topUpTo,
      long horizonNanos,
      long decisionEveryNanos,
      double alpha) {
    private static final long MINUTE = 60_000_000_000L;

    public Settings {
      Checks.notNegative(insuranceFund, "insuranceFund");
      if (graceNanos < 0) {
        throw new IllegalArgumentException("graceNanos must be zero or more, was " + graceNanos);
      }
      Checks.inRange(callRatio, 1, 10, "callRatio");
      Checks.inRange(topUpTo, callRatio, 100, "topUpTo");
      Checks.positive(horizonNanos, "horizonNanos");
      Checks.positive(decisionEveryNanos, "decisionEveryNanos");
      Checks.inOpenRange(alpha, 0, 1, "alpha");
    }

    /**
     * One hour of horizon judged every five minutes at 1%, half an hour of grace, calls at 1.25 and
     * answers to 2 times the requirement, 1% of square-root impact for an order as large as the
     * depth.
     */
    public static Settings of(VenueRules rules) {
      return new Settings(
          rules,
          LiquidationEngine.Settings.DEFAULT,
          new ImpactModel(ImpactModel.Shape.SQUARE_ROOT, 0.01, 0.1),
          100_000,
          30 * MINUTE,
          1.25,
          2,
          60 * MINUTE,
          5 * MINUTE,
          0.01);
    }
  }

  /**
   * One result a regime, in the order given; every regime meets the same accounts with the same
   * draws.
   */
  public List<RegimeResult> run(List<MarginPath> regimes, Progress progress) {
    Excursions excursions =
        new Excursions(path, settings.decisionEveryNanos(), settings.horizonNanos());
    List<RegimeResult> results = new ArrayList<>();
    for (MarginPath regime : regimes) {
      BarContext context = new BarContext(settings, path, regime);
      RegimeRun run = new RegimeRun(context, population, IndexedAttention::new);
      results.add(run.run(excursions, (c, accounts) -> {}, progress));
    }
    return results;
  }
}
