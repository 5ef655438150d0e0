package io.plimsoll.training.replay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.Progress;
import io.plimsoll.margin.liquidation.ImpactModel;
import io.plimsoll.margin.liquidation.LiquidationEngine;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for whole populations. */
class ReplayTwinTest {
  private static final long MINUTE = Paths.MINUTE;

  /** The twin: everybody is looked at in every bar. */
  private static final class Everybody implements Attention {
    private final int[] all;

    Everybody(BarContext context, AccountRun[] accounts) {
      all = IntStream.range(0, accounts.length).toArray();
    }

    @Override
    public int[] select(BarContext context, int bar) {
      return all;
    }

    @Override
    public void looked(BarContext context, int account) {}
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void lookingAtEverybodyInEveryBarGivesTheSameAccountByAccount(long seed) {
    PricePath path = Paths.walk(seed, 1400, Paths.A, Paths.B);
    Replay.Settings settings = seed % 2 == 0 ? harsh() : Replay.Settings.of(Paths.rules());
    List<SimulatedAccount> population =
        AccountPopulation.draw(
            AccountPopulation.Settings.of(seed, 200), path.instruments(), MINUTE, 1300 * MINUTE);
    Excursions excursions = new Excursions(path, 5 * MINUTE, 60 * MINUTE);
    for (MarginPath regime :
        List.of(
            MarginPath.constant("static", 1),
            Paths.wandering("wandering", seed, 1400, Paths.A, Paths.B))) {
      RegimeResult indexed =
          new RegimeRun(new BarContext(settings, path, regime), population, IndexedAttention::new)
              .run(excursions, (c, a) -> {}, Progress.NONE);
      RegimeResult naive =
          new RegimeRun(new BarContext(settings, path, regime), population, Everybody::new)
              .run(excursions, (c, a) -> {}, Progress.NONE);
      for (int i = 0; i < population.size(); i++) {
        assertEquals(naive.accounts().get(i), indexed.accounts().get(i));
      }
      assertArrayEquals(naive.series().openNotional(), indexed.series().openNotional());
      assertArrayEquals(naive.series().insuranceFund(), indexed.series().insuranceFund());
      assertEquals(naive.totals(), indexed.totals());
      assertTrue(
          indexed.totals().liquidations() > 15, "the path must liquidate: " + indexed.totals());
    }
  }

  /**
   * No latency, no grace, calls only at the requirement itself, the whole position at once, and a
   * thin book.
   */
  private static Replay.Settings harsh() {
    return new Replay.Settings(
        Paths.rules(),
        new LiquidationEngine.Settings(0, 1, 0),
        new ImpactModel(ImpactModel.Shape.LINEAR, 0.05, 0.2),
        10,
        0,
        1,
        1,
        60 * MINUTE,
        5 * MINUTE,
        0.01);
  }

  @Test
  void moneyIsConservedAfterEveryBar() {
    PricePath path = Paths.walk(7, 1500, Paths.A, Paths.B);
    Replay.Settings settings = Replay.Settings.of(Paths.rules());
    List<SimulatedAccount> population =
        AccountPopulation.draw(
            AccountPopulation.Settings.of(7, 200), path.instruments(), 0, 1500 * MINUTE);
    double money =
        settings.insuranceFund()
            + population.stream().mapToDouble(a -> a.collateral() + a.reserve()).sum();
    BarContext context =
        new BarContext(settings, path, Paths.wandering("w", 3, 1500, Paths.A, Paths.B));
    int[] bars = {0};
    new RegimeRun(context, population, IndexedAttention::new)
        .run(
            new Excursions(path, 5 * MINUTE, 60 * MINUTE),
            (c, accounts) -> {
              double sum = c.ledger.total(c.after);
              for (AccountRun account : accounts) {
                sum += c.margin.equity(account.pool(), c.after) + account.reserve();
              }
              assertEquals(money, sum, 1e-9 * money);
              bars[0]++;
            },
            Progress.NONE);
    assertEquals(1499, bars[0]);
  }

  @Test
  void theSeriesEndsWhereTheTotalsDo() {
    PricePath path = Paths.walk(5, 1000, Paths.A);
    List<SimulatedAccount> population =
        AccountPopulation.draw(
            AccountPopulation.Settings.of(5, 100), List.of(Paths.A), 0, 900 * MINUTE);
    RegimeResult result =
        new Replay(Replay.Settings.of(Paths.rules()), path, population)
            .run(List.of(Paths.wandering("w", 5, 1000, Paths.A)), Progress.NONE)
            .get(0);
    int last = result.series().nanos().length - 1;
    assertEquals(1000 * MINUTE, result.series().nanos()[last]);
    assertEquals(result.totals().marginCalls(), result.series().marginCalls()[last]);
    assertEquals(
        result.totals().liquidatedNotional(), result.series().liquidatedNotional()[last], 1e-3);
    assertEquals(result.totals().badDebt(), result.series().badDebt()[last], 1e-6);
    assertEquals(result.totals().fundAtEnd(), result.series().insuranceFund()[last]);
  }

  @Test
  void theSameArgumentsGiveTheSameResult() {
    PricePath path = Paths.walk(9, 800, Paths.A);
    List<SimulatedAccount> population =
        AccountPopulation.draw(
            AccountPopulation.Settings.of(9, 100), List.of(Paths.A), 0, 800 * MINUTE);
    Replay replay = new Replay(Replay.Settings.of(Paths.rules()), path, population);
    List<MarginPath> regimes =
        List.of(MarginPath.constant("static", 1), MarginPath.constant("again", 1));
    List<RegimeResult> results = replay.run(regimes, Progress.NONE);
    assertEquals(results.get(0).accounts(), results.get(1).accounts());
    assertEquals(results.get(0).totals(), replay.run(regimes, Progress.NONE).get(0).totals());
  }
}
