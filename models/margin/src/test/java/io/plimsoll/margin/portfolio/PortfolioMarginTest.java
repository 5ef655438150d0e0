package io.plimsoll.margin.portfolio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.Explanation;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.margin.Account;
import io.plimsoll.margin.MarginExplanation;
import io.plimsoll.margin.MarginExplanation.PositionExplanation;
import io.plimsoll.margin.MarginMethod;
import io.plimsoll.margin.MarginMultiplier;
import io.plimsoll.margin.MarginResult;
import io.plimsoll.margin.MarketSnapshot;
import io.plimsoll.margin.Seeds;
import io.plimsoll.margin.portfolio.RiskUnit.Level;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What portfolio margin keeps under every rule set of this package. */
class PortfolioMarginTest {

  private static PortfolioRules rules(SplittableRandom random) {
    return GeneratedPortfolio.RULES.get(random.nextInt(GeneratedPortfolio.RULES.size()));
  }

  @Test
  void initialIsAtLeastMaintenanceIsAtLeastNothingAndBothRiseWithSizeAndMultiplier() {
    Seeds.each(
        100_000, this::initialIsAtLeastMaintenanceIsAtLeastNothingAndBothRiseWithSizeAndMultiplier);
  }

  private void initialIsAtLeastMaintenanceIsAtLeastNothingAndBothRiseWithSizeAndMultiplier(
      long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    PortfolioRules rules = rules(random);
    GeneratedPortfolio one = GeneratedPortfolio.of(random, rules);
    double k = random.nextDouble(0.3, 3);
    double more = random.nextDouble(1, 2);

    Portfolio base = rules.portfolio(one.account(), one.market(), GeneratedPortfolio.multiplier(k));
    Portfolio scaled =
        rules.portfolio(one.account(), one.market(), GeneratedPortfolio.multiplier(k * more));
    double initial = base.requirement(Level.INITIAL);
    double maintenance = base.requirement(Level.MAINTENANCE);
    assertTrue(maintenance >= 0, () -> rules.name() + " maintenance " + maintenance);
    assertTrue(initial >= maintenance * (1 - 1e-12), () -> rules.name() + " initial " + initial);
    assertTrue(scaled.requirement(Level.INITIAL) >= initial * (1 - 1e-12));
    assertTrue(scaled.requirement(Level.MAINTENANCE) >= maintenance * (1 - 1e-12));
    assertEquals(base.equity(), scaled.equity());
    // a book without collateral that hedges it: a balance of the underlying does not grow along
    if (one.account().balances().isEmpty()) {
      Portfolio larger =
          rules.portfolio(one.times(more), one.market(), GeneratedPortfolio.multiplier(k));
      assertTrue(larger.requirement(Level.INITIAL) >= initial * (1 - 1e-12), rules.name());
      assertTrue(larger.requirement(Level.MAINTENANCE) >= maintenance * (1 - 1e-12), rules.name());
    }
  }

  @Test
  void requirementsAndEquityRecomputeBitForBit() {
    Seeds.each(100_000, this::requirementsAndEquityRecomputeBitForBit);
  }

  private void requirementsAndEquityRecomputeBitForBit(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    PortfolioRules rules = rules(random);
    GeneratedPortfolio one = GeneratedPortfolio.of(random, rules, 1 + random.nextInt(2));
    Portfolio portfolio =
        rules.portfolio(
            one.account(), one.market(), GeneratedPortfolio.multiplier(random.nextDouble(0.5, 2)));
    same(portfolio.equity(), portfolio.explainEquity());
    same(portfolio.requirement(Level.INITIAL), portfolio.explainRequirement(Level.INITIAL));
    same(portfolio.requirement(Level.MAINTENANCE), portfolio.explainRequirement(Level.MAINTENANCE));
  }

  @Property(tries = 2_000, seed = "1")
  void everyNumberOfAResultRecomputesBitForBit(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    PortfolioRules rules = rules(random);
    GeneratedPortfolio one = GeneratedPortfolio.of(random, rules);
    MarginMultiplier multiplier = GeneratedPortfolio.multiplier(random.nextDouble(0.5, 2));
    MarginResult result =
        rules.calculator(MarginMethod.PORTFOLIO).calculate(one.account(), one.market(), multiplier);
    MarginExplanation why =
        rules.calculator(MarginMethod.PORTFOLIO).explain(one.account(), one.market(), multiplier);
    same(result.initialRequirement(), why.initialRequirement());
    same(result.maintenanceRequirement(), why.maintenanceRequirement());
    same(result.equity(), why.equity());
    same(result.freeCollateral(), why.freeCollateral());
    same(result.marginRatio(), why.marginRatio());
    for (int i = 0; i < result.positions().size(); i++) {
      PositionExplanation position = why.positions().get(i);
      same(result.positions().get(i).liquidationPrice(), position.liquidationPrice());
      same(result.positions().get(i).bankruptcyPrice(), position.bankruptcyPrice());
    }
  }

