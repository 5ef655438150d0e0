package io.plimsoll.features.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.features.FeatureEntity;
import io.plimsoll.features.FeatureView;
import io.plimsoll.features.KernelRegistry;
import io.plimsoll.features.Market;
import io.plimsoll.features.Source;
import io.plimsoll.features.ViewSources;
import io.plimsoll.features.Views;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every view of this project, on every choice of data it can take: streaming equals batch bit for
 * bit, also over restarts whose snapshots lie on a disk, and no other future changes a row.
 */
class EveryViewTest {
  private static final List<InstrumentId> UNIVERSE = AuditMarket.universe(2);

  @TempDir Path directory;

  /** A view and the kinds of data it is given. */
  record Case(FeatureView view, Set<Source> data) {
    @Override
    public String toString() {
      return view.name() + " on " + data;
    }
  }

  static Stream<Case> cases() {
    return Views.names().stream()
        .map(Market::named)
        .filter(view -> view.entity() == FeatureEntity.INSTRUMENT)
        .flatMap(
            view ->
                ViewSources.choices(view, KernelRegistry.standard()).stream()
                    .map(data -> new Case(view, data)));
  }

  /** Some hours beyond the longest warm-up that is not a matter of days. */
  private static List<MarketEvent> events(Case c) {
    int minutes = c.view().everyNanos() > Market.MINUTE ? 1000 : 400;
    return AuditMarket.events(c.toString().hashCode(), c.data(), UNIVERSE.size(), minutes);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void streamingEqualsBatchOverRestartsFromDisk(Case c) {
    Finding finding =
        StreamingEqualsBatch.check(new Pipeline(c.view(), UNIVERSE), events(c), 11, overDisk());
    assertEquals(Verdict.PASS, finding.verdict(), c + ": " + finding);
    assertTrue(finding.compared() > 200, c + ": " + finding);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void noFutureChangesARow(Case c) {
    Pipeline pipeline = new Pipeline(c.view(), UNIVERSE);
    List<MarketEvent> events = events(c);
    Finding mutation = FutureMutation.check(pipeline, events, 12);
    assertEquals(Verdict.PASS, mutation.verdict(), c + ": " + mutation);
    Finding late = LateNews.check(pipeline, events, 13);
    assertNotEquals(Verdict.FAIL, late.verdict(), c + ": " + late);
  }

  @Test
  void theAuditMarketMakesEveryKindInOrder() {
    Set<Source> all = EnumSet.allOf(Source.class);
    all.remove(Source.BARS);
    List<MarketEvent> events = AuditMarket.events(1, all, 2, 300);
    Set<Source> seen = new HashSet<>();
    long last = Long.MIN_VALUE;
    for (MarketEvent event : events) {
      seen.add(Source.of(event));
      assertTrue(event.availableNanos() >= last, event.toString());
      last = event.availableNanos();
    }
    assertEquals(all, seen);
    List<MarketEvent> bars = AuditMarket.events(1, Set.of(Source.BARS), 2, 300);
    assertTrue(bars.stream().allMatch(event -> Source.of(event) == Source.BARS));
  }

  private UnaryOperator<byte[]> overDisk() {
    Path file = directory.resolve("runner.snapshot");
    return bytes -> {
      try {
        Files.write(file, bytes);
        return Files.readAllBytes(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }
}
