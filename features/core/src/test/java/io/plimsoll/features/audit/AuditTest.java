package io.plimsoll.features.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.datasets.market.Trade;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.FeatureView;
import io.plimsoll.features.Kernel;
import io.plimsoll.features.KernelSpec;
import io.plimsoll.features.Market;
import io.plimsoll.features.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The checks pass what is honest and catch what is not: one leak of each kind is planted. */
class AuditTest {
  private static final List<InstrumentId> UNIVERSE = AuditMarket.universe(2);
  private static final List<MarketEvent> EVENTS =
      AuditMarket.events(1, Set.of(Source.TRADES), 2, 600);
  private static final Pipeline HONEST =
      new Pipeline(
          new FeatureView(
              "audited",
              Market.MINUTE,
              5 * Market.MINUTE,
              List.of(
                  Market.feature("rv_30m", "realized-variance", "window", "30m"),
                  Market.feature("signed_30m", "signed-volume", "window", "30m"),
                  Market.feature("rate_5m", "trade-rate", "window", "5m"))),
          UNIVERSE);

  /** Caught whatever the seed, by both checks that must see any look ahead. */
  private static void assertCaught(Pipeline leak) {
    for (long seed = 1; seed <= 6; seed++) {
      assertVerdict(Verdict.FAIL, FutureMutation.check(leak, EVENTS, seed));
      assertVerdict(Verdict.FAIL, StreamingEqualsBatch.check(leak, EVENTS, seed));
    }
  }

  private static void assertVerdict(Verdict verdict, Finding finding) {
    assertEquals(verdict, finding.verdict(), finding.toString());
  }

  @Test
  void honestFeaturesPass() {
    for (long seed = 1; seed <= 6; seed++) {
      assertVerdict(Verdict.PASS, FutureMutation.check(HONEST, EVENTS, seed));
      assertVerdict(Verdict.PASS, StreamingEqualsBatch.check(HONEST, EVENTS, seed));
      assertVerdict(Verdict.PASS, LateNews.check(HONEST, EVENTS, seed));
    }
  }

  @Test
  void theCloseOfTheUnfinishedBarIsCaught() {
    Pipeline leak =
        Hindsight.planted(
            HONEST, (bars, next) -> next < bars.size() ? bars.close(next) : Double.NaN);
    assertCaught(leak);
  }

  @Test
  void aCentredWindowIsCaught() {
    Pipeline leak =
        Hindsight.planted(
            HONEST,
            (bars, next) -> {
              double sum = 0;
              int from = Math.max(0, next - 10);
              int to = Math.min(bars.size(), next + 10);
              for (int bar = from; bar < to; bar++) {
                sum += bars.squaredReturn(bar);
              }
              return sum / (to - from);
            });
    assertCaught(leak);
  }

  @Test
  void scalingByTheFullSampleIsCaught() {
    Pipeline leak =
        Hindsight.planted(
            HONEST,
            (bars, next) -> {
              double sum = 0;
              for (int bar = 0; bar < bars.size(); bar++) {
                sum += bars.close(bar);
              }
              return next == 0 ? Double.NaN : bars.close(next - 1) / (sum / bars.size());
            });
    assertCaught(leak);
  }

  @Test
  void theLabelAsAFeatureIsCaught() {
    Pipeline leak = Hindsight.planted(HONEST, Hindsight.comingVariance(60));
    Finding finding = FutureMutation.check(leak, EVENTS, 7);
    assertVerdict(Verdict.FAIL, finding);
    assertTrue(finding.detail().contains(Hindsight.COLUMN), finding.detail());
  }

  @Test
  void takingEventsByTheTimeTheyHappenedIsCaught() {
    Pipeline leak =
        new Pipeline(
            new FeatureView(
                "leaky",
                Market.MINUTE,
                5 * Market.MINUTE,
                List.of(new FeatureSpec("last_price", "by-event-time", Map.of()))),
            UNIVERSE,
            events ->
                HONEST
                    .kernels()
                    .apply(events)
                    .with("by-event-time", Map.of(), settings -> new ByEventTime(events)));
    assertVerdict(Verdict.FAIL, LateNews.check(leak, EVENTS, 7));
  }

  @Test
  void aStateThatIsNotSavedWholeIsCaught() {
    Pipeline forgetful =
        new Pipeline(
            new FeatureView(
                "forgetful",
                Market.MINUTE,
                5 * Market.MINUTE,
                List.of(new FeatureSpec("count", "forgetful", Map.of()))),
            UNIVERSE,
            events ->
                HONEST
                    .kernels()
                    .apply(events)
                    .with("forgetful", Map.of(), settings -> new Forgetful()));
    assertVerdict(Verdict.PASS, FutureMutation.check(forgetful, EVENTS, 7));
    assertVerdict(Verdict.FAIL, StreamingEqualsBatch.check(forgetful, EVENTS, 7));
  }

  @Test
  void whatCannotBeToldIsNotPassed() {
    Pipeline clock =
        new Pipeline(
            new FeatureView(
                "clock",
                Market.MINUTE,
                5 * Market.MINUTE,
                List.of(new FeatureSpec("hour", "hour-sin", Map.of()))),
            UNIVERSE);
    assertVerdict(Verdict.UNDECIDED, LateNews.check(clock, EVENTS, 7));
    assertVerdict(Verdict.UNDECIDED, FutureMutation.check(clock, EVENTS, 7));
  }

  /** The last price by event time, from all events of the run. */
  private record ByEventTime(List<MarketEvent> events) implements Kernel<Trade, double[]> {
    ByEventTime {
      List<MarketEvent> sorted = new ArrayList<>(events);
      sorted.sort(Comparator.comparingLong(MarketEvent::eventNanos));
      events = sorted;
    }

    @Override
    public KernelSpec spec() {
      return specOf("by-event-time");
    }

    @Override
    public Class<Trade> consumes() {
      return Trade.class;
    }

    @Override
    public double[] create() {
      return new double[1];
    }

    @Override
    public void update(double[] state, Trade trade) {
      state[0] = UNIVERSE.indexOf(trade.instrument());
    }

    @Override
    public double value(double[] state, long asOfNanos) {
      double price = Double.NaN;
      for (MarketEvent event : events) {
        if (event.eventNanos() > asOfNanos) {
          break;
        }
        if (event instanceof Trade t && t.instrument().equals(UNIVERSE.get((int) state[0]))) {
          price = t.price();
        }
      }
      return price;
    }

    @Override
    public double[] save(double[] state) {
      return state.clone();
    }

    @Override
    public double[] restore(double[] saved) {
      return saved.clone();
    }
  }

  /** Counts trades and saves nothing. */
  private static final class Forgetful implements Kernel<Trade, double[]> {
    @Override
    public KernelSpec spec() {
      return specOf("forgetful");
    }

    @Override
    public Class<Trade> consumes() {
      return Trade.class;
    }

    @Override
    public double[] create() {
      return new double[1];
    }

    @Override
    public void update(double[] state, Trade trade) {
      state[0]++;
    }

    @Override
    public double value(double[] state, long asOfNanos) {
      return state[0];
    }

    @Override
    public double[] save(double[] state) {
      return new double[0];
    }

    @Override
    public double[] restore(double[] saved) {
      return create();
    }
  }

  private static KernelSpec specOf(String name) {
    return new KernelSpec(
        name, 1, KernelSpec.Scope.INSTRUMENT, "a leak", "none", "any", "definition", 0);
  }
}
