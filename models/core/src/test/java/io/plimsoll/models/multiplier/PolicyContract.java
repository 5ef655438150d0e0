package io.plimsoll.models.multiplier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.Explanation;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.models.Forecast;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

/** What every policy must do. */
public abstract class PolicyContract {

  /** The policy under test; it must know the level 0.99. */
  protected abstract MultiplierPolicy policy();

  /** A forecast with quantiles at 0.9 and 0.99. */
  protected static Forecast forecast(double volatility, double longRun, double down, double up) {
    return new Forecast(
        new InstrumentId("BTC-USD"),
        1,
        3_600_000_000_000L,
        volatility * volatility,
        longRun * longRun,
        3 * longRun * longRun,
        0.1,
        new double[] {0.9, 0.99},
        new double[] {1.6 * volatility, down * volatility},
        new double[] {1.6 * volatility, up * volatility});
  }

  @Property(tries = 500, seed = "1")
  void theProposalIsPositiveFiniteAndRecomputes(
      @ForAll @DoubleRange(min = 0.01, max = 30) double volatilityPercent,
      @ForAll @DoubleRange(min = 0.01, max = 30) double longRunPercent,
      @ForAll @DoubleRange(min = 1.7, max = 9) double down,
      @ForAll @DoubleRange(min = 1.7, max = 9) double up) {
    Forecast forecast = forecast(volatilityPercent / 100, longRunPercent / 100, down, up);
    Explanation proposal = policy().propose(forecast);
    assertTrue(proposal.value() > 0 && proposal.value() < Double.POSITIVE_INFINITY);
    assertEquals(proposal.value(), proposal.recompute());
    assertEquals(proposal.value(), policy().propose(forecast).value());
  }

  @Property(tries = 200, seed = "1")
  void moreVolatilityNeverLowersTheProposal(
      @ForAll @DoubleRange(min = 0.01, max = 30) double volatilityPercent,
      @ForAll @DoubleRange(min = 1, max = 3) double factor) {
    double calm = policy().propose(forecast(volatilityPercent / 100, 0.02, 3, 3)).value();
    double wild = policy().propose(forecast(factor * volatilityPercent / 100, 0.02, 3, 3)).value();
    assertTrue(wild >= calm * (1 - 1e-12), calm + " rose to " + wild);
    assertFalse(policy().name().isBlank());
  }
}
