package io.plimsoll.margin.simulation;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.market.InstrumentId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The same bars of several instruments, which have their place in the list as their number. */
public record MarketPath(List<InstrumentPath> instruments) {
  public MarketPath {
    instruments = List.copyOf(instruments);
    if (instruments.isEmpty()) {
      throw new IllegalArgumentException("instruments must not be empty");
    }
    Set<Object> seen = new HashSet<>();
    for (InstrumentPath path : instruments) {
      if (path.size() != instruments.get(0).size()) {
        throw new IllegalArgumentException(
            "%s must have %d bars as %s has, had %d"
                .formatted(
                    path.instrument(),
                    instruments.get(0).size(),
                    instruments.get(0).instrument(),
                    path.size()));
      }
      if (!seen.add(path.instrument())) {
        throw new IllegalArgumentException(path.instrument() + " must not be given twice");
      }
    }
  }

  /** A path of one instrument. */
  public static MarketPath of(InstrumentPath instrument) {
    return new MarketPath(List.of(instrument));
  }

  /** How many bars there are. */
  public int bars() {
    return instruments.get(0).size();
  }

  /** How many instruments there are. */
  public int count() {
    return instruments.size();
  }

  /** An instrument by its number. */
  public InstrumentPath get(int instrument) {
    return instruments.get(instrument);
  }

  /**
   * The number of an instrument.
   *
   * @throws PlimsollException if the path does not have it
   */
  public int number(InstrumentId instrument) {
    for (int i = 0; i < instruments.size(); i++) {
      if (instruments.get(i).instrument().equals(instrument)) {
        return i;
      }
    }
    throw new PlimsollException(
        ErrorCode.INVALID_INPUT, "the path has no instrument '" + instrument + "'");
  }
}
