package io.plimsoll.margin.collateral;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import java.util.Map;

/** Prices of assets in the margin currency, and how sure their oracle is. */
@FunctionalInterface
public interface AssetPrices {

  /**
   * Margin currency per unit of the asset.
   *
   * @throws PlimsollException if the asset has no price
   */
  double price(String asset);

  /** Confidence of the price's oracle, in [0, 1]. */
  default double confidence(String asset) {
    return 1;
  }

  /** Prices with full confidence. */
  static AssetPrices of(Map<String, Double> prices) {
    return of(prices, Map.of());
  }

  /** Prices and confidences, the latter 1 where it is not given. */
  static AssetPrices of(Map<String, Double> prices, Map<String, Double> confidences) {
    Map<String, Double> priceOf = Map.copyOf(prices);
    Map<String, Double> confidenceOf = Map.copyOf(confidences);
    return new AssetPrices() {
      @Override
      public double price(String asset) {
        Double price = priceOf.get(asset);
        if (price == null) {
          throw new PlimsollException(
              ErrorCode.INVALID_INPUT, "the market has no price of asset '" + asset + "'");
        }
        return price;
      }

      @Override
      public double confidence(String asset) {
        return confidenceOf.getOrDefault(asset, 1.0);
      }
    };
  }
}
