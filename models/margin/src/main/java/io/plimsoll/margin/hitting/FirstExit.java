package io.plimsoll.margin.hitting;

import io.plimsoll.margin.option.Normal;

/**
 * First passage of a Brownian motion with drift that starts at zero, in units of the horizon:
 * displacement m and standard deviation s at its end.
 *
 * <p>One barrier at −d: {@code Φ((−d−m)/s) + e^(−2md/s²)·Φ((−d+m)/s)}. Two, at −d and u, with w = d
 * + u: reflecting paths at the barriers in turn gives an alternating series of terms that fall,
 *
 * <pre>P(lower first) = Σⱼ [G(d + 2jw) − G(2(j+1)w − d)],
 * G(x) = e^(−m(x+d)/s²)·Φ((−x+m)/s) + e^(m(x−d)/s²)·Φ((−x−m)/s)
 * </pre>
 *
 * which a few terms settle while s ≤ w/2. Beyond, where images crowd, the expansion in the
 * interval's eigenfunctions settles as fast: the probability of ever leaving below, less
 *
 * <pre>e^(−md/s² − m²/2s²)·(πs²/w²)·Σₙ n·sin(nπd/w)·e^(−n²π²s²/2w²)/(m²/2s² + n²π²s²/2w²)
 * </pre>
 *
 * Exponentials and normal tails are multiplied through Mills' ratio, so nothing overflows and no
 * large logarithms cancel. <b>Reference</b>: A. N. Borodin and P. Salminen, Handbook of Brownian
 * Motion (2002), part II, chapter 2 (the densities whose integrals these are); W. Feller, An
 * Introduction to Probability Theory and Its Applications I (1968), chapter XIV.
 */
final class FirstExit {
  private static final double IMAGES_UP_TO = 0.5;
  private static final double INVERSE_SQRT_TWO_PI = 0.3989422804014327;
  private static final double NEGLIGIBLE = 1e-18;

  private FirstExit() {}

  /** Probability of touching −d; d may be infinite, and at or below zero it is touched already. */
  static double lower(double d, double m, double s) {
    if (d <= 0) {
      return 1;
    }
    if (d == Double.POSITIVE_INFINITY) {
      return 0;
    }
    if (s == 0) {
      return m <= -d ? 1 : 0;
    }
    return Math.min(1, image(0, 2 * d, m, s));
  }

  /** Probabilities of touching −d or u first; each may be infinite. */
  static Touch either(double d, double u, double m, double s) {
    if (d <= 0) {
      return Touch.LOWER;
    }
    if (u <= 0) {
      return Touch.UPPER;
    }
    if (u == Double.POSITIVE_INFINITY || d == Double.POSITIVE_INFINITY || s == 0) {
      return new Touch(lower(d, m, s), lower(u, -m, s));
    }
    double w = d + u;
    return s <= IMAGES_UP_TO * w
        ? Touch.rounded(images(d, u, m, s), images(u, d, -m, s))
        : Touch.rounded(modes(d, u, m, s), modes(u, d, -m, s));
  }

  private static double images(double d, double u, double m, double s) {
    double w = d + u;
    double sum = 0;
    double term = 1;
    for (int j = 0; term > NEGLIGIBLE; j++) {
      double far = 2 * j * w;
      term = image(far, far + 2 * d, m, s);
      sum += term - image(far + 2 * u, far + 2 * w, m, s);
    }
    return sum;
  }

  /** G(x) above, given x − d and x + d, whose difference would lose the near barrier's digits. */
  private static double image(double less, double more, double m, double s) {
    double x = 0.5 * (less + more);
    double toward = (x - m) / s;
    double away = (x + m) / s;
    double reflected =
        toward > 0
            ? common(less, more, m, s) * Gaussian.mills(toward)
            : StrictMath.exp(-(m / s) * (more / s)) * Normal.cdf(-toward);
    double beyond =
        away > 0
            ? common(less, more, m, s) * Gaussian.mills(away)
            : (less == 0 ? 1 : StrictMath.exp((m / s) * (less / s))) * Normal.cdf(-away);
    return reflected + beyond;
  }

  /** The normal density that both terms of G share once Mills' ratio is taken out of them. */
  private static double common(double less, double more, double m, double s) {
    double end = (0.5 * (more - less) + m) / s;
    double detour = less == 0 ? 0 : (less / s) * (more / s);
    return INVERSE_SQRT_TWO_PI * StrictMath.exp(-0.5 * (end * end + detour));
  }

  private static double modes(double d, double u, double m, double s) {
    double w = d + u;
    double drift = m / s;
    double rate = s / w;
    double sum = 0;
    double decay = 1;
    for (int n = 1; decay > NEGLIGIBLE; n++) {
      double energy = 0.5 * n * n * Math.PI * Math.PI * rate * rate;
      decay = n * StrictMath.exp(-energy);
      sum += decay * StrictMath.sin(n * Math.PI * (d / w)) / (0.5 * drift * drift + energy);
    }
    double tilt = StrictMath.exp(-drift * (d / s) - 0.5 * drift * drift);
    return ever(d, u, 2 * drift / s) - tilt * Math.PI * rate * rate * sum;
  }

  /** Probability of leaving below if given all time, with tilt θ = 2·drift/variance. */
  private static double ever(double d, double u, double theta) {
    if (theta == 0) {
      return u / (d + u);
    }
    double size = Math.abs(theta);
    double share = StrictMath.expm1(-size * u) / StrictMath.expm1(-size * (d + u));
    return theta > 0 ? StrictMath.exp(-size * d) * share : share;
  }
}
