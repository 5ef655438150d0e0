package io.plimsoll.margin.portfolio;

import io.plimsoll.datasets.Checks;
import io.plimsoll.margin.portfolio.DerivePm2Rules.Collateral;
import java.util.Arrays;
import java.util.List;

/**
 * What a Derive PM2 account holds, and the feeds that value it, in flat arrays: cash, perpetuals
 * and options of one underlying, and collateral.
 *
 * <p>Fill {@link #options} expiry by expiry and call {@link #expiryConfidence} after each. {@link
 * #clear} empties the book and keeps its arrays.
 */
public final class Pm2Book {
  /** The options. */
  public final OptionBook options = new OptionBook();

  double cash;
  double spot = 1;
  double spotConfidence = 1;
  double stablePrice = 1;
  double perpQuantity;
  double perpPrice;
  double perpConfidence = 1;
  double perpGain;
  double[] expiryConfidence = new double[4];
  int collaterals;
  double[] collateralUsd = new double[4];
  double[] collateralConfidence = new double[4];
  Collateral[] collateral = new Collateral[4];

  /** Removes everything. */
  public void clear() {
    options.clear();
    cash = 0;
    perpQuantity = 0;
    perpPrice = 0;
    perpConfidence = 1;
    perpGain = 0;
    collaterals = 0;
  }

  /**
   * The underlying's spot, the price of the cash asset, and cash.
   *
   * @param price USD, positive
   * @param confidence of the spot feed, in [0, 1]
   * @param stable USD per unit of the cash asset, positive
   * @param amount of cash, negative when borrowed
   */
  public void market(double price, double confidence, double stable, double amount) {
    spot = Checks.positive(price, "spot");
    spotConfidence = Checks.inRange(confidence, 0, 1, "spot confidence");
    stablePrice = Checks.positive(stable, "stable price");
    cash = Checks.finite(amount, "cash");
  }

  /**
   * The perpetual.
   *
   * @param quantity underlying units, negative when short
   * @param price its mark, positive
   * @param confidence of its feed, in [0, 1]
   * @param gain unrealised, with funding that is due
   */
  public void perpetual(double quantity, double price, double confidence, double gain) {
    perpQuantity = Checks.finite(quantity, "perpetual quantity");
    perpPrice = Checks.positive(price, "perpetual price");
    perpConfidence = Checks.inRange(confidence, 0, 1, "perpetual confidence");
    perpGain = Checks.finite(gain, "perpetual gain");
  }

  /** The least confidence of the feeds of the expiry added last: forward, rate, volatilities. */
  public void expiryConfidence(double confidence) {
    expiryConfidence(options.expiries() - 1, confidence);
  }

  void expiryConfidences(List<Double> confidences) {
    for (int e = 0; e < confidences.size(); e++) {
      expiryConfidence(e, confidences.get(e));
    }
  }

  private void expiryConfidence(int expiry, double confidence) {
    if (expiry >= expiryConfidence.length) {
      expiryConfidence = Arrays.copyOf(expiryConfidence, 2 * expiry);
    }
    expiryConfidence[expiry] = Checks.inRange(confidence, 0, 1, "expiry confidence");
  }

  /**
   * Adds collateral.
   *
   * @param amount its own units, zero or more: Derive lends cash alone
   * @param price USD, positive
   * @param confidence of its feed, in [0, 1]
   */
  public void collateral(double amount, double price, double confidence, Collateral terms) {
    if (collaterals == collateral.length) {
      int more = 2 * collaterals;
      collateral = Arrays.copyOf(collateral, more);
      collateralUsd = Arrays.copyOf(collateralUsd, more);
      collateralConfidence = Arrays.copyOf(collateralConfidence, more);
    }
    Checks.notNegative(amount, "amount of collateral");
    collateralUsd[collaterals] = amount * Checks.positive(price, "collateral price");
    collateralConfidence[collaterals] = Checks.inRange(confidence, 0, 1, "collateral confidence");
    collateral[collaterals++] = terms;
  }
}
