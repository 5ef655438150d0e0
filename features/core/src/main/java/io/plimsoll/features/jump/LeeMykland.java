package io.plimsoll.features.jump;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.window.BarMemory;
import io.plimsoll.features.window.BarSpan;
import io.plimsoll.features.window.BarWindow;

/**
 * Lee and Mykland's jump statistic of the newest return: the return against the volatility just
 * before it, or whether it is so large that it must be a jump.
 *
 * <p>{@code L = r / σ̂}, {@code σ̂² = Σ |rⱼ||rⱼ₋₁| / (K−2)} over the K − 1 returns before. With
 * {@code form: flag} it is the sign of the return where |L| is beyond what the largest of {@code
 * tests} returns passes with a probability of {@code significance}, else 0. NaN where the price
 * stood still. The local volatility follows the hour of the day only as fast as the window is
 * short. Settings: {@code window} (K), {@code form} (default {@code statistic}; {@code flag}),
 * {@code tests} (default 1d), {@code significance} (default 0.01).
 *
 * <p><b>Unit</b>: √(2/π) standard deviations, or none. <b>Range</b>: (−∞, ∞), or −1, 0, 1.
 * <b>Cost</b>: O(1) a bar, one logarithm. <b>Reference</b>: Lee, Mykland (2008), Jumps in financial
 * markets: a new nonparametric test and jump dynamics, definition 1 and lemma 1.
 */
public final class LeeMykland extends LocalJump {
  private static final long DAY_NANOS = 86_400_000_000_000L;

  private final Form form;
  private final double threshold;

  /** What is given of the statistic. */
  public enum Form {
    STATISTIC("L = r / sqrt(sum of |r(j)| |r(j-1)| / (K-2)) of the returns before", "(-inf, inf)"),
    FLAG("sign of r where |L| is beyond the limit of the largest of so many, else 0", "{-1, 0, 1}");

    private final String formula;
    private final String range;

    Form(String formula, String range) {
      this.formula = formula;
      this.range = range;
    }
  }

  /** A kernel with a local window of K bars, and the |L| from which on the flag is set. */
  public LeeMykland(BarSpan local, Form form, double threshold) {
    super(
        local,
        local.bars(),
        spec(
            "lee-mykland",
            local,
            Counting.RETURNS,
            form.formula,
            form == Form.STATISTIC ? "sqrt(2/pi) standard deviations" : "none",
            form.range,
            "Lee, Mykland (2008), definition 1"),
        BarMemory.ofRings(1));
    this.form = form;
    this.threshold = Checks.positive(threshold, "threshold");
  }

  /** Reads {@code window}, {@code form}, {@code tests}, {@code significance}. */
  public static LeeMykland from(KernelSettings settings) {
    return new LeeMykland(
        BarSpan.full(settings.barNanos(), settings.bars("window")),
        settings.choice("form", Form.STATISTIC),
        threshold(settings));
  }

  /** Reads {@code tests} and {@code significance}: the |L| from which on a return is a jump. */
  static double threshold(KernelSettings settings) {
    int day = (int) Math.max(3, DAY_NANOS / settings.barNanos());
    return LeeMyklandLimit.of(settings.bars("tests", day))
        .threshold(settings.number("significance", 0.01));
  }

  @Override
  protected void add(BarWindow window, Bar bar, double statistic) {
    window.ring(0).add(statistic);
  }

  @Override
  protected double value(BarWindow window, int filled) {
    double statistic = window.ring(0).get(0);
    if (form == Form.STATISTIC || Double.isNaN(statistic)) {
      return statistic;
    }
    return Math.abs(statistic) > threshold ? Math.signum(statistic) : 0;
  }
}
