package io.plimsoll.features.depth;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.window.BarMemory;
import io.plimsoll.features.window.BarSpan;
import io.plimsoll.features.window.BarWindow;
import io.plimsoll.features.window.BarWindowKernel;
import io.plimsoll.features.window.Ring;

/**
 * Volume-synchronized probability of informed trading: how one-sided volume is, bucket by bucket of
 * equal volume.
 *
 * <p>{@code Σ |bought − sold| / Σ volume} over {@code buckets} (default 50) of equal volume into
 * which the volume of the window is cut in the order of time; with a window of a day that is the
 * usual bucket of 1/50 of a day's volume. What was bought is the volume of aggressive buyers
 * ({@code classification: trades}, the default) or, with {@code bulk}, {@code volume · Φ(r / σ)} of
 * each bar, {@code r} its log return and {@code σ} the standard deviation of those in the window
 * about 0. NaN where nobody traded, and where the source does not say who took.
 *
 * <p>Andersen and Bondarenko (2014) find that it tells little of the volatility to come that volume
 * and realized variance do not tell, and that it is tied to how intensely is traded: place it
 * beside those, never instead of them. Settings: {@code buckets}, {@code classification}, {@code
 * window}, {@code warm-up}.
 *
 * <p><b>Unit</b>: fraction. <b>Range</b>: [0, 1]. <b>Cost</b>: one logarithm a bar, O(window +
 * buckets) a row. <b>Reference</b>: Easley, López de Prado, O'Hara (2012), Flow toxicity and
 * liquidity in a high-frequency world, section 2.
 */
public final class Vpin extends BarWindowKernel {
  private static final int VOLUME = 0;
  private static final int SIGNED = 1;
  private static final int RETURN = 2;

  private final int buckets;
  private final Classification classification;

  /** How volume is split into bought and sold. */
  public enum Classification {
    /** By who took. */
    TRADES,
    /** By how far the price of a bar went. */
    BULK
  }

  /** A kernel over a window that is cut into buckets. */
  public Vpin(BarSpan span, int buckets, Classification classification) {
    super(
        span,
        Counting.RETURNS,
        spec(
            "vpin",
            span,
            Counting.RETURNS,
            "sum of |bought - sold| over buckets of equal volume / volume",
            "fraction",
            "[0, 1]",
            "Easley, Lopez de Prado, O'Hara (2012), Flow toxicity and liquidity in a"
                + " high-frequency world, section 2"),
        BarMemory.ofRings(span.bars(), span.bars(), span.bars()));
    this.buckets = (int) Checks.positive(buckets, "buckets");
    this.classification = classification;
  }

  /** Reads {@code buckets}, {@code classification}, {@code window}, {@code warm-up}. */
  public static Vpin from(KernelSettings settings) {
    return new Vpin(
        BarSpan.from(settings),
        settings.count("buckets", 50),
        settings.choice("classification", Classification.TRADES));
  }

  @Override
  protected void add(BarWindow window, Bar bar) {
    window.ring(VOLUME).add(bar.volume());
    window.ring(SIGNED).add(bar.signedVolume());
    window.ring(RETURN).add(window.logReturn());
  }

  @Override
  protected double value(BarWindow window, int filled) {
    Ring volumes = window.ring(VOLUME);
    double total = 0;
    double squares = 0;
    for (int i = 0; i < volumes.size(); i++) {
      double r = window.ring(RETURN).get(i);
      total += volumes.get(i);
      squares += r * r;
    }
    double bucket = total / buckets;
    if (!(bucket > 0) || Double.isInfinite(total)) {
      return Double.NaN;
    }
    return oneSided(window, bucket, Math.sqrt(squares / volumes.size())) / total;
  }

  /** The sum of |bought − sold| over the buckets. */
  private double oneSided(BarWindow window, double bucket, double sigma) {
    double sum = 0;
    double signed = 0;
    double room = bucket;
    for (int i = 0; i < window.ring(VOLUME).size(); i++) {
      double left = window.ring(VOLUME).get(i);
      if (left > 0) {
        double share = share(window, i, sigma);
        for (; left > room; left -= room, room = bucket, signed = 0) {
          sum += Math.abs(signed + share * room);
        }
        signed += share * left;
        room -= left;
      }
    }
    return sum + Math.abs(signed);
  }

  /** (bought − sold) / volume of a bar. */
  private double share(BarWindow window, int index, double sigma) {
    if (classification == Classification.TRADES) {
      return window.ring(SIGNED).get(index) / window.ring(VOLUME).get(index);
    }
    double r = window.ring(RETURN).get(index);
    return sigma == 0 ? 0 : centralProbability(r / sigma);
  }

  /**
   * {@code 2·Φ(z) − 1} by the series of Marsaglia (2004), Evaluating the normal distribution, which
   * beyond 8 standard deviations is 1 to all digits.
   */
  private static double centralProbability(double z) {
    if (Math.abs(z) > 8) {
      return Math.signum(z);
    }
    double term = z;
    double sum = z;
    for (int i = 3; sum + term != sum || i == 3; i += 2) {
      term *= z * z / i;
      sum += term;
    }
    return 2 * sum * StrictMath.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
  }
}
