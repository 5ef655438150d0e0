package io.plimsoll.features.correlation;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.window.BarSpan;
import java.util.List;

/**
 * Over which window each instrument is held against what.
 *
 * @param span the window and its warm-up
 * @param universe the instruments
 * @param against the place of the other instrument in the universe, or {@link #MARKET}
 */
public record Pairing(BarSpan span, List<InstrumentId> universe, int against) {

  /** Against the mean return of all other instruments. */
  public static final int MARKET = -1;

  public Pairing {
    universe = List.copyOf(universe);
    if (against < MARKET || against >= universe.size()) {
      throw new IllegalArgumentException(
          "against must be a place among " + universe.size() + " instruments, was " + against);
    }
  }

  /**
   * Reads {@code window}, {@code warm-up}, {@code against}: {@code market} (the default), {@code
   * leader} (the first instrument of the universe) or an instrument.
   */
  public static Pairing from(KernelSettings settings) {
    return of(settings, BarSpan.from(settings));
  }

  /** Reads {@code against} alone. */
  static Pairing of(KernelSettings settings, BarSpan span) {
    return new Pairing(span, settings.universe(), place(settings, "against"));
  }

  /** The place that a setting means. */
  static int place(KernelSettings settings, String key) {
    return place(settings, key, "market");
  }

  /** The same, with another default. */
  static int place(KernelSettings settings, String key, String otherwise) {
    String text = settings.text(key, otherwise);
    if (text.equals("market")) {
      return MARKET;
    }
    if (text.equals("leader")) {
      return 0;
    }
    int place = settings.universe().indexOf(new InstrumentId(text));
    if (place < 0) {
      throw new IllegalArgumentException(
          key + " must be market, leader or an instrument of the universe, was '" + text + "'");
    }
    return place;
  }

  /** The same; throws if it speaks before so many returns were seen. */
  Pairing atLeast(int leastBars, String why) {
    span.atLeast(leastBars, why);
    return this;
  }

  /** What differs between the states of two kernels. */
  record Key(int bars, long barNanos, List<InstrumentId> universe) {}

  Key key() {
    return new Key(span.bars(), span.barNanos(), universe);
  }

  /** How much history a kernel needs: the first bar has no return. */
  long warmUpNanos() {
    return (span.warmUpBars() + 1L) * span.barNanos();
  }
}