  private static void same(double value, Explanation explanation) {
    assertEquals(value, explanation.value(), explanation.label());
    assertEquals(value, explanation.recompute(), explanation.label());
  }

  private static void same(OptionalDouble value, Optional<Explanation> explanation) {
    assertEquals(value.isPresent(), explanation.isPresent());
    explanation.ifPresent(e -> same(value.getAsDouble(), e));
  }

  /**
   * The market is moved by hand to where the result says that the account is liquidated: there
   * equity is the maintenance requirement, and a part in 10⁷ beyond it is less. The scale of the
   * error is what is at stake, for equity and requirement may both be small against it.
   */
  @Test
  void atTheLiquidationPriceEquityIsTheRequirementAndATickBeyondItIsLess() {
    Seeds.each(100_000, this::atTheLiquidationPriceEquityIsTheRequirementAndATickBeyondItIsLess);
  }

  private void atTheLiquidationPriceEquityIsTheRequirementAndATickBeyondItIsLess(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    PortfolioRules rules = rules(random);
    GeneratedPortfolio one = GeneratedPortfolio.of(random, rules, 1 + random.nextInt(2));
    OptionalDouble price =
        new PortfolioMargin(rules)
            .liquidationPrice(one.account(), one.market(), MarginMultiplier.ONE, 0);
    if (price.isEmpty()) {
      return;
    }
    InstrumentId id = one.account().positions().get(0).instrument();
    double now = id.value().startsWith("BTC-O") ? one.market().index(id) : one.market().mark(id);
    double factor = price.getAsDouble() / now;
    Portfolio at = rules.portfolio(one.account(), one.moved(factor), MarginMultiplier.ONE);
    double stake =
        Math.abs(at.equity())
            + at.requirement(Level.MAINTENANCE)
            + Math.abs(one.account().collateral())
            + one.notional() * Math.max(1, factor);
    double excess = at.equity() - at.requirement(Level.MAINTENANCE);
    assertEquals(0, excess, 1e-9 * stake, () -> rules.name() + " at " + factor);

    Portfolio here = rules.portfolio(one.account(), one.market(), MarginMultiplier.ONE);
    boolean breached = here.equity() < here.requirement(Level.MAINTENANCE);
    double beyond = factor * (factor > 1 != breached ? 1 + 1e-7 : 1 - 1e-7);
    Portfolio past = rules.portfolio(one.account(), one.moved(beyond), MarginMultiplier.ONE);
    double after = past.equity() - past.requirement(Level.MAINTENANCE);
    assertTrue(after < 1e-12 * stake, () -> rules.name() + " beyond " + factor + ": " + after);
  }

  /**
   * What short options may still lose before the venue acts is their value in the worst scenario (a
   * part of it, and the rest of today's, where less than the whole loss counts), and that falls as
   * volatility rises. The requirement alone may fall: the loss from today's value to one near the
   * largest there is shrinks as both grow. For the same reason initial margin is left out, which at
   * some venues is more than the whole loss.
   */
  @Test
  void whatIsLeftAboveTheMaintenanceOfShortOptionsFallsAsVolatilityRises() {
    Seeds.each(100_000, this::whatIsLeftAboveTheMaintenanceOfShortOptionsFallsAsVolatilityRises);
  }

  private void whatIsLeftAboveTheMaintenanceOfShortOptionsFallsAsVolatilityRises(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    // Derive and Paradex: Deribit's dampener and OKX's minimum charge are no part of a worst value.
    PortfolioRules rules = GeneratedPortfolio.RULES.get(random.nextInt(2));
    GeneratedPortfolio one = GeneratedPortfolio.of(random, rules);
    Account account = one.shortOptions();
    double factor = random.nextDouble(1, 1.5);
    double scale = 1e-12 * (Math.abs(account.collateral()) + one.notional());
    double calm = left(rules, account, one.market());
    double rough = left(rules, account, one.rougher(factor));
    assertTrue(
        rough <= calm + scale, () -> rules.name() + ": " + calm + " before, " + rough + " after");
  }

  private static double left(PortfolioRules rules, Account account, MarketSnapshot market) {
    Portfolio portfolio = rules.portfolio(account, market, MarginMultiplier.ONE);
    return portfolio.equity() - portfolio.requirement(Level.MAINTENANCE);
  }

  @Test
  void anAccountWithoutPositionsNeedsNothingBeyondWhatItsCollateralDoes() {
    for (PortfolioRules rules : GeneratedPortfolio.RULES) {
      GeneratedPortfolio one = GeneratedPortfolio.of(new SplittableRandom(1), rules);
      Account empty = new Account("e", 10, List.of());
      MarginResult result =
          rules
              .calculator(MarginMethod.PORTFOLIO)
              .calculate(empty, one.market(), MarginMultiplier.ONE);
      assertEquals(new MarginResult(0, 0, 10, 10, 0, List.of()), result, rules.name());
    }
  }
}
