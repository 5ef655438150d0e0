package io.plimsoll.margin.collateral;

import io.plimsoll.datasets.Explanation;

/** Credit and cost of one offer as functions of the units that are posted in addition. */
final class OfferCurve {
  private final CollateralOffer offer;
  private final AssetCredit credit;
  private final double price;
  private final double confidence;
  private final double accountValue;
  private final CollateralContext context;
  private final double unit;
  private final double kept;

  OfferCurve(
      CollateralOffer offer,
      AssetCredit credit,
      AssetPrices prices,
      double accountValue,
      CollateralContext context) {
    this.offer = offer;
    this.credit = credit;
    this.price = prices.price(offer.asset());
    this.confidence = prices.confidence(offer.asset());
    this.accountValue = accountValue;
    this.context = context;
    credit.check(offer.available(), price, confidence, accountValue);
    this.unit = credit.unitValue(price, context);
    AssetRules rules = credit.rules();
    this.kept =
        (1 - rules.depeg().haircut(price))
            * (1 - rules.confidence().haircut(confidence))
            * (1 - credit.wrongWay(context));
  }

  CollateralOffer offer() {
    return offer;
  }

  /** What posted and new units count for. */
  double credit(double amount) {
    return credit.credit(offer.posted() + amount, price, confidence, accountValue, context);
  }

  Explanation explain(double amount) {
    return new CreditExplanation(credit, context)
        .explain(offer.posted() + amount, price, confidence, accountValue);
  }

  double cost(double amount) {
    return amount * price * offer.costPerYear();
  }

  /** The largest amount whose last unit earns credit at no more than a cost per unit of credit. */
  double amountAt(double costPerCredit, double most) {
    if (costPerCredit <= 0 || !worthwhile(0, costPerCredit)) {
      return 0;
    }
    if (worthwhile(most, costPerCredit)) {
      return most;
    }
    double low = 0;
    double high = most;
    double middle = low + (high - low) / 2;
    while (middle > low && middle < high) {
      if (worthwhile(middle, costPerCredit)) {
        low = middle;
      } else {
        high = middle;
      }
      middle = low + (high - low) / 2;
    }
    return high;
  }

  private boolean worthwhile(double amount, double costPerCredit) {
    double slope = marginal(offer.posted() + amount);
    return slope > 0 && price * offer.costPerYear() <= costPerCredit * slope;
  }

  /** Credit of the next unit; not rising, since credit is concave. */
  private double marginal(double held) {
    AssetRules rules = credit.rules();
    if (unit == 0 || held >= rules.maximumAmount()) {
      return 0;
    }
    Concentration limits = rules.concentration();
    double slope = sizedSlope(held);
    if (limits.haircut() > 0) {
      double room = limits.venueRoom(credit.venueShare(context));
      double part = held * room;
      boolean within = part < limits.accountLimit() * accountValue / unit;
      slope =
          (1 - limits.haircut()) * slope
              + (within ? limits.haircut() * room * sizedSlope(part) : 0);
    }
    return slope * kept;
  }

  private double sizedSlope(double held) {
    AssetRules rules = credit.rules();
    double tiered = tierSlope(held);
    if (rules.sizeFactor() == 0) {
      return tiered;
    }
    double term = rules.sizeFactor() * Math.sqrt(held);
    double curved = unit * AssetCredit.SIZE_DISCOUNT * (1 + term / 2) / ((1 + term) * (1 + term));
    double sized = held * unit * (AssetCredit.SIZE_DISCOUNT / (1 + term));
    double tiers = tierCredit(held);
    if (tiers < sized) {
      return tiered;
    }
    return sized < tiers ? curved : Math.min(tiered, curved);
  }

  private double tierCredit(double held) {
    HaircutTiers tiers = credit.rules().tiers();
    return tiers.unit() == HaircutTiers.Unit.VALUE
        ? tiers.credit(held * unit)
        : tiers.credit(held) * unit;
  }

  private double tierSlope(double held) {
    HaircutTiers tiers = credit.rules().tiers();
    double size = tiers.unit() == HaircutTiers.Unit.VALUE ? held * unit : held;
    return size >= tiers.cap() ? 0 : unit * tiers.rate(tiers.tierOf(size));
  }
}
