package io.plimsoll.datasets.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.account.AccountEvent;
import io.plimsoll.datasets.account.AccountId;
import io.plimsoll.datasets.account.Deposit;
import io.plimsoll.datasets.account.Fill;
import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.DepthBands;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.datasets.market.Quote;
import io.plimsoll.datasets.synthetic.SyntheticMarket.Settings;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SyntheticMarketTest {
  private static final SyntheticMarket MONTH = new SyntheticMarket(Settings.of(7, 3, 30));
  private static final InstrumentId AAA = new InstrumentId("AAA-USD");
  private static final InstrumentId BBB = new InstrumentId("BBB-USD");

  @Test
  void everyMinuteOfEveryInstrumentGivesOneEventOfEachKindInOrder() {
    List<MarketEvent> events = events(MONTH);
    assertEquals(3 * 30 * 1440 * 3, events.size());
    MarketEvent before = events.getFirst();
    for (MarketEvent event : events) {
      assertTrue(event.availableNanos() >= before.availableNanos());
      if (event.availableNanos() == before.availableNanos()) {
        assertTrue(event.instrument().compareTo(before.instrument()) >= 0);
      }
      before = event;
    }
    assertEquals(Quote.class, events.get(0).getClass());
    assertEquals(DepthBands.class, events.get(1).getClass());
    assertEquals(Bar.class, events.get(2).getClass());
    assertEquals(MONTH.endNanos(), before.eventNanos());
  }

  @Test
  void theSeedDecidesEverything() {
    Settings settings = new Settings(3, 2, 2, 0, 30, 1, 50);
    assertEquals(
        fingerprint(new SyntheticMarket(settings)), fingerprint(new SyntheticMarket(settings)));
    assertNotEquals(
        fingerprint(new SyntheticMarket(settings)),
        fingerprint(new SyntheticMarket(new Settings(4, 2, 2, 0, 30, 1, 50))));
    SyntheticMarket market = new SyntheticMarket(settings);
    assertEquals(fingerprint(market), fingerprint(market), "a replay is the same again");
  }

  @Test
  void realizedVarianceEstimatesTheTrueVariance() {
    // The sum of n squared Gaussian returns of equal variance has relative error sqrt(2/n); a month
    // of minutes with uneven
    // variance has an effective n of some thousands at the least, so 5 % is more than three
    // standard errors.
    double realized = 0;
    double close = Double.NaN;
    for (MarketEvent event : events(MONTH)) {
      if (event instanceof Bar bar && bar.instrument().equals(AAA)) {
        double r = Math.log(bar.close() / bar.open());
        realized += r * r;
        assertTrue(Double.isNaN(close) || bar.open() == close, "bars join");
        close = bar.close();
      }
    }
    double truth = MONTH.trueVariance(AAA, MONTH.startNanos(), MONTH.endNanos());
    assertEquals(1, realized / truth, 0.05);
  }

  @Test
  void trueVarianceAddsUp() {
    long start = MONTH.startNanos();
    long middle = start + 7777 * SyntheticMarket.BAR_NANOS;
    double whole = MONTH.trueVariance(BBB, start, MONTH.endNanos());
    double parts =
        MONTH.trueVariance(BBB, start, middle) + MONTH.trueVariance(BBB, middle, MONTH.endNanos());
    assertEquals(whole, parts, 1e-12 * whole);
    assertEquals(0, MONTH.trueVariance(BBB, middle, middle), 0);
    assertThrows(IllegalArgumentException.class, () -> MONTH.trueVariance(BBB, start + 1, middle));
    assertThrows(IllegalArgumentException.class, () -> MONTH.trueVariance(BBB, middle, start));
    assertThrows(
        IllegalArgumentException.class,
        () -> MONTH.trueVariance(new InstrumentId("ZZZ-USD"), start, middle));
  }

  @Test
  void thinDepthTellsOfVarianceToComeBeyondWhatPastVarianceTells() {
    long minute = SyntheticMarket.BAR_NANOS;
    List<double[]> rows = new ArrayList<>();
    for (MarketEvent event : events(MONTH)) {
      long at = event.eventNanos();
      if (event instanceof DepthBands depth
          && depth.instrument().equals(AAA)
          && at % (10 * minute) == 0
          && at - 60 * minute >= MONTH.startNanos()
          && at + 60 * minute <= MONTH.endNanos()) {
        double resting = depth.bidNotional()[1] + depth.askNotional()[1];
        rows.add(
            new double[] {
              Math.log(resting),
              Math.log(MONTH.trueVariance(AAA, at - 60 * minute, at)),
              Math.log(MONTH.trueVariance(AAA, at, at + 60 * minute))
            });
      }
    }
    double depthFuture = correlation(rows, 0, 2);
    double depthPast = correlation(rows, 0, 1);
    double pastFuture = correlation(rows, 1, 2);
    double partial =
        (depthFuture - depthPast * pastFuture)
            / Math.sqrt((1 - depthPast * depthPast) * (1 - pastFuture * pastFuture));
    assertTrue(partial < -0.3, "partial correlation " + partial);
  }

  @Test
  void returnsCorrelateAsMuchAsTheMarketSays() {
    Map<InstrumentId, List<Double>> returns = new HashMap<>();
    double truth = 0;
    for (MarketEvent event : events(MONTH)) {
      if (event instanceof Bar bar) {
        double variance = MONTH.trueVariance(bar.instrument(), bar.openNanos(), bar.eventNanos());
        returns
            .computeIfAbsent(bar.instrument(), k -> new ArrayList<>())
            .add(Math.log(bar.close() / bar.open()) / Math.sqrt(variance));
        if (bar.instrument().equals(AAA)) {
          truth += MONTH.trueCorrelation(bar.openNanos());
        }
      }
    }
    List<double[]> pairs = new ArrayList<>();
    for (int i = 0; i < returns.get(AAA).size(); i++) {
      pairs.add(new double[] {returns.get(AAA).get(i), returns.get(BBB).get(i)});
    }
    // 43,200 pairs: the standard error of a correlation is below 0.005.
    assertEquals(truth / pairs.size(), correlation(pairs, 0, 1), 0.02);
  }

  @Test
  void aCrashFallsAfterDepthHasThinned() {
    Settings settings = new Settings(11, 1, 4, 0, 30, 1, 0);
    Latent.Crash crash = settings.crashSchedule().getFirst();
    SyntheticMarket market = new SyntheticMarket(settings);
    double before = 0;
    double after = 0;
    for (MarketEvent event : events(market)) {
      long minute = event.eventNanos() / SyntheticMarket.BAR_NANOS - 1;
      if (event instanceof Bar bar && minute == crash.startMinute() + 29) {
        before = bar.close();
      }
      if (event instanceof Bar bar && minute == crash.startMinute() + 30 + crash.fallMinutes()) {
        after = bar.close();
      }
    }
    // The fall is drift; what diffuses around it in less than an hour is a few percent at most.
    assertEquals(crash.fall(), Math.log(after / before), 0.06);
  }

  @Test
  void accountsDepositBeforeTheyTradeAndTradeAtPricesOfThePath() {
    List<AccountEvent> events = MONTH.accountEvents();
    Set<AccountId> funded = new HashSet<>();
    long at = 0;
    int fills = 0;
    int topUps = 0;
    for (AccountEvent event : events) {
      assertTrue(event.eventNanos() >= at);
      at = event.eventNanos();
      switch (event) {
        case Deposit deposit -> topUps += funded.add(deposit.account()) ? 0 : 1;
        case Fill fill -> {
          assertTrue(funded.contains(fill.account()));
          fills++;
        }
        default -> {}
      }
    }
    assertEquals(1000, funded.size());
    assertTrue(fills > 1000, fills + " fills");
    assertTrue(topUps > 10, topUps + " top-ups");
    assertEquals(events, MONTH.accountEvents());
  }

  @Test
  void aMonthOfThreeInstrumentsIsMadeInLittleTime() {
    // Processor time, since other builds may share the machine. The goal is 1.5 s; the bound leaves
    // room for a cold JIT.
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    new SyntheticMarket(Settings.of(99, 3, 30)).forEach(event -> {});
    double seconds = (threads.getCurrentThreadCpuTime() - start) * 1e-9;
    assertTrue(seconds < 4, seconds + " s");
  }

  @Test
  void settingsOutOfRangeAreRefusedByName() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Settings.of(1, 0, 30));
    assertTrue(e.getMessage().startsWith("instruments must be in"), e.getMessage());
    assertThrows(IllegalArgumentException.class, () -> new Settings(1, 1, 1, 5, 30, 0, 0));
  }

  private static List<MarketEvent> events(SyntheticMarket market) {
    List<MarketEvent> events = new ArrayList<>();
    market.forEach(events::add);
    return events;
  }

  private static long fingerprint(SyntheticMarket market) {
    long[] hash = {1};
    market.forEach(
        event ->
            hash[0] =
                31 * hash[0]
                    + switch (event) {
                      case Bar b -> b.hashCode();
                      case Quote q -> q.hashCode();
                      case DepthBands d ->
                          java.util.Arrays.hashCode(d.bidNotional())
                              + 7L * java.util.Arrays.hashCode(d.askNotional());
                      default -> 0;
                    });
    return 31 * hash[0] + market.accountEvents().hashCode();
  }

  private static double correlation(List<double[]> rows, int a, int b) {
    double ma = rows.stream().mapToDouble(r -> r[a]).average().orElseThrow();
    double mb = rows.stream().mapToDouble(r -> r[b]).average().orElseThrow();
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (double[] r : rows) {
      ab += (r[a] - ma) * (r[b] - mb);
      aa += (r[a] - ma) * (r[a] - ma);
      bb += (r[b] - mb) * (r[b] - mb);
    }
    return ab / Math.sqrt(aa * bb);
  }
}
