package io.plimsoll.features.jump;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.window.BarMemory;
import io.plimsoll.features.window.BarSpan;
import io.plimsoll.features.window.BarWindow;

/**
 * The intensity of large returns when each of them makes more of them likely for a while: a Hawkes
 * process with an exponential kernel, its parameters given.
 *
 * <p>{@code λ(t) = μ + α Σ exp(−β (t − tᵢ))} over the large returns so far, times per / bar. A
 * return is large where it is beyond {@code threshold} standard deviations of the volatility just
 * before it (as in {@link LeeMykland}); μ, α, β are in events a bar; {@code β = ln 2 / half-life},
 * {@code α = branching · β}. The default baseline is the rate at which normal returns pass three
 * standard deviations. Settings: {@code local} (K: the window of the local volatility), {@code
 * half-life}, {@code branching} (α/β, in [0, 1); default 0.5), {@code baseline} (μ; default
 * 0.0027), {@code threshold} (default 3), {@code per} (default: one bar).
 *
 * <p><b>Unit</b>: events over the horizon. <b>Range</b>: [μ, ∞). <b>Cost</b>: O(1) a bar, one
 * logarithm and one exponential. <b>Reference</b>: Hawkes (1971), Spectra of some self-exciting and
 * mutually exciting point processes, section 2; Aït-Sahalia, Cacho-Diaz, Laeven (2015), section 2.
 */
public final class HawkesIntensity extends LocalJump {
  private final long barNanos;
  private final double baseline;
  private final double alpha;
  private final double beta;
  private final double threshold;
  private final double horizonBars;

  /** A kernel; {@code baseline}, {@code alpha}, {@code beta} are in events a bar. */
  public HawkesIntensity(
      BarSpan local,
      double baseline,
      double alpha,
      double beta,
      double threshold,
      double horizonBars) {
    super(
        local,
        local.bars(),
        spec(
            "hawkes-intensity",
            local,
            Counting.RETURNS,
            "per / bar * (mu + alpha * sum over large returns of exp(-beta * time since))",
            "events over the horizon",
            "[mu, inf)",
            "Hawkes (1971), section 2"),
        BarMemory.ofSums().withCells(1));
    this.barNanos = local.barNanos();
    this.baseline = Checks.positive(baseline, "baseline");
    this.alpha = Checks.notNegative(alpha, "alpha");
    this.beta = Checks.positive(beta, "beta");
    this.threshold = Checks.positive(threshold, "threshold");
    this.horizonBars = horizonBars;
  }

  /** Reads {@code local}, {@code half-life}, {@code branching}, {@code baseline}, … */
  public static HawkesIntensity from(KernelSettings settings) {
    double beta = StrictMath.log(2) / settings.bars("half-life");
    double branching = settings.number("branching", 0.5);
    if (!(branching >= 0 && branching < 1)) {
      throw new IllegalArgumentException("branching must be in [0, 1), was " + branching);
    }
    return new HawkesIntensity(
        BarSpan.full(settings.barNanos(), settings.bars("local")),
        settings.number("baseline", 0.0027),
        branching * beta,
        beta,
        settings.number("threshold", 3),
        (double) settings.nanos("per", settings.barNanos()) / settings.barNanos());
  }

  /** The cell holds the sum of exponentials at the newest close. */
  @Override
  protected void add(BarWindow window, Bar bar, double statistic) {
    double[] cells = window.cells();
    double bars =
        window.count() == 0 ? 0 : (double) (bar.eventNanos() - window.closeNanos()) / barNanos;
    boolean large = Math.abs(deviations(statistic)) > threshold;
    cells[0] = cells[0] * StrictMath.exp(-beta * bars) + (large ? 1 : 0);
  }

  @Override
  protected double value(BarWindow window, int filled, long asOfNanos) {
    double bars = (double) (asOfNanos - window.closeNanos()) / barNanos;
    return (baseline + alpha * window.cells()[0] * StrictMath.exp(-beta * bars)) * horizonBars;
  }

  @Override
  protected double value(BarWindow window, int filled) {
    return value(window, filled, window.closeNanos());
  }
}
