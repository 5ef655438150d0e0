package io.plimsoll.margin;

import io.plimsoll.datasets.Checks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Implied volatility by strike and expiry.
 *
 * <p>Within a smile, volatility is linear in the logarithm of the strike and flat beyond the
 * outermost strikes. Between smiles, total variance {@code σ²·T} is linear in time at equal {@code
 * ln(strike / forward)}, so that a surface whose smiles leave no calendar arbitrage leaves none
 * between them; before the first and after the last smile, volatility is that smile's.
 *
 * <p><b>Reference</b>: Gatheral, "The Volatility Surface" (2006), ch. 1 (total variance).
 */
public final class VolatilitySurface {
  private final List<Smile> smiles;

  /** A surface of at least one smile, each of another expiry, in any order. */
  public VolatilitySurface(List<Smile> smiles) {
    if (smiles.isEmpty()) {
      throw new IllegalArgumentException("a surface needs at least one smile");
    }
    List<Smile> sorted = new ArrayList<>(smiles);
    sorted.sort(Comparator.comparingLong(Smile::expiryNanos));
    for (int i = 1; i < sorted.size(); i++) {
      if (sorted.get(i).expiryNanos() == sorted.get(i - 1).expiryNanos()) {
        throw new IllegalArgumentException(
            "expiry of a smile must not stand twice, was " + sorted.get(i).expiryNanos());
      }
    }
    this.smiles = List.copyOf(sorted);
  }

  /** The smiles in the order of their expiries. */
  public List<Smile> smiles() {
    return smiles;
  }

  /**
   * Implied volatility, per square root of a year.
   *
   * @param nowNanos the moment, before the expiry
   * @param strike positive
   */
  public double volatility(long nowNanos, long expiryNanos, double strike) {
    Checks.positive(strike, "strike");
    if (expiryNanos <= nowNanos) {
      throw new IllegalArgumentException(
          "expiry must be after now, " + nowNanos + ", was " + expiryNanos);
    }
    int after = 0;
    while (after < smiles.size() && smiles.get(after).expiryNanos() < expiryNanos) {
      after++;
    }
    if (after == smiles.size()) {
      return smiles.get(after - 1).volatility(strike);
    }
    Smile far = smiles.get(after);
    if (after == 0 || far.expiryNanos() == expiryNanos) {
      return far.volatility(strike);
    }
    return between(smiles.get(after - 1), far, nowNanos, expiryNanos, strike);
  }

  private static double between(
      Smile near, Smile far, long nowNanos, long expiryNanos, double strike) {
    double share =
        (double) (expiryNanos - near.expiryNanos()) / (far.expiryNanos() - near.expiryNanos());
    double forward = near.forward() * Math.pow(far.forward() / near.forward(), share);
    double nearVolatility = near.volatility(strike / forward * near.forward());
    double farVolatility = far.volatility(strike / forward * far.forward());
    double nearTime = Math.max(0, near.expiryNanos() - nowNanos);
    double farTime = far.expiryNanos() - nowNanos;
    double total =
        (1 - share) * nearVolatility * nearVolatility * nearTime
            + share * farVolatility * farVolatility * farTime;
    return Math.sqrt(total / (expiryNanos - nowNanos));
  }

  /**
   * One expiry.
   *
   * @param forward of the underlying to the expiry, positive
   * @param strikes rising, positive
   * @param volatilities one for each strike, zero or more
   */
  public record Smile(long expiryNanos, double forward, double[] strikes, double[] volatilities) {
    public Smile {
      Checks.positive(forward, "forward");
      if (strikes.length == 0 || strikes.length != volatilities.length) {
        throw new IllegalArgumentException(
            "a smile needs as many volatilities as strikes and at least one, had %d strikes and %d volatilities"
                .formatted(strikes.length, volatilities.length));
      }
      strikes = strikes.clone();
      volatilities = volatilities.clone();
      for (int i = 0; i < strikes.length; i++) {
        Checks.positive(strikes[i], "strike");
        Checks.notNegative(volatilities[i], "volatility");
        if (i > 0 && !(strikes[i] > strikes[i - 1])) {
          throw new IllegalArgumentException(
              "strikes must rise, had " + strikes[i - 1] + " before " + strikes[i]);
        }
      }
    }

    double volatility(double strike) {
      int n = strikes.length;
      if (strike <= strikes[0]) {
        return volatilities[0];
      }
      if (strike >= strikes[n - 1]) {
        return volatilities[n - 1];
      }
      int i = 1;
      while (strikes[i] < strike) {
        i++;
      }
      double share = Math.log(strike / strikes[i - 1]) / Math.log(strikes[i] / strikes[i - 1]);
      return volatilities[i - 1] + share * (volatilities[i] - volatilities[i - 1]);
    }
  }
}
