package io.plimsoll.margin.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.margin.simulation.Trader.Leg;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class InputsTest {

  private static String refused(Executable call) {
    return String.valueOf(assertThrows(IllegalArgumentException.class, call).getMessage());
  }

  @Test
  void barsThatCannotBeAreNamed() {
    double[] one = {100};
    String crossed =
        refused(
            () -> InstrumentPath.of(Simulated.A, one, new double[] {99}, new double[] {98}, one));
    assertTrue(crossed.startsWith("bar 0 of A-USD must have 0 < low"), crossed);
    double[] nan = {Double.NaN};
    assertTrue(refused(() -> InstrumentPath.of(Simulated.A, nan, nan, nan, nan)).contains("NaN"));
    assertTrue(
        refused(() -> InstrumentPath.of(Simulated.A, one, one, one, new double[2]))
            .contains("1, 1, 1, 2"));
    assertTrue(
        refused(() -> Simulated.closes(1, 2).withMultiplier(new double[] {1, 0}))
            .contains("multiplier of A-USD in bar 1"));
    assertTrue(
        refused(() -> Simulated.closes(1, 2).withDepth(0)).contains("depth of A-USD in bar 0"));
    assertTrue(
        refused(() -> Simulated.closes(1).withFunding(new double[] {Double.NaN}))
            .contains("funding rate of A-USD in bar 0"));
    assertTrue(
        refused(() -> new MarketPath(List.of(Simulated.closes(1), Simulated.closes(1))))
            .contains("twice"));
  }

  @Test
  void tradersThatCannotBeAreNamed() {
    assertTrue(refused(() -> Trader.holding(Double.NaN, 0, 1)).contains("collateral"));
    assertTrue(refused(() -> Trader.holding(1, 0, 0)).contains("notional"));
    assertTrue(
        refused(
                () ->
                    new Trader(
                        1, 0, List.of(new Leg(0, 1, 1), new Leg(0, -1, 1)), Behaviour.NONE, 1))
            .contains("different instruments"));
    assertTrue(refused(() -> Behaviour.NONE.toppingUp(2, 2)).contains("topUpTarget"));
    assertTrue(refused(() -> Behaviour.NONE.stopping(Double.NaN, 1)).contains("stopLoss"));
    assertTrue(refused(() -> new Feedback(Feedback.DEFAULT.impact(), 0, 0, 1)).contains("Decay"));
  }

  /**
   * Of 20,000 traders: median leverage within 1.5% of 5 (three standard errors of the logarithm are
   * 0.8 · 1.25 · 3/√20000 = 2.1%); a share P(X > 1000) = 10^−1.3 = 5.01% with collateral above ten
   * times the minimum (three standard errors 0.46%); 55% long (1.1%).
   */
  @Test
  void generatedTradersAreDistributedAsDocumented() {
    GeneratedPopulation population =
        new GeneratedPopulation(GeneratedPopulation.Settings.of(1, 20_000, 1));
    double[] leverage = new double[population.size()];
    int rich = 0;
    int longs = 0;
    for (int a = 0; a < population.size(); a++) {
      Trader trader = population.trader(a, 0);
      leverage[a] = Math.abs(trader.legs().get(0).notional()) / trader.collateral();
      rich += trader.collateral() > 1000 ? 1 : 0;
      longs += trader.legs().get(0).notional() > 0 ? 1 : 0;
    }
    Arrays.sort(leverage);
    assertEquals(5, leverage[10_000], 5 * 0.021);
    assertEquals(0.0501, rich / 20_000.0, 0.0046);
    assertEquals(0.55, longs / 20_000.0, 0.011);
    assertTrue(leverage[0] >= 1 - 1e-12 && leverage[19_999] <= 20 + 1e-12);
    assertEquals(population.trader(7, 3), population.trader(7, 3));
  }

  @Test
  void accountsOfSeveralInstrumentsAreAsCommonAsSaid() {
    GeneratedPopulation population =
        new GeneratedPopulation(GeneratedPopulation.Settings.of(1, 20_000, 3));
    int several = 0;
    for (int a = 0; a < population.size(); a++) {
      several += population.legs(a) > 1 ? 1 : 0;
      assertEquals(population.legs(a), population.trader(a, 1).legs().size());
    }
    // Three standard errors of 20%
    assertEquals(0.2, several / 20_000.0, 0.0085);
  }

  /**
   * Without jumps and crashes the squared log returns of a year of bars add up to 0.6² = 0.36 but
   * for the clustering: with α = 0.05, β = 0.94 the sum of 105,120 squares has a relative standard
   * deviation of some 2.5% (√((2 + 3·κ)/n) with the variance's autocorrelation time of 100 bars);
   * 10% is four of them.
   */
  @Test
  void aSyntheticYearHasTheVolatilityThatWasAskedFor() {
    MarketPath path =
        SyntheticPath.of(new SyntheticPath.Settings(1, 2, 105_120, 105_120, 0.6, 0, 0, 0, 0, 1e6));
    for (InstrumentPath instrument : path.instruments()) {
      double sum = 0;
      for (int b = 1; b < path.bars(); b++) {
        double r = Math.log(instrument.close(b) / instrument.close(b - 1));
        sum += r * r;
      }
      assertEquals(0.36, sum, 0.036);
    }
  }

  /**
   * Without any other variance the price stands still until a crash. What the crash itself adds to
   * variance makes a fall of 0.22 vary by some 0.04, the mean of 200 by 0.003.
   */
  @Test
  void aCrashFallsInAnHour() {
    double sum = 0;
    int count = 0;
    for (int seed = 0; count < 200; seed++) {
      InstrumentPath path =
          SyntheticPath.of(
                  new SyntheticPath.Settings(seed, 1, 1000, 105_120, 0, 0, 0, 1, 0.22, 1e6))
              .get(0);
      int first = 0;
      while (first < 1000 && path.close(first) > 99.99) {
        first++;
      }
      if (first > 0 && first < 988) {
        sum += Math.log(path.close(first - 1) / path.close(first + 11));
        count++;
      }
    }
    assertEquals(0.22, sum / 200, 0.01);
  }

  @Test
  void theExtremeOfAWindowForgetsWhatIsOlder() {
    RollingExtreme highest = new RollingExtreme(3);
    assertEquals(Double.NEGATIVE_INFINITY, highest.value());
    double[] values = {5, 3, 4, 1, 2, 9, 0};
    double[] expected = {5, 5, 5, 4, 4, 9, 9};
    for (int i = 0; i < values.length; i++) {
      highest.add(values[i]);
      assertEquals(expected[i], highest.value());
    }
  }
}
