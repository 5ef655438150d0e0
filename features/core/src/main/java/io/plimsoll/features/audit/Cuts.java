package io.plimsoll.features.audit;

import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.features.FeatureView;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Where to cut a run: on rows, one nanosecond before and after them, on the ends of bars, within
 * bars, at the very time of an event, in the last two thirds of the data.
 */
final class Cuts {
  private Cuts() {}

  static List<Long> of(FeatureView view, List<MarketEvent> events, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Long> cuts = new ArrayList<>();
    for (int kind = 0; kind < 6; kind++) {
      long somewhere = at(events, random);
      long row = Math.floorDiv(somewhere, view.everyNanos()) * view.everyNanos();
      long bar = Math.floorDiv(somewhere, view.barNanos()) * view.barNanos();
      cuts.add(
          switch (kind) {
            case 0 -> row;
            case 1 -> row - 1;
            case 2 -> row + 1;
            case 3 -> bar;
            case 4 -> bar + random.nextLong(view.barNanos());
            default -> somewhere;
          });
    }
    return cuts;
  }

  /** Rows of the grid, in the last two thirds of the data. */
  static List<Long> rows(FeatureView view, List<MarketEvent> events, int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Long> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(Math.floorDiv(at(events, random), view.everyNanos()) * view.everyNanos());
    }
    return rows;
  }

  private static long at(List<MarketEvent> events, SplittableRandom random) {
    int first = events.size() / 3;
    return events.get(first + random.nextInt(events.size() - first)).availableNanos();
  }
}
