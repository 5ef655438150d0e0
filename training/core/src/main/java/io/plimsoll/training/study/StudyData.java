package io.plimsoll.training.study;

import io.plimsoll.datasets.market.EventSource;
import io.plimsoll.datasets.market.InstrumentId;
import java.util.List;

/**
 * What a study is made on.
 *
 * @param sha256 of the stored events, or of the settings that generate them
 * @param universe the instruments, in a fixed order
 * @param synthetic whether somebody made it up
 */
public record StudyData(
    String name,
    String sha256,
    List<InstrumentId> universe,
    EventSource events,
    boolean synthetic) {
  public StudyData {
    universe = List.copyOf(universe);
  }
}
