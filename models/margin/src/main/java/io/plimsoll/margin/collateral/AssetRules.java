package io.plimsoll.margin.collateral;

import io.plimsoll.datasets.Checks;
import org.jspecify.annotations.Nullable;

/**
 * How one asset is credited.
 *
 * <p>With amount {@code a}, price {@code p} and the unit value {@code u = min(p, priceCap,
 * redemption value)}:
 *
 * <pre>
 * f(x)   = min(tiers of x, x·u·1.1/(1 + sizeFactor·√x))       credit of x units before all else
 * credit = (f(c) − concentration·(f(c) − f(w)))·(1 − depeg)·(1 − confidence)·(1 − wrong-way)
 * </pre>
 *
 * where {@code c = min(a, maximumAmount)} and {@code w} is the part of it within the limits of
 * {@link Concentration}. Each factor lies in [0, 1] and none falls when the price rises, so credit
 * is at most {@code a·p}, does not fall in amount or price, and is concave in the amount. A
 * liability counts {@code a·p·max(w, 0.8·w + sizeFactor·√|a|)·(1 + confidence charge)} with the
 * liability weight {@code w}.
 *
 * <p><b>Reference</b>: the size factor is Drift's {@code imf}: protocol-v2, {@code margin.rs},
 * {@code calculate_size_discount_asset_weight} and {@code calculate_size_premium_liability_weight}
 * (the code; the documentation's formula differs).
 *
 * @param asset its name
 * @param tiers haircuts by size
 * @param maximumAmount largest amount of an account that is credited, units of the asset, positive;
 *     infinite where there is no limit
 * @param priceCap largest price that is credited, margin currency, positive; infinite where there
 *     is no cap
 * @param liabilityWeight what a borrowed unit counts for, 1 or more
 * @param sizeFactor per square root of a unit, zero or more
 * @param redemption what a token that earns yield redeems for; null for any other asset
 */
public record AssetRules(
    String asset,
    HaircutTiers tiers,
    double maximumAmount,
    double priceCap,
    double liabilityWeight,
    double sizeFactor,
    Depeg depeg,
    ConfidenceHaircut confidence,
    Concentration concentration,
    WrongWay wrongWay,
    @Nullable YieldToken redemption) {
  public AssetRules {
    Checks.notBlank(asset, "asset");
    limit(maximumAmount, "maximum-amount");
    limit(priceCap, "price-cap");
    if (!(liabilityWeight >= 1) || Double.isInfinite(liabilityWeight)) {
      throw new IllegalArgumentException(
          "liability-weight must be 1 or more and finite, was " + liabilityWeight);
    }
    Checks.notNegative(sizeFactor, "size-factor");
  }

  /** An asset with tiers and nothing else. */
  public static AssetRules of(String asset, HaircutTiers tiers) {
    return new AssetRules(
        asset,
        tiers,
        Double.POSITIVE_INFINITY,
        Double.POSITIVE_INFINITY,
        1,
        0,
        Depeg.NONE,
        ConfidenceHaircut.NONE,
        Concentration.NONE,
        WrongWay.NONE,
        null);
  }

  private static void limit(double value, String name) {
    if (!(value > 0)) {
      throw new IllegalArgumentException(name + " must be positive, was " + value);
    }
  }
}
