package io.plimsoll.features;

import io.plimsoll.datasets.market.InstrumentId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where each instrument stands in the universe. Feeds send the same few objects again and again,
 * most often that of the event before, so they are looked for by identity first.
 */
final class Positions {
  private static final int RECENT = 256;

  private final Map<InstrumentId, Integer> positions = new HashMap<>();
  private final @Nullable InstrumentId[] recent = new InstrumentId[RECENT];
  private final int[] recentPosition = new int[RECENT];
  private @Nullable InstrumentId latest;
  private int latestPosition;

  Positions(List<InstrumentId> universe) {
    for (InstrumentId instrument : universe) {
      if (positions.put(instrument, positions.size()) != null) {
        throw new IllegalArgumentException("universe has " + instrument + " twice");
      }
    }
  }

  /** The position; -1 for an instrument outside the universe. */
  @SuppressWarnings("ReferenceEquality")
  int of(InstrumentId instrument) {
    if (instrument != latest) {
      int slot = System.identityHashCode(instrument) & (RECENT - 1);
      if (recent[slot] != instrument) {
        Integer position = positions.get(instrument);
        recent[slot] = instrument;
        recentPosition[slot] = position == null ? -1 : position;
      }
      latest = instrument;
      latestPosition = recentPosition[slot];
    }
    return latestPosition;
  }
}
