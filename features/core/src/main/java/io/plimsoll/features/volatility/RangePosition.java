package io.plimsoll.features.volatility;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.window.BarMemory;
import io.plimsoll.features.window.BarSpan;
import io.plimsoll.features.window.BarWindow;
import io.plimsoll.features.window.BarWindowKernel;

/**
 * Where the price stands in the range of a window, in units of the movement that is usual over as
 * long a time.
 *
 * <p>With the highest high H and the lowest low L of the window, the last close C and {@code s =
 * √(W · bars of the window)}, where W is the mean squared log return per bar over the base: {@code
 * side: high} gives {@code tanh(ln(H/C) / s)}, how far it fell from the top; {@code side: low}
 * gives {@code tanh(ln(C/L) / s)}, how far it rose from the bottom; {@code side: range} gives
 * {@code ln(ln(H/L) / s + 0.05)}, how wide the range is. NaN where no close moved in the base, or
 * nothing was observed in the window. Settings: {@code window}, {@code base} (default 7d), {@code
 * side} (default {@code high}; {@code low}, {@code range}), {@code warm-up} (of the base; default:
 * the base).
 *
 * <p><b>Unit</b>: none; of range the logarithm of a ratio. <b>Range</b>: [0, 1]; of range [ln 0.05,
 * ∞). <b>Cost</b>: O(1) a bar, amortized, three logarithms. <b>Reference</b>: definition.
 */
public final class RangePosition extends BarWindowKernel {
  private static final double NARROWEST = 0.05;

  private final int windowBars;
  private final Side side;

  /** What is measured. */
  public enum Side {
    /** From the highest high down to the last close. */
    HIGH,
    /** From the lowest low up to the last close. */
    LOW,
    /** From the lowest low up to the highest high. */
    RANGE
  }

  /** A kernel over the range of the last {@code windowBars} bars. */
  public RangePosition(int windowBars, BarSpan base, Side side) {
    super(
        base,
        Counting.RETURNS,
        spec(
            "range-position",
            base,
            Counting.RETURNS,
            formula(side) + ", s = sqrt(mean r^2 of base * bars of window)",
            side == Side.RANGE ? "logarithm of a ratio" : "none",
            side == Side.RANGE ? "[ln(0.05), inf)" : "[0, 1]",
            "definition"),
        BarMemory.ofSums(base.bars()).withMaxima(base.within(windowBars), windowBars));
    this.windowBars = windowBars;
    this.side = side;
  }

  private static String formula(Side side) {
    return switch (side) {
      case HIGH -> "tanh(ln(highest high / close) / s)";
      case LOW -> "tanh(ln(close / lowest low) / s)";
      case RANGE -> "ln(ln(highest high / lowest low) / s + " + NARROWEST + ")";
    };
  }

  /** Reads {@code window}, {@code base}, {@code warm-up}, {@code side}. */
  public static RangePosition from(KernelSettings settings) {
    int base = BarSpan.weekFrom(settings, "base");
    return new RangePosition(
        settings.bars("window"),
        new BarSpan(settings.barNanos(), base, settings.bars("warm-up", base)),
        settings.choice("side", Side.HIGH));
  }

  @Override
  protected void add(BarWindow window, Bar bar) {
    window.sum(0).add(window.logReturn() * window.logReturn());
    window.maximum(0).add(StrictMath.log(bar.high()));
    window.maximum(1).add(-StrictMath.log(bar.low()));
  }

  @Override
  protected double value(BarWindow window, int filled) {
    double high = window.maximum(0).max();
    double low = -window.maximum(1).max();
    double usual = Math.sqrt(window.sum(0).sum() / filled * windowBars);
    if (usual == 0) {
      return Double.NaN;
    }
    double distance =
        switch (side) {
          case HIGH -> high - window.logClose();
          case LOW -> window.logClose() - low;
          case RANGE -> high - low;
        };
    // Not below 0: logarithms of neighbours may be off by an ulp.
    double moved = ratio(Math.max(0, distance), usual);
    return side == Side.RANGE ? StrictMath.log(moved + NARROWEST) : StrictMath.tanh(moved);
  }

  @Override
  protected double value(BarWindow window, int filled, long asOfNanos) {
    return observed(window, windowBars, asOfNanos) ? value(window, filled) : Double.NaN;
  }
}
