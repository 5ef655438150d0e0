package io.plimsoll.features.depth;

import io.plimsoll.datasets.Observation;
import io.plimsoll.datasets.market.TopOfBook;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.KernelSpec;
import io.plimsoll.features.tape.TradeTick;
import java.util.List;

/**
 * Kyle's lambda: how far the mid moves for each unit of money that takers bought on balance.
 *
 * <p>The slope of the least-squares line (with a constant) of the relative change of the mid on the
 * signed notional of trades, by intervals of {@code interval} (default 10s) over the window. Trades
 * whose side is not told are signed by the tick rule. Intervals at whose begin or end there is no
 * mid (a crossed, locked or one-sided book, or none) are left out. Settings: {@code window}, {@code
 * warm-up}, {@code interval}, {@code max-silence}.
 *
 * <p><b>Unit</b>: fraction of the mid per unit of quote currency. <b>Range</b>: (−∞, ∞), in theory
 * positive. <b>Cost</b>: O(1) an event, O(window / interval) a row. <b>Reference</b>: Kyle (1985),
 * Continuous auctions and insider trading, section 2; estimated as in Hasbrouck (2009), Trading
 * costs and returns for U.S. equities, section 2.
 */
public final class KyleLambda extends IntervalKernel {

  private KyleLambda(Window window) {
    super(
        List.of(TopOfBook.class, TradeTick.class),
        new KernelSpec(
            "kyle-lambda",
            1,
            KernelSpec.Scope.INSTRUMENT,
            "slope of the relative change of the mid on signed notional, by intervals",
            "fraction of the mid per unit of quote currency",
            "(-inf, inf)",
            "Kyle (1985), Continuous auctions and insider trading, section 2; Hasbrouck (2009)",
            window.warmUpNanos()),
        window);
  }

  /** Reads {@code window}, {@code warm-up}, {@code interval}, {@code max-silence}. */
  public static KyleLambda from(KernelSettings settings) {
    return new KyleLambda(Window.from(settings));
  }

  @Override
  void take(IntervalGrid grid, Observation event) {
    if (event instanceof TopOfBook top) {
      grid.level(Books.mid(top));
    } else if (event instanceof TradeTick trade) {
      grid.flow(trade.sign() * (trade.price() * trade.quantity()));
    }
  }

  @Override
  double x(IntervalGrid grid, int index) {
    return grid.flowBack(index);
  }

  @Override
  double y(IntervalGrid grid, int index) {
    double before = grid.levelBack(index - 1);
    return (grid.levelBack(index) - before) / before;
  }
}
