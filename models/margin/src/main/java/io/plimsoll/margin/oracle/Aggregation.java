package io.plimsoll.margin.oracle;

import java.util.List;

/** How the reports of many sources become one price and the uncertainty of it. */
public enum Aggregation {
  /**
   * The weighted median of the prices. Its uncertainty is the larger of the weighted median of what
   * sources say of themselves and that of their distances from the median.
   *
   * <p><b>Reference</b>: Chainlink takes the median of its nodes' answers; dYdX v4 the median over
   * exchanges at each validator and again, by stake, over validators; Hyperliquid the median over
   * exchanges with weights, and again over validators by stake.
   */
  MEDIAN {
    @Override
    Estimate of(List<PriceReport> reports) {
      double[] weights = weights(reports);
      double price = median(reports.stream().mapToDouble(PriceReport::price).toArray(), weights);
      double said =
          median(reports.stream().mapToDouble(PriceReport::confidence).toArray(), weights);
      double apart =
          median(reports.stream().mapToDouble(r -> Math.abs(r.price() - price)).toArray(), weights);
      return new Estimate(price, Math.max(said, apart));
    }
  },
  /**
   * Every source has three votes: its price, and the lower and upper end of its interval. The price
   * is the median of all votes; the uncertainty, the distance of the farther quartile from it. A
   * source that is sure has its votes close together and moves the result more.
   *
   * <p><b>Reference</b>: Pyth Network, "Price aggregation" (documentation, read 2026-11).
   */
  INTERVAL_VOTES {
    @Override
    Estimate of(List<PriceReport> reports) {
      int n = reports.size();
      double[] votes = new double[3 * n];
      double[] weights = new double[3 * n];
      for (int i = 0; i < n; i++) {
        PriceReport report = reports.get(i);
        votes[3 * i] = report.price() - report.confidence();
        votes[3 * i + 1] = report.price();
        votes[3 * i + 2] = report.price() + report.confidence();
        weights[3 * i] = report.weight();
        weights[3 * i + 1] = report.weight();
        weights[3 * i + 2] = report.weight();
      }
      WeightedMedian all = new WeightedMedian(votes, weights);
      double price = all.median();
      double low = Math.abs(price - all.quantile(0.25));
      double high = Math.abs(all.quantile(0.75) - price);
      return new Estimate(price, Math.max(low, high));
    }
  };

  abstract Estimate of(List<PriceReport> reports);

  private static double[] weights(List<PriceReport> reports) {
    return reports.stream().mapToDouble(PriceReport::weight).toArray();
  }

  private static double median(double[] values, double[] weights) {
    return new WeightedMedian(values, weights).median();
  }

  /**
   * One price of many.
   *
   * @param confidence half the width of an interval around it, quote currency
   */
  record Estimate(double price, double confidence) {
    double confidenceFraction() {
      return confidence / price;
    }
  }
}
