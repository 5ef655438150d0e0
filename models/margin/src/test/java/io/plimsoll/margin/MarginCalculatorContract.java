package io.plimsoll.margin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.Explanation;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.margin.MarginExplanation.PositionExplanation;
import io.plimsoll.margin.MarginResult.PositionMargin;
import io.plimsoll.margin.VenueRules.Netting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What every margin method keeps. */
abstract class MarginCalculatorContract {
  abstract MarginCalculator calculator(VenueRules rules);

  @Test
  void everyExplanationRecomputesToItsNumberBitForBit() {
    Seeds.each(100_000, this::everyExplanationRecomputesToItsNumberBitForBit);
  }

  private void everyExplanationRecomputesToItsNumberBitForBit(long seed) {
    GeneratedVenue venue = GeneratedVenue.of(new SplittableRandom(seed));
    MarketSnapshot market = venue.market();
    Account account = venue.account();
    MarginMultiplier multiplier = venue.multiplier();
    MarginCalculator calculator = calculator(venue.rules());

    MarginResult result = calculator.calculate(account, market, multiplier);
    MarginExplanation why = calculator.explain(account, market, multiplier);

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
    assertEquals(value, explanation.value());
    assertEquals(value, explanation.recompute());
  }

  private static void same(OptionalDouble value, Optional<Explanation> explanation) {
    assertEquals(value.isPresent(), explanation.isPresent());
    explanation.ifPresent(e -> same(value.getAsDouble(), e));
  }

  @Test
  void requirementsRiseWithSizeAndWithMultiplier() {
    Seeds.each(100_000, this::requirementsRiseWithSizeAndWithMultiplier);
  }

  private void requirementsRiseWithSizeAndWithMultiplier(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    GeneratedVenue venue = GeneratedVenue.plain(random);
    MarketSnapshot market = venue.market();
    Account account = venue.account();
    double k = random.nextDouble(0.2, 3);
    double more = k * random.nextDouble(1, 2);
    MarginCalculator calculator = calculator(venue.rules());

    MarginResult base = calculator.calculate(account, market, MarginMultiplier.constant(k));
    MarginResult bySize =
        calculator.calculate(
            venue.scaled(random.nextDouble(1, 3)), market, MarginMultiplier.constant(k));
    MarginResult byMultiplier =
        calculator.calculate(account, market, MarginMultiplier.constant(more));

    double rounding = 1 - 1e-12;
    assertTrue(bySize.initialRequirement() >= base.initialRequirement() * rounding);
    assertTrue(bySize.maintenanceRequirement() >= base.maintenanceRequirement() * rounding);
    assertTrue(byMultiplier.initialRequirement() >= base.initialRequirement() * rounding);
    assertTrue(byMultiplier.maintenanceRequirement() >= base.maintenanceRequirement() * rounding);
    assertTrue(base.initialRequirement() >= base.maintenanceRequirement() * rounding);
    assertEquals(base.equity(), byMultiplier.equity());
  }

  @Property(tries = 5_000, seed = "1")
  void nothingIsNaNAndAmountsAreNotNegative(@ForAll long seed) {
    GeneratedVenue venue = GeneratedVenue.of(new SplittableRandom(seed));
    MarginResult result =
        calculator(venue.rules()).calculate(venue.account(), venue.market(), venue.multiplier());
    assertTrue(result.initialRequirement() >= 0 && result.maintenanceRequirement() >= 0);
    assertTrue(result.freeCollateral() >= 0 && result.marginRatio() >= 0);
    for (PositionMargin position : result.positions()) {
      assertTrue(position.liquidationPrice().orElse(1) > 0);
      assertTrue(position.bankruptcyPrice().orElse(1) > 0);
    }
  }

  @Test
  void anAccountWithoutPositionsNeedsNothing() {
    MarginResult result =
        calculator(Generated.rules(Netting.NET))
            .calculate(
                new Account("e", 10, List.of()),
                new MarketSnapshot(Map.of()),
                MarginMultiplier.ONE);
    assertEquals(new MarginResult(0, 0, 10, 10, 0, List.of()), result);
    assertFalse(result.breached());
  }

  @Test
  void aHugeShortStillGivesFiniteNumbers() {
    InstrumentId a = Generated.INSTRUMENTS.get(0);
    Account account = new Account("h", 1, List.of(Position.cross(a, -1e290, 1)));
    MarginResult result =
        calculator(Generated.rules(Netting.NET))
            .calculate(account, MarketSnapshot.of(a, 1), MarginMultiplier.ONE);
    // above 5 million: 0.25·1e290 − 806250, of which the amount is lost in rounding
    assertEquals(0.25e290, result.maintenanceRequirement(), 1e276);
  }

  @Test
  void anUnknownInstrumentAndABadMultiplierAreErrorsThatNameThem() {
    InstrumentId a = Generated.INSTRUMENTS.get(0);
    Account account = new Account("u", 1, List.of(Position.cross(a, 1, 1)));
    MarginCalculator calculator = calculator(Generated.rules(Netting.NET));
    PlimsollException unknown =
        assertThrows(
            PlimsollException.class,
            () ->
                calculator.calculate(account, new MarketSnapshot(Map.of()), MarginMultiplier.ONE));
    assertTrue(unknown.getMessage().contains("A-USD"));
    IllegalArgumentException nan =
        assertThrows(
            IllegalArgumentException.class,
            () -> calculator.calculate(account, MarketSnapshot.of(a, 1), (i, id) -> Double.NaN));
    assertTrue(nan.getMessage().contains("multiplier") && nan.getMessage().contains("NaN"));
  }
}
