package io.plimsoll.features.positioning;

import io.plimsoll.datasets.market.OpenInterest;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.KernelSpec;
import io.plimsoll.features.window.HistoryKernel;
import io.plimsoll.features.window.SampledHistory;

/**
 * How much is open.
 *
 * <p>The last quantity, or with {@code unit: quote} the last notional, NaN where the source does
 * not give it and where the last one is older than {@code max-age} (default 30m). Settings: {@code
 * unit} (base or quote; default base), {@code max-age}.
 *
 * <p><b>Unit</b>: base units or quote currency. <b>Range</b>: [0, ∞). <b>Cost</b>: O(1) an event
 * and a row. <b>Reference</b>: definition.
 */
public final class OpenInterestLevel extends HistoryKernel<OpenInterest> {

  /** What open interest is counted in. */
  public enum Unit {
    BASE,
    QUOTE;

    double of(OpenInterest interest) {
      return this == BASE ? interest.quantity() : interest.notional();
    }
  }

  private final Unit unit;

  /** A kernel that forgets what is older than some age. */
  public OpenInterestLevel(Unit unit, long barNanos, long maxAgeNanos) {
    super(
        OpenInterest.class,
        new KernelSpec(
            "open-interest",
            1,
            KernelSpec.Scope.INSTRUMENT,
            "last open interest",
            unit == Unit.BASE ? "base units" : "quote currency",
            "[0, inf)",
            "definition",
            0),
        barNanos,
        0,
        maxAgeNanos);
    this.unit = unit;
  }

  /** Reads {@code unit}, {@code max-age}. */
  public static OpenInterestLevel from(KernelSettings settings) {
    return new OpenInterestLevel(
        settings.choice("unit", Unit.BASE), settings.barNanos(), Spans.maxAge(settings));
  }

  @Override
  protected double sample(OpenInterest interest) {
    return unit.of(interest);
  }

  @Override
  protected double number(SampledHistory history, long asOfNanos) {
    return history.at(asOfNanos, maxAgeNanos);
  }
}
