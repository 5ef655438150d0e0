package io.plimsoll.margin.collateral;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;

/** The formula of {@link AssetRules} for one asset; {@link CreditExplanation} mirrors it. */
final class AssetCredit {
  /** Drift's numerator of the size discount. */
  static final double SIZE_DISCOUNT = 1.1;

  /** Drift's part of the liability weight that holds for the smallest size. */
  static final double SIZE_PREMIUM = 0.8;

  private final AssetRules rules;

  AssetCredit(AssetRules rules) {
    this.rules = rules;
  }

  AssetRules rules() {
    return rules;
  }

  double credit(
      double amount,
      double price,
      double confidence,
      double accountValue,
      CollateralContext context) {
    check(amount, price, confidence, accountValue);
    if (amount < 0) {
      double size = -amount;
      return -(size * price * liabilityWeight(size) * (1 + rules.confidence().charge(confidence)));
    }
    double unit = amount == 0 ? 0 : unitValue(price, context);
    if (unit == 0) {
      return 0;
    }
    double counted = Math.min(amount, rules.maximumAmount());
    double credit = sized(counted, unit);
    if (rules.concentration().haircut() > 0) {
      double within = within(counted, unit, accountValue, context);
      credit -= rules.concentration().haircut() * (credit - sized(within, unit));
    }
    return credit
        * (1 - rules.depeg().haircut(price))
        * (1 - rules.confidence().haircut(confidence))
        * (1 - wrongWay(context));
  }

  double liabilityWeight(double size) {
    double weight = rules.liabilityWeight();
    return Math.max(weight, SIZE_PREMIUM * weight + rules.sizeFactor() * Math.sqrt(size));
  }

  double unitValue(double price, CollateralContext context) {
    double value = Math.min(price, rules.priceCap());
    YieldToken token = rules.redemption();
    if (token == null) {
      return value;
    }
    return Math.min(
        value,
        token.redemptionValue(
            exchangeRate(context), underlyingPrice(token, context), context.nowNanos()));
  }

  double exchangeRate(CollateralContext context) {
    return notNegative(context.exchangeRate(rules.asset()), "exchange rate of");
  }

  double underlyingPrice(YieldToken token, CollateralContext context) {
    return notNegative(context.underlyingPrice(token.underlying()), "price of the underlying of");
  }

  double within(double counted, double unit, double accountValue, CollateralContext context) {
    Concentration limits = rules.concentration();
    double room = counted * limits.venueRoom(venueShare(context));
    return Math.min(room, limits.accountLimit() * accountValue / unit);
  }

  double venueShare(CollateralContext context) {
    double share = context.venueShare(rules.asset());
    if (!(share >= 0 && share <= 1)) {
      throw bad("venue share of", "in [0, 1]", share);
    }
    return share;
  }

  double sized(double amount, double unit) {
    HaircutTiers tiers = rules.tiers();
    double tiered =
        tiers.unit() == HaircutTiers.Unit.VALUE
            ? tiers.credit(amount * unit)
            : tiers.credit(amount) * unit;
    return rules.sizeFactor() == 0
        ? tiered
        : Math.min(tiered, amount * unit * sizeDiscount(amount));
  }

  private double sizeDiscount(double amount) {
    return SIZE_DISCOUNT / (1 + rules.sizeFactor() * Math.sqrt(amount));
  }

  double wrongWay(CollateralContext context) {
    WrongWay wrongWay = rules.wrongWay();
    return wrongWay.longHaircut() == 0 && wrongWay.shortHaircut() == 0
        ? 0
        : wrongWay.haircut(context.delta(wrongWay.underlying()));
  }

  void check(double amount, double price, double confidence, double accountValue) {
    if (!Double.isFinite(amount)) {
      throw bad("amount of", "finite", amount);
    }
    notNegative(price, "price of");
    if (!(confidence >= 0 && confidence <= 1)) {
      throw bad("confidence in the price of", "in [0, 1]", confidence);
    }
    if (!(accountValue >= 0)) {
      throw bad("value of the account with", "zero or more", accountValue);
    }
  }

  private double notNegative(double value, String name) {
    if (!(value >= 0) || value == Double.POSITIVE_INFINITY) {
      throw bad(name, "zero or more and finite", value);
    }
    return value;
  }

  private PlimsollException bad(String name, String bound, double value) {
    return new PlimsollException(
        ErrorCode.INVALID_INPUT,
        name + " asset '" + rules.asset() + "' must be " + bound + ", was " + value);
  }
}
